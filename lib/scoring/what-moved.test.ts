/** The split of a difference: an example worked out by hand, and that the shares always add up exactly. */
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, type ExactNumber, fractionText, subtract, ZERO } from "@/lib/core/exact";
import { identityOf } from "@/lib/instruments/correspondence";
import { requireEdition } from "@/lib/instruments/parse";
import { scoreAssessment } from "./engine";
import type { Rating, Ratings } from "./rating";
import { type NodeMove, type RoundRatings, whatMoved } from "./what-moved";

/** One domain over three indicators of a scale from 0 to 4, with these weights. */
function tiny(weights: Readonly<Record<string, number>>) {
  return requireEdition(
    JSON.stringify({
      format: "gpat-instrument/1",
      code: "tiny",
      version: "1",
      status: "published_elsewhere",
      language: "en",
      title: "Tiny",
      scale: { min: 0, max: 4, step: 1 },
      normalise: "from_minimum",
      domains: [{ code: "D", title: "D", construct: "capability" }],
      indicators: Object.entries(weights).map(([code, weight]) => ({
        code,
        title: code,
        domain: "D",
        weight,
      })),
      aggregates: [],
    }),
  );
}

const rated = (levels: Readonly<Record<string, number>>): Ratings =>
  new Map(Object.entries(levels).map(([code, level]) => [code, { state: "rated", level }]));
/** Every indicator of a round under its own id. */
const kept = ({ edition }: RoundRatings) => identityOf(edition.indicators.keys());
const text = (value: ExactNumber | undefined) => (value ? fractionText(value) : null);
const only = <T extends string>(moves: readonly NodeMove<T>[]) => moves.find(({ key }) => key === "D");

describe("worked by hand", () => {
  // Then a and b at 1 and 2 with equal weights; now a and c at 3 and 4, b left out, and a weighs three times as much.
  const before: RoundRatings = { edition: tiny({ a: 1, b: 1, c: 1 }), ratings: rated({ a: 1, b: 2 }) };
  const now: RoundRatings = { edition: tiny({ a: 3, b: 1, c: 1 }), ratings: rated({ a: 3, c: 4 }) };
  const move = only(whatMoved(before, now, kept(now), () => "situation_changed"));

  test("each share is the mean of its six gains", () => {
    // Figures by (method, coverage, rating): a then 25, now 75; b 50 or c 100 beside it.
    // 000 75/2   100 125/4   010 125/2   001 125/2   110 175/4   101 275/4   011 175/2   111 325/4
    // method:   (2·(125/4 - 75/2) + (175/4 - 125/2) + (275/4 - 125/2) + 2·(325/4 - 175/2)) / 6 = -75/12
    expect(text(move?.method)).toBe("-25/4");
    // coverage: (2·(125/2 - 75/2) + (175/4 - 125/4) + (175/2 - 125/2) + 2·(325/4 - 275/4)) / 6 = 75/4
    expect(text(move?.coverage)).toBe("75/4");
    // rating:   (2·(125/2 - 75/2) + (275/4 - 125/4) + (175/2 - 125/2) + 2·(325/4 - 175/4)) / 6 = 125/4
    expect(text(move?.rating)).toBe("125/4");
    expect(text(move?.difference)).toBe("175/4");
  });

  test("what is not the same indicator in both editions moves with the method, and nobody is asked for a cause", () => {
    const reworded = new Map(kept(now)).set("a", { state: "needs_a_look", from: ["a"] });
    const other = only(whatMoved(before, now, reworded, () => "situation_changed"));
    expect(text(other?.rating)).toBe("0");
    expect(other?.causes).toEqual([]);
    expect(text(other?.difference)).toBe("175/4");
  });

  test("the whole share of the ratings belongs to the one cause", () => {
    expect(move?.causes).toMatchObject([{ cause: "situation_changed", indicators: ["a"] }]);
    expect(text(move?.causes[0]?.share)).toBe(text(move?.rating));
  });
});

test("two causes share what they moved, each by its own levels where figures are means", () => {
  const edition = tiny({ a: 1, b: 1, c: 2 });
  const before = { edition, ratings: rated({ a: 0, b: 2, c: 1 }) };
  const now = { edition, ratings: rated({ a: 4, b: 1, c: 1 }) };
  const move = only(
    whatMoved(before, now, kept(now), (code) => (code === "a" ? "better_information" : null)),
  );
  expect(text(move?.difference)).toBe("75/4");
  expect(move?.causes.map(({ cause, share, indicators }) => [cause, text(share), indicators])).toEqual([
    ["better_information", "25", ["a"]],
    [null, "-25/4", ["b"]],
  ]);
});

test("an indicator that only one edition has goes with the method, and so does one on another scale", () => {
  const before = { edition: tiny({ a: 1 }), ratings: rated({ a: 2 }) };
  const now = { edition: tiny({ a: 1, b: 1 }), ratings: rated({ a: 2, b: 4 }) };
  const move = only(whatMoved(before, now, kept(now), () => null));
  expect([move?.method, move?.coverage, move?.rating].map(text)).toEqual(["25", "0", "0"]);
});

test("nothing is said of a figure that one of the rounds lacks", () => {
  const edition = tiny({ a: 1, b: 1 });
  expect(
    whatMoved(
      { edition, ratings: rated({}) },
      { edition, ratings: rated({ a: 1 }) },
      identityOf(edition.indicators.keys()),
      () => null,
    ),
  ).toEqual([]);
});

const SHIPPED = readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8");
const shipped = requireEdition(SHIPPED);
const CAUSES = ["situation_changed", "better_information", "earlier_rating_wrong", null] as const;

/** The shipped edition with other weights of its indicators. */
function withWeights(weights: readonly number[]) {
  const document: { indicators: { weight: number }[]; testVectors?: unknown } = JSON.parse(SHIPPED);
  delete document.testVectors;
  for (const [index, indicator] of document.indicators.entries()) indicator.weight = weights[index] ?? 1;
  return requireEdition(JSON.stringify(document));
}

const codes = [...shipped.indicators.keys()];
const each = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: codes.length, maxLength: codes.length });
const ratingsOf = each(
  fc.oneof(
    {
      arbitrary: fc.constantFrom(...shipped.levels).map((level): Rating => ({ state: "rated", level })),
      weight: 6,
    },
    { arbitrary: fc.constant<Rating>({ state: "not_assessed" }), weight: 1 },
    { arbitrary: fc.constant<Rating>({ state: "not_applicable" }), weight: 1 },
  ),
).map(
  (list): Ratings => new Map(codes.map((code, index) => [code, list[index] ?? { state: "not_assessed" }])),
);

test("the shares add up to the whole difference exactly, and the causes to the share of the ratings", () => {
  fc.assert(
    fc.property(
      ratingsOf,
      ratingsOf,
      each(fc.integer({ min: 1, max: 5 })),
      each(fc.constantFrom(...CAUSES)),
      (then, today, weights, causes) => {
        const before = { edition: shipped, ratings: then };
        const now = { edition: withWeights(weights), ratings: today };
        const causeOf = (code: string) => causes[codes.indexOf(code)] ?? null;
        const scored = [before, now].map(
          ({ edition, ratings }) => scoreAssessment(edition, { ratings }).nodes,
        );
        for (const { key, difference, method, coverage, rating, causes: groups } of whatMoved(
          before,
          now,
          kept(now),
          causeOf,
        )) {
          expect(compare(add(add(method, coverage), rating), difference)).toBe(0);
          expect(compare(groups.map(({ share }) => share).reduce(add, ZERO), rating)).toBe(0);
          const [first, last] = scored.map((nodes) => nodes.get(key)?.score?.exact);
          if (first && last) expect(compare(subtract(last, first), difference)).toBe(0);
        }
      },
    ),
    { numRuns: 12, seed: 20_261_127 },
  );
});

test("the same in both directions, with the sign turned", () => {
  let compared = 0;
  fc.assert(
    fc.property(ratingsOf, ratingsOf, (then, today) => {
      const [first, second] = [
        { edition: shipped, ratings: then },
        { edition: shipped, ratings: today },
      ];
      const back = new Map(whatMoved(second, first, kept(first), () => null).map((move) => [move.key, move]));
      for (const { key, coverage, rating, method } of whatMoved(first, second, kept(second), () => null)) {
        compared += 1;
        expect(compare(method, ZERO)).toBe(0);
        expect(compare(add(coverage, back.get(key)?.coverage ?? ZERO), ZERO)).toBe(0);
        expect(compare(add(rating, back.get(key)?.rating ?? ZERO), ZERO)).toBe(0);
      }
    }),
    { numRuns: 12, seed: 20_261_127 },
  );
  expect(compared).toBeGreaterThan(0);
});
