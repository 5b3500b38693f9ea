/**
 * The crosswalk between two editions of an instrument: what became of each indicator. An id stands for one thing for
 * ever: whoever keeps it is the same or reworded; the parts of a split and the whole of a merger have ids of their own.
 * Pure, and safe in the browser.
 */
import type { CrosswalkRelation } from "@/db/enums";
import type { Edition } from "./edition";
import { isSameReading, wordingParts } from "./wording";

/** One line: indicators of the earlier edition and those that they are in the later one. */
export type CrosswalkRow = {
  readonly relation: CrosswalkRelation;
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Why, where the texts alone do not say so. */
  readonly note: string | null;
};

/** What keeps a list of lines from being a crosswalk. */
export type CrosswalkProblem = {
  readonly problem:
    | "unknown"
    | "missing"
    | "twice"
    | "sides"
    | "kept_id"
    | "other_scale"
    | "reworded_without_note";
  readonly indicator: string;
};

/** How many indicators stand on each side of a relation: at least so many, at most so many. */
const SIDES: Readonly<
  Record<CrosswalkRelation, { from: readonly [number, number]; to: readonly [number, number] }>
> = {
  same: { from: [1, 1], to: [1, 1] },
  reworded: { from: [1, 1], to: [1, 1] },
  split: { from: [1, 1], to: [2, Number.POSITIVE_INFINITY] },
  merged: { from: [2, Number.POSITIVE_INFINITY], to: [1, 1] },
  new: { from: [0, 0], to: [1, 1] },
  dropped: { from: [1, 1], to: [0, 0] },
};

const KEEPS_ID: readonly CrosswalkRelation[] = ["same", "reworded"];

/** The lines that follow from the texts alone: the same text is the same, another one reworded, the rest new or dropped. */
export function proposeCrosswalk(earlier: Edition, later: Edition): readonly CrosswalkRow[] {
  const lineOf = (code: string): CrosswalkRow => {
    if (!earlier.indicators.has(code)) return { relation: "new", from: [], to: [code], note: null };
    const relation =
      isSameReading(earlier, later, code) && wordingParts(earlier, later, code).length === 0
        ? "same"
        : "reworded";
    return { relation, from: [code], to: [code], note: null };
  };
  const dropped = [...earlier.indicators.keys()].filter((code) => !later.indicators.has(code));
  return [
    ...[...later.indicators.keys()].map(lineOf),
    ...dropped.map((code): CrosswalkRow => ({ relation: "dropped", from: [code], to: [], note: null })),
  ];
}

/**
 * The crosswalk of a draft: what a person decided where it holds for the two editions as they are now, and for every
 * other indicator what follows from the texts. Always whole and consistent.
 */
export function draftCrosswalk(
  earlier: Edition,
  later: Edition,
  decisions: readonly CrosswalkRow[],
): readonly CrosswalkRow[] {
  const taken = { from: new Set<string>(), to: new Set<string>() };
  const held = decisions.filter((row) => {
    const isFree =
      row.from.every((code) => !taken.from.has(code)) && row.to.every((code) => !taken.to.has(code));
    if (!isFree || rowProblems(row, earlier, later).length > 0) return false;
    for (const code of row.from) taken.from.add(code);
    for (const code of row.to) taken.to.add(code);
    return true;
  });
  const proposed = proposeCrosswalk(earlier, later).filter(
    ({ from, to }) => !from.some((code) => taken.from.has(code)) && !to.some((code) => taken.to.has(code)),
  );
  const order = [...later.indicators.keys(), ...earlier.indicators.keys()];
  const placeOf = ({ to, from }: CrosswalkRow) => order.indexOf(to[0] ?? from[0] ?? "");
  return [...held, ...proposed].sort((a, b) => placeOf(a) - placeOf(b));
}

/** What is wrong with one line, whatever stands in the others. */
export function rowProblems(
  row: CrosswalkRow,
  earlier: Edition,
  later: Edition,
): readonly CrosswalkProblem[] {
  const [name = ""] = [...row.to, ...row.from];
  const sides = SIDES[row.relation];
  const isWithin = (count: number, [least, most]: readonly [number, number]) =>
    count >= least && count <= most;
  const unknown = [
    ...row.from.filter((code) => !earlier.indicators.has(code)),
    ...row.to.filter((code) => !later.indicators.has(code)),
  ];
  if (unknown.length > 0) return unknown.map((indicator) => ({ problem: "unknown", indicator }));
  const isDoubled = new Set(row.from).size < row.from.length || new Set(row.to).size < row.to.length;
  if (isDoubled || !isWithin(row.from.length, sides.from) || !isWithin(row.to.length, sides.to))
    return [{ problem: "sides", indicator: name }];
  if (!KEEPS_ID.includes(row.relation)) {
    const kept = [...row.from, ...row.to].filter(
      (code) => earlier.indicators.has(code) && later.indicators.has(code),
    );
    return kept.map((indicator) => ({ problem: "kept_id", indicator }));
  }
  if (row.from[0] !== row.to[0]) return [{ problem: "kept_id", indicator: name }];
  if (row.relation !== "same") return [];
  if (!isSameReading(earlier, later, name)) return [{ problem: "other_scale", indicator: name }];
  return wordingParts(earlier, later, name).length > 0 && row.note === null
    ? [{ problem: "reworded_without_note", indicator: name }]
    : [];
}

/** Everything that keeps lines from being the crosswalk of two editions; empty where each indicator stands in one. */
export function crosswalkProblems(
  rows: readonly CrosswalkRow[],
  earlier: Edition,
  later: Edition,
): readonly CrosswalkProblem[] {
  const countsOf = (codes: readonly string[], edition: Edition): readonly CrosswalkProblem[] =>
    [...edition.indicators.keys()].flatMap((indicator): readonly CrosswalkProblem[] => {
      const count = codes.filter((code) => code === indicator).length;
      return count === 1 ? [] : [{ problem: count === 0 ? "missing" : "twice", indicator }];
    });
  return [
    ...rows.flatMap((row) => rowProblems(row, earlier, later)),
    ...countsOf(
      rows.flatMap(({ from }) => from),
      earlier,
    ),
    ...countsOf(
      rows.flatMap(({ to }) => to),
      later,
    ),
  ];
}
