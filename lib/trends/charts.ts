/** The charts of a trend, placed: for the page and for its images. Pure. */
import { type PlacedTrend, placeTrend, type TrendMark } from "@/lib/charts/trend";
import type { Direction } from "@/lib/i18n/locales";
import type { FigureLine, FigurePoint, LevelLine, LevelPoint, Trend } from "./trend";

/** The ends of the scale of every figure. */
export const FIGURE_SCALE = { min: 0, max: 100 } as const;

/** Figures over the rounds, one chart a criterion or domain. */
export function placedFigures(
  { rounds }: Pick<Trend, "rounds">,
  lines: readonly FigureLine[],
  direction: Direction,
): PlacedTrend {
  return placeTrend(
    {
      ...axisOf({ rounds }),
      scale: [FIGURE_SCALE.min, FIGURE_SCALE.max],
      isStepped: false,
      panels: lines.map(({ key, points }) => ({ key, marks: points.map(figureMark) })),
    },
    direction,
  );
}

/** Levels over the rounds, one chart an indicator. */
export function placedLevels(
  { rounds, scale }: Pick<Trend, "rounds" | "scale">,
  lines: readonly LevelLine[],
  direction: Direction,
): PlacedTrend {
  return placeTrend(
    {
      ...axisOf({ rounds }),
      scale: [scale.min, scale.max],
      isStepped: true,
      panels: lines.map(({ code, points }) => ({ key: code, marks: points.map(levelMark) })),
    },
    direction,
  );
}

/** The year of each round's cut-off date, as it stands below a chart. */
export function yearsOf({ rounds }: Pick<Trend, "rounds">): readonly string[] {
  return rounds.map(({ cutOffOn }) => cutOffOn.slice(0, 4));
}

function axisOf({ rounds }: Pick<Trend, "rounds">) {
  return {
    days: rounds.map(({ cutOffOn }) => cutOffOn),
    joined: rounds.slice(1).map(({ isComparable }) => isComparable === true),
  };
}

function figureMark(point: FigurePoint | null): TrendMark {
  if (point === null) return { kind: "missing" };
  const { score, band, status, plausible } = point;
  if (score === null) return { kind: band === null ? "missing" : "unplaced" };
  return {
    kind: "value",
    value: score.value,
    isFinal: status !== "provisional",
    range: plausible && { low: plausible.low.value, high: plausible.high.value },
    isApart: point.isApart,
  };
}

function levelMark(point: LevelPoint | null): TrendMark {
  if (point === null) return { kind: "missing" };
  if (point.level !== null) {
    const isApart = point.step.kind === "apart";
    return { kind: "value", value: point.level, isFinal: true, range: null, isApart };
  }
  return { kind: point.state === "not_applicable" ? "unplaced" : "missing" };
}
