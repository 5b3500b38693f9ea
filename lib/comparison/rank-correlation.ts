/**
 * How alike two figures order the same countries: Spearman's rho and Kendall's tau-b, both with ties, each with an
 * interval. The order itself is worked out here and leaves this module only as a coefficient. Pure.
 */
import { bootstrapInterval, COEFFICIENT_PAIRS_MIN, type CoefficientInterval } from "@/lib/scoring/bootstrap";

/** Two figures of one country. */
export type FigurePair = readonly [ours: number, theirs: number];

/** One coefficient; both null where there are too few pairs, or all figures of one side are alike. */
export type Coefficient = { readonly value: number | null; readonly interval: CoefficientInterval | null };

export type RankCorrelation = {
  readonly pairs: number;
  readonly spearman: Coefficient;
  readonly kendall: Coefficient;
};

/** Both coefficients over pairs of figures; the intervals are drawn from `seed`, so that they are alike every time. */
export function rankCorrelation(pairs: readonly FigurePair[], seed: number): RankCorrelation {
  const withInterval = (coefficientOf: (drawn: readonly FigurePair[]) => number | null): Coefficient => {
    const value = pairs.length < COEFFICIENT_PAIRS_MIN ? null : coefficientOf(pairs);
    return { value, interval: value === null ? null : bootstrapInterval(pairs, seed, coefficientOf) };
  };
  return { pairs: pairs.length, spearman: withInterval(spearmanRho), kendall: withInterval(kendallTauB) };
}

/** The place of each value in the middle of all equal ones, in the order of the values; halves where they are even. */
export function middlePlaces(values: readonly number[]): readonly number[] {
  const ordered = values.toSorted((a, b) => a - b);
  const places = new Map<number, number>();
  for (const [index, value] of ordered.entries()) {
    const known = places.get(value);
    if (known === undefined) places.set(value, index);
    else places.set(value, known + 0.5);
  }
  return values.map((value) => places.get(value) ?? 0);
}

/**
 * Spearman's rho (The American Journal of Psychology 15, 1904) as the product-moment correlation of the places, which
 * holds with ties too. Null where all figures of one side are alike.
 */
export function spearmanRho(pairs: readonly FigurePair[]): number | null {
  const ours = middlePlaces(pairs.map(([first]) => first));
  const theirs = middlePlaces(pairs.map(([, second]) => second));
  const middle = (pairs.length - 1) / 2;
  let together = 0;
  let first = 0;
  let second = 0;
  for (const [index, place] of ours.entries()) {
    const [a, b] = [place - middle, (theirs[index] ?? 0) - middle];
    together += a * b;
    first += a * a;
    second += b * b;
  }
  return first === 0 || second === 0 ? null : together / Math.sqrt(first * second);
}

/**
 * Kendall's tau-b (Biometrika 33, 1945): concordant less discordant pairs of countries over the geometric mean of those
 * that each side tells apart. Null where one side tells none apart.
 */
export function kendallTauB(pairs: readonly FigurePair[]): number | null {
  let balance = 0;
  let toldByOurs = 0;
  let toldByTheirs = 0;
  for (const [index, [ours, theirs]] of pairs.entries()) {
    for (const [otherOurs, otherTheirs] of pairs.slice(index + 1)) {
      const [a, b] = [Math.sign(ours - otherOurs), Math.sign(theirs - otherTheirs)];
      balance += a * b;
      toldByOurs += a * a;
      toldByTheirs += b * b;
    }
  }
  return toldByOurs === 0 || toldByTheirs === 0 ? null : balance / Math.sqrt(toldByOurs * toldByTheirs);
}
