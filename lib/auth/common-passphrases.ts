import "server-only";
import { dictionary } from "@zxcvbn-ts/language-common";
import { isPredictable } from "./predictable";

const WORD_LENGTH_MIN = 4;
/** So many signs and digits on either side may belong to the word itself, as in `trustno1`. */
const EDGE_LENGTH_MAX = 4;

/** What stands for a letter; a stroke stands for either of two. */
const FOLDED: Readonly<Record<string, string>> = {
  "0": "o",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "8": "b",
  "@": "a",
  $: "s",
};
const STROKES = /[1!|]/g;

let common: ReadonlySet<string> | undefined;

/**
 * Whether a text in lower case is among those that attackers try first: a common password, also behind signs and digits
 * at its ends or in place of letters (`p@ssw0rd2024!`), or a run of keys. Needs no network.
 */
export function isCommonPassphrase(lowerCase: string): boolean {
  common ??= new Set(dictionary["passwords-common"].filter((word) => word.length >= WORD_LENGTH_MIN));
  const words = common;
  return words.has(lowerCase) || isPredictable(lowerCase) || cores(lowerCase).some((word) => words.has(word));
}

/** A text without the signs and digits at its ends, and with a few of them; each as it is and with letters for signs. */
function cores(text: string): readonly string[] {
  const parts = /^([^\p{L}]*)(\p{L}|\p{L}.*\p{L})([^\p{L}]*)$/su.exec(text);
  if (!parts) return [];
  const [, before = "", middle = "", after = ""] = parts;
  const found: string[] = [];
  for (let left = 0; left <= Math.min(before.length, EDGE_LENGTH_MAX); left += 1) {
    for (let right = 0; right <= Math.min(after.length, EDGE_LENGTH_MAX); right += 1) {
      const core = before.slice(before.length - left) + middle + after.slice(0, right);
      found.push(core, lettersOf(core, "i"), lettersOf(core, "l"));
    }
  }
  return found;
}

function lettersOf(core: string, stroke: string): string {
  return core
    .replace(STROKES, stroke)
    .replace(/./gsu, (sign) => FOLDED[sign] ?? sign)
    .replace(/[^\p{L}\p{N}]/gu, "");
}
