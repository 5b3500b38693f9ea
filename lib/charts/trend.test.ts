import { describe, expect, test } from "vitest";
import { placeTrend, type TrendPanels } from "./trend";
import { trendDrawing } from "./trend-drawing";

const value = (at: number, isFinal = true, isApart = false) =>
  ({ kind: "value", value: at, isFinal, range: { low: at - 10, high: at + 5 }, isApart }) as const;

const TREND: TrendPanels = {
  days: ["2020-06-30", "2023-06-30", "2026-06-30", "2027-06-30"],
  joined: [true, false, true],
  scale: [0, 100],
  isStepped: false,
  panels: [
    { key: "C1", marks: [value(20), value(40), value(60, false), value(80)] },
    { key: "C2", marks: [value(50), { kind: "missing" }, { kind: "unplaced" }, value(75)] },
  ],
};

describe("values over rounds", () => {
  test("stand as far apart as their days, and lines join none that do not compare", () => {
    const { rounds, breaks, isTimed, panels } = placeTrend(TREND, "ltr");
    expect(isTimed).toBe(false); // the last year is less than a sixth of seven
    expect(rounds.map(({ x }) => x)).toEqual([0, 33.333, 66.667, 100]);
    const far = placeTrend({ ...TREND, days: [...TREND.days.slice(0, 3), "2028-06-30"] }, "ltr");
    expect(far.isTimed).toBe(true);
    expect(far.rounds.map(({ x }) => Math.round(x * 10) / 10)).toEqual([0, 37.5, 75, 100]);
    expect(breaks).toEqual([{ round: 2, x: 50 }]);
    const [first, second] = panels;
    expect(first?.lines.map(({ round }) => round)).toEqual([1, 3]);
    expect(first?.lines[0]?.points).toEqual([
      [0, 80],
      [33.333, 60],
    ]);
    expect(first?.dots.map(({ isFinal }) => isFinal)).toEqual([true, true, false, true]);
    expect(first?.ranges[0]).toEqual({ round: 0, x: 0, from: 75, to: 90 });
    expect(second?.lines).toEqual([]);
    expect(second?.missing.map(({ round }) => round)).toEqual([1]);
    expect(second?.unplaced.map(({ round }) => round)).toEqual([2]);
  });

  test("have no line where one of them does not go on from the round before, though others do", () => {
    const panels = [
      { key: "C1", marks: [value(20), value(40, true, true)] },
      { key: "C2", marks: [value(50), value(60)] },
    ];
    const placed = placeTrend({ ...TREND, days: TREND.days.slice(0, 2), joined: [true], panels }, "ltr");
    expect(placed.panels.map(({ lines }) => lines.length)).toEqual([0, 1]);
    expect(placed.breaks).toEqual([]);
  });

  test("are mirrored where writing runs to the left, and steps hold a level until the next round", () => {
    const { panels, rounds } = placeTrend({ ...TREND, isStepped: true, joined: [true, true, true] }, "rtl");
    expect(rounds.map(({ x }) => x)).toEqual([100, 66.667, 33.333, 0]);
    expect(panels[0]?.lines[0]?.points).toEqual([
      [100, 80],
      [66.667, 80],
      [66.667, 60],
    ]);
  });

  test("stand in the middle of nothing where there is one round, or two of one day", () => {
    expect(placeTrend({ ...TREND, days: ["2026-06-30"], joined: [] }, "ltr").rounds).toEqual([
      { round: 0, x: 0 },
    ]);
    const same = placeTrend({ ...TREND, days: ["2026-06-30", "2026-06-30"], joined: [true] }, "ltr");
    expect(same.rounds.map(({ x }) => x)).toEqual([0, 100]);
    expect(same.isTimed).toBe(false);
  });

  test("say in the drawing what was placed: read back from the image, each dot is its value", () => {
    const placed = placeTrend(TREND, "ltr");
    const { content } = trendDrawing(
      placed,
      ["2020", "2023", "2026", "2027"],
      new Map([["C1", "C1 Early work & more"]]),
      "100",
      { direction: "ltr", edition: "ltr" },
    );
    const dots = [...content.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)" r="3.5" fill="(#\w+)"/g)];
    expect(dots.map(([, y]) => Math.round(100 - (Number(y) / 80) * 100))).toEqual([20, 40, 60, 80, 50, 75]);
    expect(dots.map(([, , fill]) => fill === "#ffffff")).toEqual([false, false, true, false, false, false]);
    expect(content.match(/stroke-dasharray="3 3"/g)).toHaveLength(2);
    expect(content).toContain("work &amp; more");
    expect(content.match(/>2026</g)).toHaveLength(2);
  });
});
