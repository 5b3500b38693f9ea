/** Blocks made from people who never were: for the property tests and the benchmark. */
import type { Cell, CellValue, Coordinates } from "./cells";
import type { DataSetRules } from "./tables";

/** One group of people: its coordinates in every dimension, and how many they are. */
export type Group = { readonly at: Coordinates; readonly count: number };

/** Every listed cell that counts somebody, or that a group with count 0 names: all margins add up. */
export function tabulate(groups: readonly Group[], { tables }: DataSetRules): Cell[] {
  const counts = new Map<string, { at: Coordinates; count: number }>();
  for (const { at, count } of groups) {
    const taken = new Set<string>();
    for (const { dimensions } of tables) {
      for (const kept of subsets(dimensions)) {
        const coordinates = Object.fromEntries(
          kept.map((dimension) => [dimension, at[dimension] ?? "unknown"]),
        );
        const key = JSON.stringify(coordinates);
        if (taken.has(key)) continue;
        taken.add(key);
        counts.set(key, { at: coordinates, count: (counts.get(key)?.count ?? 0) + count });
      }
    }
  }
  return [...counts.values()].map(({ at, count }) => ({ at, value: exactly(count) }));
}

export function exactly(value: number): CellValue {
  return { status: "exact", value };
}

/** The way a publisher hides counts from 1 to 4. */
export const BELOW_FIVE: CellValue = { status: "suppressed", upperBound: 4 };

function subsets(dimensions: readonly string[]): string[][] {
  const all: string[][] = [[]];
  for (const dimension of dimensions) all.push(...all.map((own) => [...own, dimension].sort()));
  return all;
}

const WORDS: Readonly<Record<string, Coordinates>> = {
  f: { sex: "female" },
  m: { sex: "male" },
  u: { sex: "unknown" },
  c: { age: "0_17" },
  a: { age: "18_plus" },
};

/** The coordinates of a cell by its short name: "f" females, "mc" male children, "a" adults, "t" the total. */
export function coordinatesOf(name: string): Coordinates {
  return name === "t" ? {} : Object.assign({}, ...[...name].map((letter) => WORDS[letter]));
}
