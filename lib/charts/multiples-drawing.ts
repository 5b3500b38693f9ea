/** Small charts on one scale as the drawing of an image that stands alone: what the page draws, three beside each other. Pure. */
import type { Direction } from "@/lib/i18n/locales";
import { PAINT, tag } from "@/lib/map/svg";
import { onPanel, PANEL, panelGrid, wordBelow } from "./panel-grid";
import type { PlacedMultiples, PlacedPanel } from "./small-multiples";

/** Every panel with its name above it and the first and last year below it. `top` is the greatest value in words. */
export function multiplesDrawing(
  { panels }: PlacedMultiples,
  years: readonly number[],
  labels: ReadonlyMap<string, string>,
  top: string,
  direction: Direction,
): { height: number; content: string } {
  const below = yearsOf(years, direction);
  return panelGrid(
    panels.map((panel) => ({ name: labels.get(panel.key) ?? "", drawing: `${panelOf(panel)}${below}` })),
    top,
    direction,
  );
}

function yearsOf(years: readonly number[], direction: Direction): string {
  const [first, last] = [years[0], years.at(-1)];
  return [
    ...(first === undefined ? [] : [wordBelow(String(first), direction, "start")]),
    ...(last === undefined || last === first ? [] : [wordBelow(String(last), direction, "end")]),
  ].join("");
}

function panelOf({ lines, dots, suppressed, missing }: PlacedPanel): string {
  const { across, down } = onPanel;
  return [
    ...lines.map(({ from, to }) =>
      tag("path", {
        d: `M${across(from[0])} ${down(from[1])}L${across(to[0])} ${down(to[1])}`,
        stroke: PAINT.accent,
        "stroke-width": 2,
      }),
    ),
    ...dots.map(({ x, y, kind }) =>
      tag("circle", {
        cx: across(x),
        cy: down(y),
        r: 3.5,
        fill: kind === "count" ? PAINT.accent : PAINT.panel,
        stroke: PAINT.accent,
        "stroke-width": 1.5,
      }),
    ),
    ...suppressed.map(({ x }) => dashedSquare(across(x))),
    ...missing.map(({ x }) => cross(across(x))),
  ].join("");
}

/** At the foot of a panel: there is something, and no value of it is drawn. */
export function dashedSquare(x: number): string {
  return tag("rect", {
    x: x - 4,
    y: PANEL.height - 9,
    width: 8,
    height: 8,
    fill: PAINT.panel,
    stroke: PAINT.ink,
    "stroke-dasharray": "2 1.5",
  });
}

/** At the foot of a panel: there is nothing. */
export function cross(x: number): string {
  return tag("path", {
    d: `M${x - 3} ${PANEL.height - 8}l6 6m-6 0l6-6`,
    stroke: PAINT.control,
    "stroke-width": 1.5,
  });
}
