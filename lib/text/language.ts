/** The language of what people typed, as a BCP 47 tag. Pure, and safe in the browser. */

/** The tag of a text whose language nobody named. */
export const UNDETERMINED = "und";

/** The `lang` of an element that holds a text; none where nobody named its language. */
export function langOf(language: string | null): string | undefined {
  return language === null || language === UNDETERMINED ? undefined : language;
}
