import "server-only";
import { adjacencyGraphs } from "@zxcvbn-ts/language-common";
import { PASSPHRASE_LENGTH_MIN } from "./passphrase";

/** Keys and letters in the order in which a hand or a child runs over them, where zxcvbn has no graph of them. */
const LINES = [
  "ضصثقفغعهخحجد",
  "شسيبلاتنمكط",
  "ابتثجحخدذرزسشصضطظعغفقكلمنهوي",
  "йцукенгшщзхъ",
  "фывапролджэ",
  "ячсмитьбю",
];
/** Shorter runs stand in most words. */
const RUN_LENGTH_MIN = 4;
/** So many characters beside the runs make a text no harder to guess. */
const REST_LENGTH_MAX = 3;
const RUNS_LENGTH_MIN = PASSPHRASE_LENGTH_MIN - REST_LENGTH_MAX;

type Pairs = ReadonlySet<string>;
let layouts: readonly Pairs[] | undefined;

/** Pairs of keys side by side in lower case, for each layout of its own: a hand does not change the keyboard. */
function pairsByLayout(): readonly Pairs[] {
  const graphs = Object.values(adjacencyGraphs).map((graph) =>
    Object.entries(graph).flatMap(([key, around]) =>
      [...around.join("")].map((other) => (key + other).toLowerCase()),
    ),
  );
  const lines = LINES.flatMap((line) => [...line].slice(1).map((letter, at) => line.charAt(at) + letter));
  return [...graphs, lines].map((pairs) => new Set(pairs));
}

function follows(previous: string, next: string, pairs: Pairs): boolean {
  if (pairs.has(previous + next) || pairs.has(next + previous)) return true;
  if (previous + next === "90" || previous + next === "09") return true;
  return Math.abs((previous.codePointAt(0) ?? 0) - (next.codePointAt(0) ?? 0)) <= 1;
}

/** How many characters stand in runs. */
function lengthOfRuns(characters: readonly string[], pairs: Pairs): number {
  let total = 0;
  let run = 0;
  for (const [at, character] of characters.entries()) {
    run += 1;
    const next = characters[at + 1];
    if (next !== undefined && follows(character, next, pairs)) continue;
    if (run >= RUN_LENGTH_MIN) total += run;
    run = 0;
  }
  return total;
}

/**
 * Whether a text in lower case is nothing but runs of one character, of neighbouring keys or of letters and digits in
 * sequence, up to a few characters beside them: `qwertyuiopas`, `abcdefghijkl`, `1q2w3e4r5t6y`.
 */
export function isPredictable(lowerCase: string): boolean {
  layouts ??= pairsByLayout();
  const characters = [...lowerCase];
  const needed = Math.max(characters.length - REST_LENGTH_MAX, RUNS_LENGTH_MIN);
  return layouts.some((pairs) => lengthOfRuns(characters, pairs) >= needed);
}
