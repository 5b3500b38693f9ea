/** The figures of a block as variables of one system, and how they come to be while the system is put together. */
import type { DataSetRules, Margin } from "./tables";

export type Variable = {
  /** The cell it stands for; null for what a margin leaves over beside its parts. */
  readonly cell: string | null;
  /** The name of the cell, or of the margin and its rest. */
  readonly name: string;
  /** `count`: known to us. `bounded`: hidden by its publisher. `unknown`: reported by nobody. */
  readonly kind: "count" | "bounded" | "unknown";
  /** The true value; of a `bounded` or `unknown` one a value that agrees with everything reported. */
  readonly value: number;
  readonly lower: number;
  /** What the publisher says it is at most; Infinity where nobody says so. */
  readonly upper: number;
  /** Shown as a number in an earlier version: no mask takes that back. */
  readonly isPublic: boolean;
  /** Shown as a number in the newest version unless its mask hides it. */
  readonly isCurrent: boolean;
  /** A small figure that no mask lists, because it is no count of a cell: it must not be derivable either. */
  readonly isGuarded: boolean;
  /** Hidden by an earlier version. */
  readonly wasHidden: boolean;
};

/** A variable while the system is put together; the value of one that nobody knows comes last. */
export type Draft = {
  -readonly [Name in keyof Omit<Variable, "value">]: Variable[Name];
} & { value: number | null };

export type DraftRow = { readonly margin: Margin; readonly terms: [column: number, coefficient: number][] };

/** The column of this key, made where there is none yet. */
export type Draw = (key: string, make: () => Draft) => number;

/** A variable about which nothing is known but that it counts somebody or nobody. */
export function blank(own: { cell: string | null; name: string }): Draft {
  return {
    ...own,
    kind: "unknown",
    value: null,
    lower: 0,
    upper: Number.POSITIVE_INFINITY,
    isPublic: false,
    isCurrent: false,
    isGuarded: false,
    wasHidden: false,
  };
}

/** Gives a margin that does not add up the variable that makes it do so. */
export function addRest({ margin, terms }: DraftRow, rest: number, draw: Draw, rules: DataSetRules): void {
  const name = `${margin.key}~${rest}`;
  const isGuarded = rest > 0 && rest < rules.threshold && rules.exhaustive.includes(margin.dimension);
  const column = draw(name, () => ({
    ...blank({ cell: null, name }),
    kind: "count",
    value: Math.abs(rest),
    isGuarded,
  }));
  terms.push([column, rest > 0 ? -1 : 1]);
}
