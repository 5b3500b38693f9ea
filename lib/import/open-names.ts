/** Names of countries that the lists do not know: somebody who may decides, once, what each stands for. */
import { nameKey } from "@/lib/countries/name-key";
import { NAME_IN_FILE_LENGTH_MAX } from "@/lib/countries/schema";
import type { Problem, ProblemCode } from "./problem";

/** A name of a country that somebody has to decide. */
export type OpenName = {
  name: string;
  /** Where it stands first. */
  line: number | null;
  /** ISO codes that an ambiguous name may stand for. */
  likely?: readonly string[];
};

/** A name of a country that people ask about, for those who may decide what it stands for. */
export type AskedName = {
  name: string;
  /** ISO codes that an ambiguous name may stand for. */
  likely: readonly string[];
  /** Who asks, by name. */
  askedBy: readonly string[];
};

/** So many names are asked about at once: each stands on a page as a choice among all countries. */
export const NAMES_SHOWN = 100;

const CODES: readonly ProblemCode[] = ["country_name_unknown", "country_ambiguous", "country_not_listed"];

/** Whether a problem is gone once somebody has decided what a name stands for. */
export function isOpenName({ code }: Problem): boolean {
  return CODES.includes(code);
}

/** The names that these problems are about, each once however it is written; a longer text than any name is none. */
export function openNamesOf(problems: readonly Problem[]): readonly OpenName[] {
  const names = new Map<string, OpenName>();
  for (const { code, line, values } of problems.filter(isOpenName)) {
    const name = String(values.value);
    if (name.length > NAME_IN_FILE_LENGTH_MAX) continue;
    const key = nameKey(name);
    const first = names.get(key);
    if (first !== undefined && (first.line ?? 0) <= (line ?? 0)) continue;
    const likely = code === "country_ambiguous" ? { likely: String(values.expected).split(", ") } : {};
    names.set(key, { name, line, ...likely });
  }
  return [...names.values()].toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));
}
