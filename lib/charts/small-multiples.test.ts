import { describe, expect, it } from "vitest";
import { placeMultiples, type SmallMultiples, type YearMark } from "./small-multiples";

const count = (value: number): YearMark => ({ kind: "count", value });
const estimate = (value: number): YearMark => ({ kind: "estimate", value });
const SUPPRESSED: YearMark = { kind: "suppressed" };
const MISSING: YearMark = { kind: "missing" };
const YEARS = [2018, 2019, 2020, 2021, 2022];

const described = (...panels: YearMark[][]): SmallMultiples => ({
  years: YEARS,
  panels: panels.map((marks, index) => ({ key: String(index), marks })),
});

describe("small multiples", () => {
  it("stand on one common scale from 0", () => {
    const { top, panels } = placeMultiples(described([count(100)], [count(50)]), "ltr");
    expect(top).toBe(100);
    expect(panels.map(({ dots }) => dots.map(({ x, y }) => [x, y]))).toEqual([[[0, 0]], [[0, 50]]]);
  });

  it("never draw a line through a year that is suppressed, missing or estimated", () => {
    for (const gap of [SUPPRESSED, MISSING, estimate(4)]) {
      const marks = [count(1), count(2), gap, count(3), count(4)];
      const [panel] = placeMultiples(described(marks), "ltr").panels;
      expect(panel?.lines.map(({ year }) => year)).toEqual([2019, 2022]);
    }
  });

  it("say of each year without a count what it is", () => {
    const marks = [SUPPRESSED, MISSING, estimate(4), count(0), MISSING];
    const [panel] = placeMultiples(described(marks), "ltr").panels;
    expect(panel?.suppressed).toEqual([{ year: 2018, x: 0 }]);
    expect(panel?.missing.map(({ year }) => year)).toEqual([2019, 2022]);
    expect(panel?.dots.map(({ year, kind }) => [year, kind])).toEqual([
      [2020, "estimate"],
      [2021, "count"],
    ]);
  });

  it("begin at the right where writing runs to the left", () => {
    const [panel] = placeMultiples(described([count(1), count(1)]), "rtl").panels;
    expect(panel?.dots.map(({ x }) => x)).toEqual([100, 75]);
    expect(panel?.lines).toEqual([{ year: 2019, from: [100, 0], to: [75, 0] }]);
  });

  it("hold where nothing is shown", () => {
    expect(placeMultiples(described([SUPPRESSED]), "ltr").top).toBe(1);
    expect(placeMultiples({ years: [], panels: [] }, "ltr").panels).toEqual([]);
  });
});
