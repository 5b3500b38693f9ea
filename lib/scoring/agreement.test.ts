import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agreementOf, type LevelPair, ordinalAlpha, weightedKappa } from "./agreement";
import { COEFFICIENT_PAIRS_MIN } from "./bootstrap";

const SCALE = [0, 1, 2, 3, 4];
const SEED = 20_260_101;

/** Pairs of a table of counts: rows are the levels of the first person, columns those of the second. */
function pairsOfTable(levels: readonly number[], table: readonly (readonly number[])[]): LevelPair[] {
  return table.flatMap((row, first) =>
    row.flatMap((count, second) =>
      Array.from({ length: count }, (): LevelPair => [levels[first] ?? 0, levels[second] ?? 0]),
    ),
  );
}

const levelPairs = fc.array(fc.tuple(fc.constantFrom(...SCALE), fc.constantFrom(...SCALE)), {
  maxLength: 40,
});

describe("against published examples", () => {
  test("Krippendorff 2011: four observers, twelve units, missing values: ordinal alpha 0.815", () => {
    const observers = ["123321412...", "1233224125.3", ".3332342251.", "12332441251."];
    const units = [...Array(12).keys()].map((unit) =>
      observers.map((values) => Number(values.charAt(unit))).filter((value) => !Number.isNaN(value)),
    );
    expect(ordinalAlpha(units)).toBeCloseTo(0.815, 3);
  });

  test("Gwet, table of two abstractors of 100 records: weighted kappa with squared distances 0.8921569", () => {
    const table = [
      [13, 0, 0],
      [0, 20, 7],
      [0, 4, 56],
    ];
    expect(weightedKappa(pairsOfTable([1, 2, 3], table), [1, 2, 3])).toBeCloseTo(0.8921569, 7);
  });
});

describe("for all pairs", () => {
  test("who always agrees has 1, where the levels differ at all", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...SCALE), { minLength: 2, maxLength: 40 }), (levels) => {
        const same = levels.map((level): LevelPair => [level, level]);
        const { alpha, weightedKappa: kappa, exact } = agreementOf(same, SCALE, SEED);
        const perfect = new Set(levels).size > 1 ? 1 : null;
        expect([exact, alpha, kappa]).toEqual([levels.length, perfect, perfect]);
      }),
    );
  });

  test("it does not matter who is named first, nor in which order", () => {
    fc.assert(
      fc.property(levelPairs, (pairs) => {
        const turned = pairs.map(([first, second]): LevelPair => [second, first]).toReversed();
        const [one, other] = [pairs, turned].map((some) => agreementOf(some, SCALE, SEED));
        expect(other?.exact).toBe(one?.exact);
        expect(other?.alpha ?? 2).toBeCloseTo(one?.alpha ?? 2, 10);
        expect(other?.weightedKappa ?? 2).toBeCloseTo(one?.weightedKappa ?? 2, 10);
      }),
      { numRuns: 30 },
    );
  });

  test("no coefficient is above 1, and the interval holds its two ends in order", () => {
    fc.assert(
      fc.property(levelPairs, (pairs) => {
        const { alpha, alphaInterval, weightedKappa: kappa } = agreementOf(pairs, SCALE, SEED);
        expect(alpha ?? 1).toBeLessThanOrEqual(1);
        expect(kappa ?? 1).toBeLessThanOrEqual(1);
        if (alphaInterval) expect(alphaInterval.low).toBeLessThanOrEqual(alphaInterval.high);
      }),
      { numRuns: 30 },
    );
  });
});

test("the same pairs and seed give the same interval, and few pairs give none", () => {
  const pairs = pairsOfTable(SCALE, [
    [2, 1, 0, 0, 0],
    [0, 3, 1, 0, 0],
    [0, 0, 4, 1, 0],
    [0, 0, 1, 2, 0],
    [0, 0, 0, 0, 1],
  ]);
  const first = agreementOf(pairs, SCALE, SEED);
  expect(agreementOf(pairs, SCALE, SEED)).toEqual(first);
  expect(first.alphaInterval?.low).toBeLessThan(first.alpha ?? 0);
  expect(first.alphaInterval?.high).toBeGreaterThan(first.alpha ?? 1);
  expect(agreementOf(pairs.slice(0, COEFFICIENT_PAIRS_MIN - 1), SCALE, SEED).alphaInterval).toBeNull();
  expect(agreementOf([], SCALE, SEED)).toMatchObject({ pairs: 0, alpha: null, weightedKappa: null });
});
