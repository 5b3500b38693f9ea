/** How a cue for a name is written: a pattern whose first group is the name. Pure, and safe in the browser. */

/** A pattern whose first group is the name, and what stands there without being one. */
export type NameCue = { readonly pattern: RegExp; readonly isRefused?: (name: string) => boolean };

/** A capitalised word; `O'Neil`, `Diallo-Bah` and `N'Guessan` are one. */
const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*`;
export const FULL_NAME = `${CAPITALISED}(?: ${CAPITALISED}){1,2}`;
export const SHORT_NAME = `${CAPITALISED}(?: ${CAPITALISED}){0,2}`;
export const INITIALS = String.raw`(?:\p{Lu}\. ?){2,3}(?!\p{L})`;
const START = String.raw`(?<![\p{L}\p{M}\p{N}.])`;

/** Whether a name holds a word that is none of a name. */
export function refusing(refused: RegExp): (name: string) => boolean {
  return (name) => name.split(" ").some((word) => refused.test(word));
}

/** A cue of a script with capitals: words that announce a name, the shape of the name, and what refuses it. */
export function cue(before: string, name: string, isRefused?: (name: string) => boolean): NameCue {
  return {
    pattern: new RegExp(`${START}(?:${before})(${name})`, "gu"),
    ...(isRefused === undefined ? {} : { isRefused }),
  };
}
