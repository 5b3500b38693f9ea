/** From how many letters on the search box suggests. Pure, and safe in the browser. */

const LETTERS_MIN = 2;
const LETTER = /[\p{L}\p{N}]/gu;
/** Scripts in which a single sign can be a word or a good part of one. */
const WORD_SIGN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Whether enough was typed to suggest something: one letter or digit fits nearly everything, but for signs that are words. */
export function isEnoughToSuggest(q: string): boolean {
  return WORD_SIGN.test(q) || (q.match(LETTER)?.length ?? 0) >= LETTERS_MIN;
}
