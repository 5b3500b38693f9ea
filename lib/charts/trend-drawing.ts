/** Values over rounds as the drawing of an image that stands alone: what the page draws. Pure. */
import type { Direction } from "@/lib/i18n/locales";
import { PAINT, tag } from "@/lib/map/svg";
import { cross, dashedSquare } from "./multiples-drawing";
import { numberBelow, onPanel, PANEL, panelGrid } from "./panel-grid";
import type { PlacedTrend, PlacedTrendPanel } from "./trend";

const DOT = 3.5;

/** Every panel with its name above it and the year of each round below it. `top` is the greatest value in words. */
export function trendDrawing(
  { rounds, breaks, panels }: PlacedTrend,
  years: readonly string[],
  labels: ReadonlyMap<string, string>,
  top: string,
  text: { readonly direction: Direction; readonly edition: Direction },
): { height: number; content: string } {
  const around = [
    ...breaks.map(({ x }) => breakMark(onPanel.across(x))),
    ...rounds.map(({ x }, index) => numberBelow(years[index] ?? "", x)),
  ].join("");
  return panelGrid(
    panels.map((panel) => ({
      name: labels.get(panel.key) ?? panel.key,
      own: text.edition,
      drawing: `${around}${panelOf(panel)}`,
    })),
    top,
    text.direction,
  );
}

function panelOf({ lines, ranges, dots, unplaced, missing }: PlacedTrendPanel): string {
  const { across, down } = onPanel;
  return [
    ...lines.map(({ points }) =>
      tag("path", {
        d: `M${points.map(([x, y]) => `${across(x)} ${down(y)}`).join("L")}`,
        fill: "none",
        stroke: PAINT.accent,
        "stroke-width": 2,
      }),
    ),
    ...ranges.map(({ x, from, to }) =>
      tag("path", { d: `M${across(x)} ${down(from)}V${down(to)}`, stroke: PAINT.ink, "stroke-width": 1.5 }),
    ),
    ...dots.map(({ x, y, isFinal }) => trendDot({ x: across(x), y: down(y) }, isFinal)),
    ...unplaced.map(({ x }) => dashedSquare(across(x))),
    ...missing.map(({ x }) => cross(across(x))),
  ].join("");
}

/** A value: full, or hollow where it is provisional. */
export function trendDot({ x, y }: { x: number; y: number }, isFinal: boolean): string {
  return tag("circle", {
    cx: x,
    cy: y,
    r: DOT,
    fill: isFinal ? PAINT.accent : PAINT.panel,
    stroke: PAINT.accent,
    "stroke-width": 1.5,
  });
}

function breakMark(x: number): string {
  return tag("path", {
    d: `M${x} 0V${PANEL.height}`,
    stroke: PAINT.control,
    "stroke-width": 1.5,
    "stroke-dasharray": "3 3",
  });
}
