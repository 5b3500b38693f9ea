/** Small charts on one scale as the drawing of an image that stands alone: what the page draws, three beside each other. Pure. */
import type { Direction } from "@/lib/i18n/locales";
import { SIDE } from "@/lib/map/sheet";
import { PAINT, said, tag } from "@/lib/map/svg";
import { wrapText } from "@/lib/map/wrap";
import { CHART_WIDTH } from "./drawings";
import type { PlacedMultiples, PlacedPanel } from "./small-multiples";

const COLUMNS = 3;
const GAP = 28;
const PLOT = 80;
const LETTER = 12;
const LINE = 15;
const SMALL = 10;
/** Room for the names of the panels, and for the years below them. */
const YEARS = 24;
const WIDTH = (CHART_WIDTH - 2 * SIDE - (COLUMNS - 1) * GAP) / COLUMNS;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Every panel with its name above it and the first and last year below it. `top` is the greatest value in words. */
export function multiplesDrawing(
  { panels }: PlacedMultiples,
  years: readonly number[],
  labels: ReadonlyMap<string, string>,
  top: string,
  direction: Direction,
): { height: number; content: string } {
  const named = panels.map((panel) => ({
    panel,
    name: wrapText(labels.get(panel.key) ?? "", WIDTH, LETTER),
  }));
  const head = LINE * Math.max(1, ...named.map(({ name }) => name.length)) + SMALL + 4;
  const room = head + PLOT + YEARS;
  const content = named.map(({ panel, name }, index) => {
    const column = index % COLUMNS;
    const place = direction === "rtl" ? COLUMNS - 1 - column : column;
    const at = { x: SIDE + place * (WIDTH + GAP), y: Math.floor(index / COLUMNS) * room };
    return tag(
      "g",
      { transform: `translate(${round(at.x)} ${at.y})` },
      ...name.map((line, row) => word(line, row * LINE + LETTER, LETTER, direction, "start")),
      word(top, head - 3, SMALL, direction, "start"),
      tag("g", { transform: `translate(0 ${head})` }, panelOf(panel), ...yearsOf(years, direction)),
    );
  });
  return { height: Math.ceil(panels.length / COLUMNS) * room, content: content.join("") };
}

/** A text at the edge of a panel where reading begins, or where it ends. */
function word(text: string, y: number, size: number, direction: Direction, edge: "start" | "end"): string {
  const isRight = (direction === "rtl") === (edge === "start");
  return tag(
    "text",
    {
      x: isRight ? round(WIDTH) : 0,
      y,
      direction,
      "text-anchor": edge,
      "font-size": size,
      fill: size === SMALL ? PAINT.soft : PAINT.ink,
    },
    said(text),
  );
}

function yearsOf(years: readonly number[], direction: Direction): readonly string[] {
  const [first, last] = [years[0], years.at(-1)];
  return [
    ...(first === undefined ? [] : [word(String(first), PLOT + 14, SMALL, direction, "start")]),
    ...(last === undefined || last === first ? [] : [word(String(last), PLOT + 14, SMALL, direction, "end")]),
  ];
}

function panelOf({ lines, dots, suppressed, missing }: PlacedPanel): string {
  const across = (percent: number) => round((percent / 100) * WIDTH);
  const down = (percent: number) => round((percent / 100) * PLOT);
  const grid = (y: number) => tag("path", { d: `M0 ${y}H${round(WIDTH)}`, stroke: PAINT.line });
  return [
    grid(0),
    grid(PLOT),
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
    ...suppressed.map(({ x }) =>
      tag("rect", {
        x: across(x) - 4,
        y: PLOT - 9,
        width: 8,
        height: 8,
        fill: PAINT.panel,
        stroke: PAINT.ink,
        "stroke-dasharray": "2 1.5",
      }),
    ),
    ...missing.map(({ x }) =>
      tag("path", {
        d: `M${across(x) - 3} ${PLOT - 8}l6 6m-6 0l6-6`,
        stroke: PAINT.control,
        "stroke-width": 1.5,
      }),
    ),
  ].join("");
}
