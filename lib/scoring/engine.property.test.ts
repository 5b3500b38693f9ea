import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, type ExactNumber, toNumber } from "@/lib/core/exact";
import type { Edition } from "@/lib/instruments/edition";
import { METHODS, type Method } from "@/lib/instruments/format-values";
import { requireEdition } from "@/lib/instruments/parse";
import { exactArithmetic, floatArithmetic } from "./arithmetic";
import { scoreAssessment } from "./engine";
import { evaluate } from "./evaluate";
import type { Rating } from "./rating";
import { asRated, gapsAt } from "./readings";

const SCALES = [
  { min: 0, max: 4, step: 1 },
  { min: 1, max: 5, step: 1 },
  { min: 1, max: 10, step: 0.5 },
] as const;
const REASONS = ["not_reached", "refused"] as const;
const RUNS = { numRuns: 30, seed: 20_261_123 };

type Shape = { weights: number[]; domains: { weights: number[] }[]; scale: 0 | 1 | 2; normalise: string };

const shapes: fc.Arbitrary<Shape> = fc
  .array(fc.record({ weights: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 4,
  })
  .chain((domains) =>
    fc.record({
      domains: fc.constant(domains),
      weights: fc.array(fc.integer({ min: 1, max: 60 }), {
        minLength: domains.length,
        maxLength: domains.length,
      }),
      scale: fc.constantFrom(0, 1, 2),
      normalise: fc.constantFrom("from_minimum", "of_maximum", "none"),
    }),
  );

/** An instrument of three floors: indicators, domains, an aggregate over domains and one over that. */
function document(shape: Shape, methods: readonly [Method, Method], factor = 1) {
  return {
    format: "gpat-instrument/1",
    code: "made",
    version: "1",
    status: "published_elsewhere",
    language: "en",
    title: "Made for a property",
    scale: SCALES[shape.scale],
    normalise: shape.normalise,
    coverage: { final: { atLeast: 0 } },
    gaps: {
      defaultReason: "not_reached",
      reasons: REASONS.map((code) => ({ code, label: code, withheld: code === "refused" })),
      withheldBandAt: { constructs: ["capability"], level: "minimum" },
    },
    domains: shape.domains.map((_, index) => ({
      code: `D${index}`,
      title: "Domain",
      construct: "capability",
      method: methods[0],
    })),
    indicators: shape.domains.flatMap(({ weights }, domain) =>
      weights.map((weight, index) => ({
        code: `D${domain}.${index}`,
        title: "Indicator",
        domain: `D${domain}`,
        weight: weight * factor,
      })),
    ),
    aggregates: [
      {
        key: "whole",
        construct: "capability",
        method: methods[1],
        children: shape.weights.map((weight, index) => ({ ref: `D${index}`, weight: weight * factor })),
      },
      {
        key: "top",
        construct: "capability",
        method: methods[0],
        children: [{ ref: "whole" }, { ref: "D0" }],
      },
    ],
  };
}

type Case = { shape: Shape; edition: Edition; codes: string[]; ratings: Map<string, Rating> };

function cases(methods: readonly [Method, Method], hasNotApplicable = true): fc.Arbitrary<Case> {
  return shapes.chain((shape) => {
    const edition = requireEdition(JSON.stringify(document(shape, methods)));
    const codes = [...edition.indicators.keys()];
    const rated = fc.constantFrom(...edition.levels).map((level): Rating => ({ state: "rated", level }));
    const gap = fc.constantFrom(...REASONS).map((reason): Rating => ({ state: "not_assessed", reason }));
    const left = fc.constant<Rating>({ state: "not_applicable" });
    const rating = fc.oneof(
      { arbitrary: rated, weight: 5 },
      { arbitrary: gap, weight: 2 },
      { arbitrary: left, weight: hasNotApplicable ? 1 : 0 },
    );
    return fc.array(rating, { minLength: codes.length, maxLength: codes.length }).map((list) => ({
      shape,
      edition,
      codes,
      ratings: new Map(codes.map((code, i) => [code, list[i] ?? { state: "not_applicable" }])),
    }));
  });
}

const score = ({ edition }: Case, ratings: Map<string, Rating>) =>
  scoreAssessment(edition, { ratings }).nodes;
const isBelow = (a: ExactNumber, b: ExactNumber) => compare(a, b) < 0;

/** Both floors by one method, and each method over arithmetic means. */
const TREES = METHODS.flatMap((method): (readonly [string, readonly [Method, Method]])[] => [
  [`${method} of ${method}`, [method, method]],
  [`${method} of arithmetic_mean`, ["arithmetic_mean", method]],
]).filter(([name], index, all) => all.findIndex(([other]) => other === name) === index);

describe.each(TREES)("%s", (_, methods) => {
  test("a figure lies within its bounds, and so does its band figure", () => {
    fc.assert(
      fc.property(cases(methods), (made) => {
        for (const node of score(made, made.ratings).values()) {
          for (const figure of [node.score, node.bandFigure]) {
            if (!figure || !node.low || !node.high) continue;
            expect(isBelow(figure.exact, node.low.exact) || isBelow(node.high.exact, figure.exact)).toBe(
              false,
            );
          }
        }
      }),
      RUNS,
    );
  });

  test("filling gaps with any level lands within the bounds", () => {
    fc.assert(
      fc.property(cases(methods), fc.infiniteStream(fc.nat()), (made, picks) => {
        const before = score(made, made.ratings);
        const filled = new Map(made.ratings);
        for (const [code, rating] of made.ratings) {
          if (rating.state !== "not_assessed") continue;
          const level = made.edition.levels[picks.next().value % made.edition.levels.length] ?? 0;
          filled.set(code, { state: "rated", level });
          for (const [key, node] of score(made, filled)) {
            const [low, high] = [before.get(key)?.low, before.get(key)?.high];
            if (!node.score || !low || !high) continue;
            expect(isBelow(node.score.exact, low.exact) || isBelow(high.exact, node.score.exact)).toBe(false);
          }
        }
      }),
      RUNS,
    );
  });

  test("raising one rating never lowers a figure", () => {
    fc.assert(
      fc.property(cases(methods), fc.nat(), fc.nat(), (made, pick, to) => {
        const rated = [...made.ratings].filter(([, rating]) => rating.state === "rated");
        const [code, rating] = rated[pick % Math.max(rated.length, 1)] ?? [];
        if (!code || rating?.state !== "rated") return;
        const higher = made.edition.levels.filter((level) => level >= rating.level);
        const level = higher[to % higher.length] ?? rating.level;
        const after = score(made, new Map(made.ratings).set(code, { state: "rated", level }));
        for (const [key, node] of score(made, made.ratings)) {
          const raised = after.get(key)?.score;
          if (node.score && raised) expect(isBelow(raised.exact, node.score.exact)).toBe(false);
        }
      }),
      RUNS,
    );
  });

  test("the order of indicators, children and ratings does not matter", () => {
    fc.assert(
      fc.property(cases(methods), (made) => {
        const turned = document(made.shape, methods);
        turned.indicators.reverse();
        turned.domains.reverse();
        turned.aggregates.reverse();
        for (const aggregate of turned.aggregates) aggregate.children.reverse();
        const edition = requireEdition(JSON.stringify(turned));
        const other = scoreAssessment(edition, { ratings: new Map([...made.ratings].reverse()) }).nodes;
        for (const [key, node] of score(made, made.ratings)) {
          const same = other.get(key);
          expect(same?.score === null).toBe(node.score === null);
          if (node.score && same?.score) expect(compare(node.score.exact, same.score.exact)).toBe(0);
        }
      }),
      RUNS,
    );
  });

  test("a gap is never a zero: it is left out, or there is no figure", () => {
    fc.assert(
      fc.property(cases(methods, false), (made) => {
        const left = new Map(made.ratings);
        for (const [code, rating] of made.ratings)
          if (rating.state === "not_assessed") left.set(code, { state: "not_applicable" });
        const without = score(made, left);
        for (const [key, node] of score(made, made.ratings)) {
          const other = without.get(key)?.score;
          if (node.score) expect(other && compare(node.score.exact, other.exact)).toBe(0);
          else if (!methods.includes("sum")) expect(other).toBeNull();
        }
      }),
      RUNS,
    );
  });

  test("where every gap is withheld, the band is read at the low bound", () => {
    fc.assert(
      fc.property(cases(methods), (made) => {
        const refused = new Map(made.ratings);
        for (const [code, rating] of made.ratings)
          if (rating.state === "not_assessed")
            refused.set(code, { state: "not_assessed", reason: "refused" });
        for (const node of score(made, refused).values())
          if (node.bandFigure && node.low) expect(compare(node.bandFigure.exact, node.low.exact)).toBe(0);
      }),
      RUNS,
    );
  });

  test("a walk that takes over what an earlier one found comes out as one that begins anew", () => {
    fc.assert(
      fc.property(cases(methods), cases(methods), ({ edition, ratings }, other) => {
        const earlier = evaluate(edition, exactArithmetic, asRated(other.ratings));
        const { min } = edition.file.scale;
        for (const read of [asRated(ratings), gapsAt(ratings, min), gapsAt(other.ratings, min)]) {
          const anew = evaluate(edition, exactArithmetic, read).nodes;
          expect(evaluate(edition, exactArithmetic, read, { earlier }).nodes).toEqual(anew);
        }
      }),
      RUNS,
    );
  });

  test("floating point, for simulation, stays beside the exact figure", () => {
    fc.assert(
      fc.property(cases(methods), ({ edition, ratings }) => {
        const inexact = evaluate(edition, floatArithmetic, asRated(ratings)).nodes;
        for (const [key, { value }] of evaluate(edition, exactArithmetic, asRated(ratings)).nodes) {
          const other = inexact.get(key)?.value ?? null;
          expect(other === null).toBe(value === null);
          if (value && other !== null)
            expect(Math.abs(other - toNumber(value))).toBeLessThan(1e-9 * (1 + Math.abs(other)));
        }
      }),
      RUNS,
    );
  });
});

describe.each([
  ["arithmetic_mean", ["arithmetic_mean", "arithmetic_mean"]],
  ["geometric_mean", ["geometric_mean", "geometric_mean"]],
] as const)("%s", (_, methods) => {
  test("scaling all weights changes nothing", () => {
    fc.assert(
      fc.property(cases(methods), fc.integer({ min: 2, max: 9 }), (made, factor) => {
        const edition = requireEdition(JSON.stringify(document(made.shape, methods, factor)));
        const scaled = scoreAssessment(edition, { ratings: made.ratings }).nodes;
        for (const key of ["whole", ...made.edition.file.domains.map(({ code }) => code)]) {
          const [a, b] = [score(made, made.ratings).get(key)?.score, scaled.get(key)?.score];
          expect(a === null).toBe(b === null);
          if (a && b) expect(compare(a.exact, b.exact)).toBe(0);
        }
      }),
      RUNS,
    );
  });
});
