import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FigurePair, kendallTauB, middlePlaces, rankCorrelation, spearmanRho } from "./rank-correlation";

const pairsOf = (ours: readonly number[], theirs: readonly number[]): FigurePair[] =>
  ours.map((value, index) => [value, theirs[index] ?? 0]);

/** The example of the R package `ircor` for its tau functions. */
const X = [0.67, 0.45, 0.29, 0.12, 0.57, 0.24, 0.94, 0.75, 0.08, 0.54];
const Y = [0.48, 0.68, 0.32, 0.09, 0.06, 0.61, 0.87, 0.22, 0.44, 0.84];
/** The same to one decimal, as R rounds them: with ties. */
const X_TIED = [0.7, 0.4, 0.3, 0.1, 0.6, 0.2, 0.9, 0.8, 0.1, 0.5];
const Y_TIED = [0.5, 0.7, 0.3, 0.1, 0.1, 0.6, 0.9, 0.2, 0.4, 0.8];

describe("Kendall's tau-b", () => {
  test("has the published values, without ties, with ties on one side and on both", () => {
    expect(kendallTauB(pairsOf(X, Y))).toBeCloseTo(0.2, 7);
    expect(kendallTauB(pairsOf(X, Y_TIED))).toBeCloseTo(0.2247333, 7);
    expect(kendallTauB(pairsOf(X_TIED, Y_TIED))).toBeCloseTo(0.25, 7);
    // The example of scipy.stats.kendalltau.
    expect(kendallTauB(pairsOf([12, 2, 1, 12, 2], [1, 4, 7, 1, 0]))).toBeCloseTo(-0.47140452, 7);
  });
});

describe("Spearman's rho", () => {
  test("has the published value of scipy.stats.spearmanr, with a tie", () => {
    expect(spearmanRho(pairsOf([1, 2, 3, 4, 5], [5, 6, 7, 8, 7]))).toBeCloseTo(0.82078268, 7);
  });

  test("places equal values in their middle", () => {
    expect(middlePlaces([10, 30, 20, 20])).toEqual([0, 3, 1.5, 1.5]);
    expect(middlePlaces([5, 5, 5])).toEqual([1, 1, 1]);
  });
});

const figures = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
  minLength: 5,
  maxLength: 12,
});

describe("both", () => {
  test("lie within their bounds, turn their sign with one side, and mind neither scale nor order of the countries", () => {
    fc.assert(
      fc.property(figures, (pairs) => {
        for (const coefficientOf of [spearmanRho, kendallTauB]) {
          const value = coefficientOf(pairs);
          if (value === null) continue;
          expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
          expect(coefficientOf(pairs.map(([a, b]) => [a, -b]))).toBeCloseTo(-value, 10);
          expect(coefficientOf(pairs.map(([a, b]) => [a ** 3 + 1, b]))).toBeCloseTo(value, 10);
          expect(coefficientOf(pairs.toReversed())).toBeCloseTo(value, 10);
        }
      }),
    );
  });

  test("are nothing of fewer than five countries, and where one side is all alike", () => {
    const nothing = { value: null, interval: null };
    expect(rankCorrelation(pairsOf([1, 2, 3, 4], [1, 2, 3, 4]), 7)).toEqual({
      pairs: 4,
      spearman: nothing,
      kendall: nothing,
    });
    expect(rankCorrelation(pairsOf([1, 1, 1, 1, 1], [1, 2, 3, 4, 5]), 7)).toMatchObject({
      spearman: nothing,
      kendall: nothing,
    });
  });

  test("have an interval around them that is the same for the same seed", () => {
    const pairs = pairsOf(X, Y);
    const once = rankCorrelation(pairs, 11);
    expect(rankCorrelation(pairs, 11)).toEqual(once);
    for (const { value, interval } of [once.spearman, once.kendall]) {
      expect(interval?.low).toBeLessThan(value ?? 0);
      expect(interval?.high).toBeGreaterThan(value ?? 0);
    }
  });
});
