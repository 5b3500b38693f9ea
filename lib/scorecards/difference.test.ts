import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ComparedFigure, differingPairs, differs } from "./difference";

const figure = (low: number, high: number, edition = "gpat@1.0.0"): ComparedFigure => ({
  edition,
  plausible: { low: String(low), high: String(high) },
});

describe("two figures", () => {
  it("differ where no value is plausible for both", () => {
    expect(differs(figure(10, 20), figure(20.001, 30))).toBe(true);
    expect(differs(figure(20.001, 30), figure(10, 20))).toBe(true);
  });

  it("do not where their ranges overlap or touch", () => {
    expect(differs(figure(10, 20), figure(15, 30))).toBe(false);
    expect(differs(figure(10, 20), figure(20, 30))).toBe(false);
    expect(differs(figure(10, 40), figure(20, 30))).toBe(false);
  });

  it("are not compared over editions, or without a range", () => {
    expect(differs(figure(10, 20), figure(50, 60, "gpat@2.0.0"))).toBe(false);
    expect(differs(figure(10, 20), { edition: "gpat@1.0.0", plausible: null })).toBe(false);
  });

  it("are compared exactly, not as they are shown", () => {
    const third = { edition: "e", plausible: { low: "0", high: "33.33333333333333333333" } };
    const above = { edition: "e", plausible: { low: "33.33333333333333333334", high: "40" } };
    expect(differs(third, above)).toBe(true);
  });
});

const range = fc
  .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), fc.constantFrom("e@1", "e@2"))
  .map(([a, b, edition]) => figure(Math.min(a, b), Math.max(a, b), edition));

describe("for any figures", () => {
  it("it makes no difference which comes first, and nothing differs from itself", () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        expect(differs(a, b)).toBe(differs(b, a));
        expect(differs(a, a)).toBe(false);
      }),
    );
  });

  it("a difference means that no whole number lies in both ranges, and one edition", () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        const holds = ({ plausible }: ComparedFigure, value: number) =>
          plausible !== null && Number(plausible.low) <= value && value <= Number(plausible.high);
        const shared = Array.from({ length: 101 }, (_, value) => value).some(
          (value) => holds(a, value) && holds(b, value),
        );
        expect(differs(a, b)).toBe(!shared && a.edition === b.edition);
      }),
    );
  });

  it("every differing pair is named once", () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 6 }), (figures) => {
        const pairs = differingPairs(figures);
        const places = pairs.map(([a, b]) => [figures.indexOf(a), figures.indexOf(b)]);
        for (const [a = -1, b = -1] of places) expect(a).toBeLessThan(b);
        expect(new Set(places.map(String)).size).toBe(pairs.length);
      }),
    );
  });
});
