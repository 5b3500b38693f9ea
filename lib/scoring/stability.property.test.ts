/** Stability beside the exact engine: other weights are another edition, and both must read the same bands. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { toNumber } from "@/lib/core/exact";
import { requireEdition } from "@/lib/instruments/parse";
import { resultOf } from "@/tests/support/result-of";
import { floatArithmetic } from "./arithmetic";
import { scoreAssessment } from "./engine";
import type { Rating, Ratings } from "./rating";
import { readUnder, type Stability, type StabilitySettings, simulateStability } from "./stability";
import type { StabilityInput } from "./stability-choices";

const RUNS = { numRuns: 40, seed: 20_261_127 };
const text = readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8");
const edition = requireEdition(text);
const codes = [...edition.indicators.keys()];
const words = edition.file.confidence?.levels.map(({ code }) => code) ?? [];
const reasons = edition.file.gaps?.reasons.map(({ code }) => code) ?? [];

type Weighted = { weight: number };
type Document = {
  indicators: Weighted[];
  aggregates: { children: Weighted[]; weightsTotal?: unknown }[];
  testVectors?: unknown;
};

/** The shipped edition with these weights, one an indicator and one a child of an aggregate, in the order of the file. */
function reweighted(weights: readonly number[]) {
  const document: Document = JSON.parse(text);
  delete document.testVectors;
  const rest = [...weights];
  for (const indicator of document.indicators) indicator.weight = rest.shift() ?? 1;
  for (const aggregate of document.aggregates) {
    delete aggregate.weightsTotal;
    for (const child of aggregate.children) child.weight = rest.shift() ?? 1;
  }
  return requireEdition(JSON.stringify(document));
}

const rating: fc.Arbitrary<Rating> = fc.oneof(
  {
    arbitrary: fc.constantFrom(...edition.levels).map((level): Rating => ({ state: "rated", level })),
    weight: 8,
  },
  {
    arbitrary: fc.constantFrom(...reasons).map((reason): Rating => ({ state: "not_assessed", reason })),
    weight: 2,
  },
  { arbitrary: fc.constant<Rating>({ state: "not_applicable" }), weight: 1 },
);
const ratingsOf: fc.Arbitrary<Ratings> = fc
  .array(rating, { minLength: codes.length, maxLength: codes.length })
  .map((list) => new Map(codes.map((code, index) => [code, list[index] ?? { state: "not_applicable" }])));
const weightsOf = fc.array(fc.integer({ min: 1, max: 9 }), {
  minLength: codes.length + 20,
  maxLength: codes.length + 20,
});
const confidenceOf = fc
  .array(fc.constantFrom(...words), { minLength: codes.length, maxLength: codes.length })
  .map((list) => new Map(codes.map((code, index) => [code, list[index] ?? "low"])));
const inputs: fc.Arbitrary<StabilityInput> = fc.record({
  ratings: ratingsOf,
  confidence: confidenceOf,
  confidenceWithout: fc
    .array(confidenceOf, { maxLength: 3 })
    .map((list) => new Map(list.map((one, index) => [`type-${index}`, one]))),
});

function stabilityOf(input: StabilityInput, settings: StabilitySettings): Stability {
  return resultOf(simulateStability(edition, input, settings));
}

test("under any weights, bands and figures are those of the exact engine with an edition of these weights", () => {
  fc.assert(
    fc.property(ratingsOf, weightsOf, (ratings, weights) => {
      const other = reweighted(weights);
      const exact = scoreAssessment(other, { ratings }).nodes;
      const childWeights = new Map([...other.nodes.values()].map(({ key, children }) => [key, children]));
      const weightIn = new Map(
        [...edition.nodes.values()].flatMap(({ key, children }) =>
          children.map((child, index) => {
            const weight = childWeights.get(key)?.[index]?.weight;
            return [child, weight ? toNumber(weight) : 0] as const;
          }),
        ),
      );
      const basis = { ratings, hasWithheld: true };
      const read = readUnder(edition, floatArithmetic, basis, (child) => weightIn.get(child) ?? 0);
      for (const [key, node] of exact) {
        const found = read.get(key);
        expect({
          key,
          band: found?.band,
          status: found?.status,
          caps: found?.caps.map(({ code }) => code),
        }).toEqual({
          key,
          band: node.band,
          status: node.status,
          caps: node.caps.map(({ code }) => code),
        });
        if (node.bandFigure === null) expect(found?.bandFigure).toBeNull();
        else expect(found?.bandFigure).toBeCloseTo(toNumber(node.bandFigure.exact), 8);
      }
    }),
    RUNS,
  );
});

test("every draw is counted once, and the band that stands is the exact engine's", () => {
  fc.assert(
    fc.property(inputs, fc.integer(), (input, seed) => {
      const settings = { seed, draws: 20, weightSpread: 25 };
      const stability = stabilityOf(input, settings);
      const exact = scoreAssessment(edition, { ratings: input.ratings }).nodes;
      for (const { key, band, together, bands, choices } of stability.nodes) {
        expect(band).toBe(exact.get(key)?.band ?? null);
        const draws = band === null ? 0 : settings.draws;
        expect(together.draws).toBe(draws);
        const counted = Object.values(bands).reduce((sum, count) => sum + count, 0);
        expect(counted + together.none).toBe(draws);
        expect(counted - (band === null ? 0 : (bands[band] ?? 0))).toBe(together.lower + together.higher);
        for (const { low, high, none, draws: of } of choices) {
          expect(low === null).toBe(none === of);
          if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
        }
      }
    }),
    RUNS,
  );
});

test("where every weight stays and every rating is sure, no band changes", () => {
  fc.assert(
    fc.property(ratingsOf, fc.integer(), (ratings, seed) => {
      const sure = new Map(codes.map((code) => [code, "high"]));
      const input = { ratings, confidence: sure, confidenceWithout: new Map() };
      for (const { choices } of stabilityOf(input, { seed, draws: 5, weightSpread: 0 }).nodes)
        for (const { kind, lower, higher, none } of choices)
          if (kind !== "equal_weights") expect(lower + higher + none).toBe(0);
    }),
    RUNS,
  );
});
