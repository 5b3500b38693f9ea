import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { independentSources } from "./corroboration";

const source = (code: string, publisher: string, origin: string | null = null, grade: object = {}) => ({
  code,
  type: "ngo_report",
  publisher,
  origin,
  issuedByState: false,
  ...grade,
});

describe("independent sources", () => {
  test("one publisher or one origin counts once", () => {
    expect(independentSources([source("a", "IOM"), source("b", "IOM ")])).toBe(1);
    expect(independentSources([source("a", "IOM", "police"), source("b", "Red Cross", "Police")])).toBe(1);
    expect(independentSources([source("a", "IOM"), source("b", "Red Cross")])).toBe(2);
  });

  test("a chain of reliance ends in one origin", () => {
    expect(
      independentSources([source("a", "IOM"), source("b", "Press", "a"), source("c", "Radio", "b")]),
    ).toBe(1);
  });

  test("the greatest number is found, whatever the order", () => {
    const all = [source("a", "P1", "x"), source("b", "P1", "y"), source("c", "P2", "x")];
    expect(independentSources(all)).toBe(2);
    expect(independentSources(all.toReversed())).toBe(2);
  });

  test("worthless grades do not count", () => {
    expect(independentSources([source("a", "IOM", null, { reliability: "E" }), source("b", "X")])).toBe(1);
    expect(independentSources([source("a", "IOM", null, { credibility: "5" })])).toBe(0);
  });

  test("a further source never lowers it, and it is never more than publishers or origins", () => {
    const name = fc.constantFrom("k", "l", "m", "n");
    const list = fc.array(fc.record({ publisher: name, origin: name }), { maxLength: 8 });
    fc.assert(
      fc.property(list, (all) => {
        const sources = all.map(({ publisher, origin }, index) =>
          source(`s${index}`, publisher, `o-${origin}`),
        );
        const found = independentSources(sources);
        expect(independentSources(sources.slice(1))).toBeLessThanOrEqual(found);
        expect(found).toBeLessThanOrEqual(new Set(all.map(({ publisher }) => publisher)).size);
        expect(found).toBeLessThanOrEqual(new Set(all.map(({ origin }) => origin)).size);
      }),
    );
  });
});
