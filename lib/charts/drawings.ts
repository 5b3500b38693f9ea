/** The charts of a card as drawings of an image that stands alone: what the page draws, in one width. Pure. */
import type { Direction } from "@/lib/i18n/locales";
import type { Construct } from "@/lib/instruments/format-values";
import { SIDE, WORDS } from "@/lib/map/sheet";
import { PAINT, said, tag } from "@/lib/map/svg";
import { wrapText } from "@/lib/map/wrap";
import type { Rank } from "@/lib/scorecards/facts";
import type { PlacedStrip } from "./cell-strip";
import type { PlacedDotPlot, PlacedRow } from "./dot-plot";
import { INK_ON, LAST_LIGHT, RAMPS } from "./paint";

/** Width of a chart in pixels. */
export const CHART_WIDTH = 760;
const INNER = CHART_WIDTH - 2 * SIDE;
const TRACK = 22;
const CELL = 26;
const DOT = 6;
const GAP = 10;
const LETTER = 13;
/** Room for the figure at the end of a line. */
const FIGURE = 170;

type Drawing = { height: number; content: string };

/** How the text of an image runs: that of the page, and that of the edition's words in it. */
export type ImageText = { readonly direction: Direction; readonly edition: Direction };

const round = (value: number): number => Math.round(value * 100) / 100;
const across = (percent: number): number => round(SIDE + (percent / 100) * INNER);

/** The pattern of what has no figure. */
export const HATCH = tag(
  "defs",
  {},
  tag(
    "pattern",
    { id: "hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse" },
    tag("path", { d: "M0 6 6 0", stroke: PAINT.control }),
  ),
);

/** A text at the edge where reading begins or ends, whichever way its own words run. */
function edgeText(
  text: string,
  y: number,
  at: "start" | "end",
  own: Direction,
  page: Direction,
  weight?: number,
): string {
  const isRight = (page === "rtl") === (at === "start");
  return tag(
    "text",
    {
      x: isRight ? CHART_WIDTH - SIDE : SIDE,
      y: round(y),
      "text-anchor": isRight === (own === "rtl") ? "start" : "end",
      direction: own,
      "font-size": LETTER,
      "font-weight": weight,
      fill: PAINT.ink,
    },
    said(text),
  );
}

type DotLabel = { readonly name: string; readonly figure: string };

/** Rows with a dot on bands: full is now, hollow is last time, a line is the range. */
export function dotPlotDrawing(
  plot: PlacedDotPlot,
  labels: ReadonlyMap<string, DotLabel>,
  construct: Construct,
  ticks: readonly string[],
  text: ImageText,
): Drawing {
  let y = 0;
  const parts = [HATCH];
  for (const row of plot.rows) {
    const label = labels.get(row.key);
    const lines = wrapText(label?.name ?? row.key, INNER - FIGURE, LETTER);
    lines.forEach((line, index) => {
      y += WORDS.line;
      parts.push(edgeText(line, y - 4, "start", text.edition, text.direction));
      if (index === 0 && label !== undefined)
        parts.push(edgeText(label.figure, y - 4, "end", text.direction, text.direction, 600));
    });
    parts.push(trackOf(plot, row, construct, y));
    y += TRACK + GAP;
  }
  parts.push(axisOf(plot, ticks, y, text));
  return { height: y + 2 * WORDS.line + 4, content: parts.join("") };
}

function trackOf(plot: PlacedDotPlot, row: PlacedRow, construct: Construct, y: number): string {
  const middle = y + TRACK / 2;
  const bar = { y: y + 2, height: TRACK - 4 };
  const ground = plot.ground.map(({ x, width, rank }) =>
    tag("rect", { x: across(x), width: round((width / 100) * INNER), ...bar, fill: rampAt(construct, rank) }),
  );
  if (row.dot === null) {
    const whole = { x: SIDE, width: INNER, ...bar };
    return `${tag("rect", { ...whole, fill: PAINT.panel, stroke: PAINT.control })}${tag("rect", { ...whole, fill: "url(#hatch)" })}`;
  }
  return [
    ...ground,
    row.range === null
      ? ""
      : tag("rect", {
          x: across(row.range.x),
          width: round((row.range.width / 100) * INNER),
          y: middle - 1,
          height: 2,
          fill: PAINT.ink,
        }),
    row.hollow === null ? "" : dot({ x: across(row.hollow), y: middle }, true),
    dot({ x: across(row.dot), y: middle }, false),
  ].join("");
}

function axisOf(plot: PlacedDotPlot, ticks: readonly string[], y: number, text: ImageText): string {
  const word = (x: number, at: number, content: string, anchor: string, own: Direction) =>
    tag(
      "text",
      {
        x: across(x),
        y: at,
        "text-anchor": anchor,
        "font-size": WORDS.size,
        fill: PAINT.soft,
        direction: own,
      },
      said(content),
    );
  return [
    ...plot.ticks.map(({ x }, index) =>
      // Digits run from left to right in every language.
      word(x, y + 12, ticks[index] ?? "", x < 1 ? "start" : x > 99 ? "end" : "middle", "ltr"),
    ),
    ...plot.ground.map(({ x, width, label }) =>
      word(x + width / 2, y + 12 + WORDS.line, label, "middle", text.edition),
    ),
  ].join("");
}

/** The tint of a rank that a plot gives as a number. */
function rampAt(construct: Construct, rank: number): string {
  const [, tint = PAINT.line] = Object.entries(RAMPS[construct]).find(([key]) => Number(key) === rank) ?? [];
  return tint;
}

/** A dot: full, or hollow for last time. */
export function dot({ x, y }: { x: number; y: number }, isHollow: boolean): string {
  return tag("circle", {
    cx: x,
    cy: y,
    r: DOT,
    fill: isHollow ? PAINT.panel : PAINT.ink,
    stroke: isHollow ? PAINT.ink : PAINT.panel,
    "stroke-width": 2,
  });
}

type Cell = { readonly rank: Rank | null; readonly text: string };

/** Rows of equal cells, one a rating; the digit says the level, a pattern that there is none. */
export function stripDrawing(
  strips: readonly PlacedStrip<Cell>[],
  labels: ReadonlyMap<string, string>,
  text: ImageText,
): Drawing {
  let y = 0;
  const parts = [HATCH];
  for (const { key, cells } of strips) {
    for (const line of wrapText(labels.get(key) ?? key, INNER, LETTER)) {
      y += WORDS.line;
      parts.push(edgeText(line, y - 4, "start", text.edition, text.direction));
    }
    for (const { x, width, middle, cell } of cells) {
      const place = { x: across(x), width: round((width / 100) * INNER), y, height: CELL };
      const tint = cell.rank === null ? PAINT.panel : RAMPS.capability[cell.rank];
      parts.push(tag("rect", { ...place, fill: tint, stroke: PAINT.panel, "stroke-width": 2 }));
      if (cell.rank === null)
        parts.push(tag("rect", { ...place, fill: "url(#hatch)", stroke: PAINT.panel, "stroke-width": 2 }));
      parts.push(
        tag(
          "text",
          {
            x: across(middle),
            y: y + CELL / 2 + 5,
            "text-anchor": "middle",
            "font-size": LETTER,
            "font-weight": 600,
            fill: cell.rank !== null && cell.rank > LAST_LIGHT ? INK_ON.high : INK_ON.low,
          },
          said(cell.text),
        ),
      );
    }
    y += CELL + GAP;
  }
  return { height: y, content: parts.join("") };
}
