/**
 * The arithmetic that nodes are computed in. `exactArithmetic` makes every figure that is shown or stored;
 * `floatArithmetic` is for simulation only and is checked against the exact one by a property test.
 */
import {
  add,
  compare,
  divide,
  type ExactNumber,
  exact,
  geometricMean,
  multiply,
  subtract,
  toNumber,
} from "@/lib/core/exact";

export type Term<N> = { readonly value: N; readonly weight: N };

export type Arithmetic<N> = {
  readonly of: (value: number | string) => N;
  readonly fromExact: (value: ExactNumber) => N;
  readonly add: (a: N, b: N) => N;
  readonly subtract: (a: N, b: N) => N;
  readonly multiply: (a: N, b: N) => N;
  readonly divide: (a: N, b: N) => N;
  /** Below zero, zero or above zero. */
  readonly compare: (a: N, b: N) => number;
  readonly geometricMean: (terms: readonly Term<N>[]) => N;
};

export const exactArithmetic: Arithmetic<ExactNumber> = {
  of: exact,
  fromExact: (value) => value,
  add,
  subtract,
  multiply,
  divide,
  compare,
  geometricMean,
};

/** Texts of numbers in editions, of which a simulation asks for the same few again and again. */
const floats = new Map<string, number>();
const FLOATS_MAX = 1_000;

function floatOf(text: string): number {
  const value = floats.get(text) ?? toNumber(exact(text));
  if (floats.size < FLOATS_MAX) floats.set(text, value);
  return value;
}

/** Rounding makes two computations of one number differ by less; a figure on the edge of a band stays on it. */
const ROUNDING = 1e-9;

function compareFloats(a: number, b: number): number {
  return Math.abs(a - b) <= ROUNDING * Math.max(1, Math.abs(a), Math.abs(b)) ? 0 : a - b;
}

/** Binary floating point: fast, inexact, for simulation only. */
export const floatArithmetic: Arithmetic<number> = {
  of: (value) => (typeof value === "number" ? value : floatOf(value)),
  fromExact: toNumber,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  compare: compareFloats,
  geometricMean: (terms) => {
    const weights = terms.reduce((sum, term) => sum + term.weight, 0);
    return Math.exp(terms.reduce((sum, term) => sum + term.weight * Math.log(term.value), 0) / weights);
  },
};
