/** Small charts beside each other in an image that stands alone, each under its name. Pure. */
import type { Direction } from "@/lib/i18n/locales";
import { SIDE } from "@/lib/map/sheet";
import { PAINT, said, tag } from "@/lib/map/svg";
import { wrapText } from "@/lib/map/wrap";
import { CHART_WIDTH } from "./drawings";

const COLUMNS = 3;
const GAP = 28;
const LETTER = 12;
const LINE = 15;
const SMALL = 10;
/** Room for what stands below the charts. */
const BELOW = 24;
/** Width and height of the ground of one chart. */
export const PANEL = { width: (CHART_WIDTH - 2 * SIDE - (COLUMNS - 1) * GAP) / COLUMNS, height: 80 } as const;

/** A chart of the grid: its name, the direction of its words, and what is drawn on its ground and below it. */
export type Panel = { readonly name: string; readonly own?: Direction; readonly drawing: string };

const round = (value: number): number => Math.round(value * 100) / 100;

/** A place on the ground of a chart, from percent. */
export const onPanel = {
  across: (percent: number): number => round((percent / 100) * PANEL.width),
  down: (percent: number): number => round((percent / 100) * PANEL.height),
} as const;

/** Three charts in a row, in the direction of reading. `top` is the greatest value in words. */
export function panelGrid(
  panels: readonly Panel[],
  top: string,
  direction: Direction,
): { height: number; content: string } {
  const named = panels.map((panel) => ({ ...panel, lines: wrapText(panel.name, PANEL.width, LETTER) }));
  const head = LINE * Math.max(1, ...named.map(({ lines }) => lines.length)) + SMALL + 4;
  const room = head + PANEL.height + BELOW;
  const content = named.map(({ lines, own = direction, drawing }, index) => {
    const column = index % COLUMNS;
    const place = direction === "rtl" ? COLUMNS - 1 - column : column;
    const at = { x: SIDE + place * (PANEL.width + GAP), y: Math.floor(index / COLUMNS) * room };
    const ground = [0, PANEL.height].map((y) =>
      tag("path", { d: `M0 ${y}H${round(PANEL.width)}`, stroke: PAINT.line }),
    );
    return tag(
      "g",
      { transform: `translate(${round(at.x)} ${at.y})` },
      ...lines.map((line, row) => edgeWord(line, row * LINE + LETTER, LETTER, direction, "start", own)),
      edgeWord(top, head - 3, SMALL, direction, "start"),
      tag("g", { transform: `translate(0 ${head})` }, ...ground, drawing),
    );
  });
  return { height: Math.ceil(panels.length / COLUMNS) * room, content: content.join("") };
}

/** A text below a chart at the edge where reading begins, or where it ends. */
export function wordBelow(text: string, direction: Direction, edge: "start" | "end"): string {
  return edgeWord(text, PANEL.height + 14, SMALL, direction, edge);
}

/** A number below a chart, at a place in percent; those at the edges stay inside. */
export function numberBelow(text: string, percent: number): string {
  const anchor = percent < 1 ? "start" : percent > 99 ? "end" : "middle";
  const place = { x: onPanel.across(percent), y: PANEL.height + 14, "text-anchor": anchor, direction: "ltr" };
  return tag("text", { ...place, "font-size": SMALL, fill: PAINT.soft }, said(text));
}

function edgeWord(
  text: string,
  y: number,
  size: number,
  direction: Direction,
  edge: "start" | "end",
  own: Direction = direction,
): string {
  const isRight = (direction === "rtl") === (edge === "start");
  return tag(
    "text",
    {
      x: isRight ? round(PANEL.width) : 0,
      y,
      direction: own,
      "text-anchor": isRight === (own === "rtl") ? "start" : "end",
      "font-size": size,
      fill: size === SMALL ? PAINT.soft : PAINT.ink,
    },
    said(text),
  );
}
