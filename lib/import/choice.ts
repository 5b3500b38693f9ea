import { nameKey } from "@/lib/countries/name-key";
import type { Reading } from "./numbers";

/**
 * One code of a closed list, by the code itself or by what the words of a profile say for it; case, accents, spaces and
 * punctuation do not matter. An empty cell is missing; anything else is a problem that names the codes.
 */
export function readChoice<T extends string>(
  text: string,
  codes: readonly T[],
  words: Readonly<Record<string, T>> = {},
): Reading<T> {
  const value = text.trim();
  if (value === "") return { kind: "missing", mark: "", status: null };
  const key = nameKey(value);
  const code = codes.find((candidate) => candidate === value);
  const found = code ?? Object.entries(words).find(([word]) => word === value || sameWords(word, key))?.[1];
  const loose = found ?? codes.find((candidate) => sameWords(candidate, key));
  return loose === undefined
    ? { kind: "problem", code: "value_unknown", values: { value, expected: codes.join(", ") } }
    : { kind: "value", value: loose, notes: [] };
}

function sameWords(word: string, key: string): boolean {
  return key !== "" && nameKey(word) === key;
}
