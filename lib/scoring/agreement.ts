/**
 * How far two people who rated the same indicators agree: shares and coefficients over pairs of levels. Only pairs in
 * which both gave a level take part; what else differs is counted apart. Pure.
 */
import { bootstrapInterval, COEFFICIENT_PAIRS_MIN, type CoefficientInterval } from "./bootstrap";

/** The levels that two people gave one indicator. */
export type LevelPair = readonly [first: number, second: number];

export type Agreement = {
  /** Pairs in which both gave a level. */
  readonly pairs: number;
  /** Pairs of equal levels. */
  readonly exact: number;
  /** Cohen's weighted kappa with squared distances; null where chance alone explains everything or nothing was rated. */
  readonly weightedKappa: number | null;
  /** Krippendorff's alpha for ordered levels; null where all levels are one level. */
  readonly alpha: number | null;
  /** Of alpha; null where it has none or fewer than `COEFFICIENT_PAIRS_MIN` pairs stand behind it. */
  readonly alphaInterval: CoefficientInterval | null;
};

/**
 * Agreement over pairs of levels on a scale, whose levels stand in ascending order. The interval is drawn from `seed`
 * (any whole number), so that the same pairs always give the same figures.
 */
export function agreementOf(pairs: readonly LevelPair[], levels: readonly number[], seed: number): Agreement {
  const alpha = ordinalAlpha(pairs);
  return {
    pairs: pairs.length,
    exact: pairs.filter(([first, second]) => first === second).length,
    weightedKappa: weightedKappa(pairs, levels),
    alpha,
    alphaInterval:
      alpha === null || pairs.length < COEFFICIENT_PAIRS_MIN
        ? null
        : bootstrapInterval(pairs, seed, ordinalAlpha),
  };
}

/**
 * Cohen's weighted kappa (Psychological Bulletin 70, 1968) of two raters; a disagreement weighs the square of its
 * distance in steps of the scale. Null where no disagreement could be expected by chance.
 */
export function weightedKappa(pairs: readonly LevelPair[], levels: readonly number[]): number | null {
  const step = new Map(levels.map((level, index) => [level, index]));
  const places = pairs.map(([first, second]) => [step.get(first) ?? 0, step.get(second) ?? 0] as const);
  let observed = 0;
  for (const [first, second] of places) observed += (first - second) ** 2;
  let expected = 0;
  for (const [first] of places) for (const [, second] of places) expected += (first - second) ** 2;
  return expected === 0 ? null : 1 - (observed * places.length) / expected;
}

/**
 * Krippendorff's alpha with the ordinal difference (Content Analysis; "Computing Krippendorff's Alpha-Reliability",
 * 2011) over units, each with the values that any number of raters gave it. A unit with fewer than two values takes no
 * part. Null where fewer than two different values remain.
 */
export function ordinalAlpha(units: readonly (readonly number[])[]): number | null {
  const paired = units.filter((values) => values.length > 1);
  const counts = new Map<number, number>();
  for (const value of paired.flat()) counts.set(value, (counts.get(value) ?? 0) + 1);
  if (counts.size < 2) return null;
  const rank = ranksOf(counts);
  const total = paired.flat().length;
  let observed = 0;
  for (const values of paired) observed += squaredDistances(values, rank) / (values.length - 1);
  const expected = squaredDistances(paired.flat(), rank);
  return 1 - ((total - 1) * observed) / expected;
}

/** The place of each value in the middle of all equal ones, so that two places are apart by the ordinal difference. */
function ranksOf(counts: ReadonlyMap<number, number>): ReadonlyMap<number, number> {
  const ranks = new Map<number, number>();
  let below = 0;
  for (const [value, count] of [...counts].toSorted(([a], [b]) => a - b)) {
    ranks.set(value, below + count / 2);
    below += count;
  }
  return ranks;
}

/** Sum of squared differences of the ranks over all ordered pairs of values. */
function squaredDistances(values: readonly number[], rank: ReadonlyMap<number, number>): number {
  const places = values.map((value) => rank.get(value) ?? 0);
  const sum = places.reduce((all, place) => all + place, 0);
  const squares = places.reduce((all, place) => all + place ** 2, 0);
  return 2 * (places.length * squares - sum ** 2);
}
