import { describe, expect, it } from "vitest";
import { placeStrips } from "./cell-strip";
import { type DotPlot, placeDotPlot } from "./dot-plot";
import { placeAlong, stretch } from "./scale";

const PLOT: DotPlot = {
  domain: [0, 100],
  bands: [
    { from: 0, rank: 1, label: "low" },
    { from: 40, rank: 2, label: "high" },
  ],
  ticks: [0, 50, 100],
  rows: [
    { key: "a", value: 25, range: { low: 10, high: 35 }, last: 50 },
    { key: "b", value: null, range: null, last: null },
    { key: "c", value: null, range: null, last: null, others: [0, 80] },
  ],
};

describe("a place along the axis", () => {
  it("grows with the value where writing runs to the right", () => {
    expect([0, 25, 100].map(placeAlong([0, 100], "ltr"))).toEqual([0, 25, 100]);
  });

  it("is mirrored where writing runs to the left", () => {
    expect([0, 25, 100].map(placeAlong([0, 100], "rtl"))).toEqual([100, 75, 0]);
  });

  it("stops at the edges", () => {
    expect([-5, 140].map(placeAlong([0, 100], "ltr"))).toEqual([0, 100]);
  });

  it("starts a stretch at its left edge in both directions", () => {
    expect(stretch(placeAlong([0, 100], "ltr"), 10, 30)).toEqual({ x: 10, width: 20 });
    expect(stretch(placeAlong([0, 100], "rtl"), 10, 30)).toEqual({ x: 70, width: 20 });
  });
});

describe("a dot plot", () => {
  it("puts bands, ticks, dots and ranges on one axis", () => {
    const placed = placeDotPlot(PLOT, "ltr");
    expect(placed.ground.map(({ x, width }) => [x, width])).toEqual([
      [0, 40],
      [40, 60],
    ]);
    expect(placed.ticks.map(({ x }) => x)).toEqual([0, 50, 100]);
    expect(placed.rows[0]).toEqual({ key: "a", dot: 25, hollow: 50, range: { x: 10, width: 25 } });
  });

  it("draws nothing where there is no value", () => {
    expect(placeDotPlot(PLOT, "ltr").rows[1]).toEqual({ key: "b", dot: null, hollow: null, range: null });
  });

  it("puts the values of others on the same axis, in both directions of writing", () => {
    expect(placeDotPlot(PLOT, "ltr").rows[2]?.others).toEqual([0, 80]);
    expect(placeDotPlot(PLOT, "rtl").rows[2]?.others).toEqual([100, 20]);
  });

  it("covers the whole axis with its bands in both directions", () => {
    for (const direction of ["ltr", "rtl"] as const) {
      const { ground } = placeDotPlot(PLOT, direction);
      expect(ground.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100);
    }
  });
});

describe("strips of cells", () => {
  it("gives every row the same size of cell", () => {
    const rows = [
      { key: "short", cells: [1, 2] },
      { key: "long", cells: Array.from({ length: 15 }, (_, index) => index) },
    ];
    const placed = placeStrips(rows, "ltr");
    for (const { width } of placed.flatMap(({ cells }) => cells)) expect(width).toBeCloseTo(100 / 15, 2);
  });

  it("begins at the right where writing runs to the left", () => {
    const [row] = placeStrips([{ key: "a", cells: ["first"] }], "rtl");
    expect(row?.cells[0]).toMatchObject({ cell: "first", middle: 95.833 });
  });
});
