/** How stored titles and codes become words in the language of their reader. Pure, and safe in the browser. */

import { partsOf, tokensIn } from "@/lib/text/tokens";

/** The word of a token, or null where it is not known. */
export type WordOf = (kind: string, value: string) => string | null;

/** Stands between two stops of a route in a stored title. */
export const ONWARD = " → ";

/**
 * A text with its tokens `[[kind:code]]` in words; a token that is not known stays as it was typed. `onward` points
 * the way in which the reader's language runs: an arrow is not mirrored with the text around it.
 */
export function inWords(text: string, wordOf: WordOf, onward = ONWARD): string {
  return partsOf(text)
    .map((part) => {
      if (typeof part === "string") return part === ONWARD ? onward : part;
      return wordOf(part.kind, part.code) ?? part.typed;
    })
    .join("");
}

/** The countries that the tokens of some texts name. */
export function countriesIn(texts: readonly string[]): readonly string[] {
  return tokensIn(texts).flatMap(({ kind, code }) => (kind === "country" ? [code] : []));
}
