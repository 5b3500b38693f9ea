/** A map as an image that stands alone: its land, its key, the wording of the United Nations and its sources are within. Pure. */
import type { Direction } from "@/lib/i18n/locales";
import { LABEL_BASE, LABEL_SIZE, type Label, POINT_RADIUS } from "./labels";
import type { Mark } from "./mark";
import type { PlacedMap } from "./place";
import { type Point, rounded } from "./projection";
import { type SheetLine, sheetImage } from "./sheet";
import { PAINT, type Paint, said, tag } from "./svg";

/** One line of the key: a sample, where there is one, and what it says. */
export type KeyLine<Kind extends string> = {
  text: string;
  sample?:
    | { kind: "mark"; mark: Mark }
    | { kind: "size"; size: number }
    | { kind: "flow"; flow: Kind }
    | { kind: "unassigned" };
};

export type MapImage<Kind extends string> = {
  language: string;
  direction: Direction;
  title: string;
  /** What is shown: the day, the filters, that States are invented. */
  lines: readonly string[];
  placed: PlacedMap<Mark, Kind>;
  /** What each point says, by ISO code. */
  told: ReadonlyMap<string, string>;
  sizeOf: ReadonlyMap<string, number>;
  insetTitle: string;
  /** The parts of the drawing of the Earth, and those of a boundary set where one is in use. */
  land: string;
  areas: { parts: string; filled: ReadonlyMap<string, Mark>; points: ReadonlySet<string> } | null;
  keyTitle: string;
  key: readonly KeyLine<Kind>[];
  /** The wording of the United Nations, the sources, and who gives the image out. */
  foot: readonly string[];
  /** The width of each kind of arrow, and whether it is broken. */
  flowOf: (kind: Kind) => { width: number; isBroken: boolean };
};

/** As on the screen: an arrow is wide where it begins and thin where it arrives. */
const TAPERED = [0.35, 0.65, 1] as const;
const WHOLE = { x: 0, y: 0, width: "100%", height: "100%" };

/** Fillings that no plain colour can be, for points and for areas. */
function patterns(): string {
  const stop = (colour: Paint) => tag("stop", { offset: 0.5, "stop-color": PAINT[colour] });
  const area = (name: string, size: number, drawn: string) =>
    tag(
      "pattern",
      { id: `area-${name}`, width: size, height: size, patternUnits: "userSpaceOnUse" },
      tag("rect", { width: size, height: size, fill: PAINT.land }),
      drawn,
    );
  const line = (d: string, colour: Paint, width: number) =>
    tag("path", { d, fill: "none", stroke: PAINT[colour], "stroke-width": width });
  return [
    tag("linearGradient", { id: "mark-half" }, stop("accent"), stop("panel")),
    tag(
      "pattern",
      { id: "mark-crossed", width: 1, height: 1, patternContentUnits: "objectBoundingBox" },
      tag("rect", { width: 1, height: 1, fill: PAINT.panel }),
      line("M.1 .1 .9 .9M.9 .1 .1 .9", "ink", 0.14),
    ),
    area("half", 5, line("M0 1.25H5", "accent", 2.5)),
    area("ring", 5, tag("circle", { cx: 2.5, cy: 2.5, r: 1.1, fill: PAINT.accent })),
    area("crossed", 6, line("M0 0 6 6M6 0 0 6", "ink", 0.8)),
    area("none", 5, line("M-1 1 1-1M0 5 5 0M4 6 6 4", "control", 0.7)),
    area("unassigned", 4, line("M2 0V4", "soft", 1)),
  ].join("");
}

/** A point with the filling of its mark; what nothing is known of is empty with a broken edge, as on paper. */
function point(mark: Mark, { x, y }: { x: number; y: number }, size = 1, title?: string): string {
  const fillings = { solid: PAINT.accent, half: "url(#mark-half)", crossed: "url(#mark-crossed)" } as const;
  const filling = mark === "ring" || mark === "none" ? PAINT.panel : fillings[mark];
  return tag(
    "circle",
    {
      cx: x,
      cy: y,
      r: Math.round(POINT_RADIUS * size * 100) / 100,
      fill: filling,
      stroke: mark === "ring" ? PAINT.accent : PAINT.ink,
      "stroke-width": mark === "ring" ? 2 : 1,
      "stroke-dasharray": mark === "none" ? "1.5 1" : undefined,
    },
    title === undefined ? "" : tag("title", {}, said(title)),
  );
}

function labelOf(iso3: string, { x, y }: Point, label: Label): string {
  const { line } = label;
  const of = (place: Point) => ({ x: rounded(x + place.x), y: rounded(y + place.y) });
  const code = tag(
    "text",
    {
      ...of({ x: label.x, y: label.y + LABEL_BASE }),
      "text-anchor": "middle",
      "font-size": LABEL_SIZE,
      fill: PAINT.ink,
      stroke: PAINT.panel,
      "stroke-width": 2,
      "paint-order": "stroke",
    },
    said(iso3),
  );
  if (line === null) return code;
  const [from, to] = [of(line.from), of(line.to)];
  return `${tag("path", { d: `M${from.x} ${from.y}L${to.x} ${to.y}`, stroke: PAINT.soft })}${code}`;
}

function masked(name: string, shapes: string, filling: string): string {
  return [
    tag("mask", { id: `${name}-mask` }, tag("g", { fill: "#fff" }, shapes)),
    tag("rect", { ...WHOLE, fill: filling, mask: `url(#${name}-mask)` }),
  ].join("");
}

function areaParts({ parts, filled }: NonNullable<MapImage<string>["areas"]>): string {
  const use = (id: string, more = {}) => tag("use", { href: `#${id}`, ...more });
  const byMark = [...Map.groupBy(filled, ([, mark]) => mark)].map(([mark, own]) => {
    const shapes = own.map(([iso3]) => use(iso3)).join("");
    return mark === "solid"
      ? tag("g", { fill: PAINT.accent }, shapes)
      : masked(`area-${mark}`, shapes, `url(#area-${mark})`);
  });
  const edge = { fill: "none" };
  return [
    tag("defs", {}, parts),
    use("states", { fill: PAINT.land }),
    ...byMark,
    masked("area-unassigned", use("unassigned"), "url(#area-unassigned)"),
    use("borders", { ...edge, stroke: PAINT.panel, "stroke-width": 0.8 }),
    use("lines", { ...edge, stroke: PAINT.soft, "stroke-dasharray": "3 2" }),
  ].join("");
}

function flowsOf<Kind extends string>({ placed, flowOf }: MapImage<Kind>): string {
  const arrows = placed.flows.map(({ kind, paths }) => {
    const { width, isBroken } = flowOf(kind);
    return paths.map((d, index) =>
      tag("path", {
        d,
        fill: "none",
        stroke: PAINT.flow,
        "stroke-width": Math.max(1, width * (TAPERED[index] ?? 1)),
        "stroke-dasharray": isBroken ? "4 3" : undefined,
      }),
    );
  });
  const rings = placed.rings.map(({ x, y }) =>
    tag("circle", { cx: x, cy: y, r: 2 * POINT_RADIUS, fill: "none", stroke: PAINT.flow, "stroke-width": 2 }),
  );
  return [...arrows.flat(), ...rings].join("");
}

function earth<Kind extends string>(image: MapImage<Kind>): string {
  const { placed, told, sizeOf, areas, direction } = image;
  const byHeight = placed.states.toSorted((a, b) => (sizeOf.get(b.iso3) ?? 0) - (sizeOf.get(a.iso3) ?? 0));
  return [
    tag("defs", {}, image.land, patterns()),
    tag("use", { href: "#sphere", fill: PAINT.ground }),
    areas === null ? tag("use", { href: "#land", fill: PAINT.land }) : areaParts(areas),
    placed.inset === null
      ? ""
      : tag("rect", { ...placed.inset, fill: PAINT.ground, stroke: PAINT.line }) +
        tag(
          "text",
          {
            x: placed.width / 2,
            y: placed.inset.y + 16,
            "text-anchor": "middle",
            "font-size": 11,
            fill: PAINT.soft,
            direction,
          },
          said(image.insetTitle),
        ),
    flowsOf(image),
    ...byHeight.map(({ iso3, mark, x, y }) => {
      const isPoint = areas === null || areas.points.has(iso3) || sizeOf.has(iso3);
      return isPoint ? point(mark, { x, y }, sizeOf.get(iso3), told.get(iso3)) : "";
    }),
    ...placed.states.map(({ iso3, x, y, label }) => (label.from <= 1 ? labelOf(iso3, { x, y }, label) : "")),
  ].join("");
}

function sampleOf<Kind extends string>(
  { sample }: KeyLine<Kind>,
  at: { x: number; y: number },
  { areas, flowOf }: MapImage<Kind>,
): string {
  if (sample === undefined) return "";
  const box = (filling: string) =>
    tag("rect", { x: at.x - 18, y: at.y - 6, width: 18, height: 12, fill: filling, stroke: PAINT.control });
  switch (sample.kind) {
    case "mark": {
      const filling = sample.mark === "solid" ? PAINT.accent : `url(#area-${sample.mark})`;
      const isFilled = areas !== null && areas.filled.size > 0;
      return `${isFilled ? box(filling) : ""}${point(sample.mark, { x: at.x + 10, y: at.y }, 1.4)}`;
    }
    case "size":
      return point("solid", at, sample.size);
    case "flow": {
      const { width, isBroken } = flowOf(sample.flow);
      const line = `M${at.x - 15} ${at.y}H${at.x + 15}`;
      return tag("path", {
        d: line,
        stroke: PAINT.flow,
        "stroke-width": width,
        "stroke-dasharray": isBroken ? "4 3" : undefined,
      });
    }
    case "unassigned":
      return box("url(#area-unassigned)");
  }
}

/** The image as the text of an SVG file that fetches nothing. */
export function mapImage<Kind extends string>(image: MapImage<Kind>): string {
  const { language, direction, title, lines, placed, keyTitle, key, foot } = image;
  return sheetImage({
    language,
    direction,
    width: placed.width,
    title,
    lines,
    drawing: { height: placed.height, content: earth(image) },
    keyTitle,
    key: key.map((line): SheetLine => {
      const { text, sample } = line;
      if (sample === undefined) return { text };
      const room = sample.kind === "size" ? 2 * POINT_RADIUS * sample.size + 4 : 0;
      return { text, sample: { room, draw: (at) => sampleOf(line, at, image) } };
    }),
    foot,
  });
}
