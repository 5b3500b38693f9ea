/** The interval of a coefficient over pairs, by drawing them again; alike every time. Pure. */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Bounds within which 95 of 100 coefficients of resampled pairs lie. */
export type CoefficientInterval = { readonly low: number; readonly high: number };

/** Of fewer pairs a coefficient is an accident: it gets no interval, and screens do not show it. */
export const COEFFICIENT_PAIRS_MIN = 5;
const RESAMPLES = 2_000;
const TAIL = 0.025;

/**
 * The percentile interval of a coefficient over pairs drawn with replacement from `seed` (any whole number); draws without
 * a coefficient are left out. Null where none has one.
 */
export function bootstrapInterval<Pair>(
  pairs: readonly Pair[],
  seed: number,
  coefficientOf: (drawn: readonly Pair[]) => number | null,
): CoefficientInterval | null {
  const generator = xoroshiro128plus(seed);
  const draw = () => pairs[uniformInt(generator, 0, pairs.length - 1)];
  const coefficients: number[] = [];
  for (let round = 0; round < RESAMPLES; round += 1) {
    const found = coefficientOf(Array.from(pairs, draw).filter((pair) => pair !== undefined));
    if (found !== null) coefficients.push(found);
  }
  coefficients.sort((a, b) => a - b);
  const low = coefficients[Math.floor(TAIL * coefficients.length)];
  const high = coefficients[Math.ceil((1 - TAIL) * coefficients.length) - 1];
  return low === undefined || high === undefined ? null : { low, high };
}
