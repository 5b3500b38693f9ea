/** How stored titles and codes become words in the language of their reader. Pure, and safe in the browser. */

import { partsOf, tokensIn } from "@/lib/text/tokens";

/** The word of a token, or null where it is not known. */
export type WordOf = (kind: string, value: string) => string | null;

/** A text with its tokens `[[kind:code]]` in words; a token that is not known stays as it was typed. */
export function inWords(text: string, wordOf: WordOf): string {
  return partsOf(text)
    .map((part) => (typeof part === "string" ? part : (wordOf(part.kind, part.code) ?? part.typed)))
    .join("");
}

/** The countries that the tokens of some texts name. */
export function countriesIn(texts: readonly string[]): readonly string[] {
  return tokensIn(texts).flatMap(({ kind, code }) => (kind === "country" ? [code] : []));
}
