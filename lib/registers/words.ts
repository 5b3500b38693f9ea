/** How stored titles and codes become words in the language of their reader. Pure, and safe in the browser. */

const TOKEN = /\[\[([a-z_]+):([^\]]+)\]\]/g;

/** The word of a token, or null where it is not known. */
export type WordOf = (kind: string, value: string) => string | null;

/** A text with its tokens `[[kind:code]]` in words; a token that is not known stays as it was typed. */
export function inWords(text: string, wordOf: WordOf): string {
  return text.replace(TOKEN, (token, kind: string, value: string) => wordOf(kind, value) ?? token);
}

/** The countries that the tokens of some texts name. */
export function countriesIn(texts: readonly string[]): readonly string[] {
  const found = texts.flatMap((text) =>
    [...text.matchAll(TOKEN)].flatMap(([, kind, value]) => (kind === "country" && value ? [value] : [])),
  );
  return [...new Set(found)];
}
