/** Draws a boundary set once, on the projection of the maps, as a file whose parts pages reference. Pure. */
import { geoArea, geoCentroid } from "d3-geo";
import type { MultiLineString, MultiPolygon, Position } from "geojson";
import { shortened, snappedTo, type Thinning } from "@/lib/map/outline";
import { outlineOf, placeOf, sizeOf, WORLD } from "@/lib/map/projection";
import type { BoundaryShape } from "./shape";

/** Where the label of a State with an area stands; a small one keeps its point, so that it can be seen. */
export type DrawnArea = {
  readonly iso3: string;
  readonly x: number;
  readonly y: number;
  readonly isSmall: boolean;
};
export type DrawnBoundaries = { readonly svg: string; readonly areas: readonly DrawnArea[] };

/** The grids that outlines are drawn on, in tenths of a unit: the finest whose file is not too long is taken. */
const GRIDS = [1, 2, 4, 8];
const LENGTH_MAX = 1_000_000;
/** In square units of the map: about eight units across. */
const SMALL = 60;
const HALF_OF_THE_EARTH = 2 * Math.PI;
/** In steradians: less than a tenth of a square kilometre. */
const NOTHING = 2e-9;

/** The size of what a ring encloses, whichever way round it runs: no area is larger than half of the Earth. */
function enclosed(ring: Position[]): { size: number; isTurned: boolean } {
  const size = geoArea({ type: "Polygon", coordinates: [ring] });
  return size > HALF_OF_THE_EARTH
    ? { size: 2 * HALF_OF_THE_EARTH - size, isTurned: true }
    : { size, isTurned: false };
}

/** The rings of a polygon as the projection reads them: the outer one clockwise, holes the other way. */
function turned(rings: Position[][]): Position[][] {
  // A cut at the date line or at a pole may leave a ring around nothing, which stands before the real one.
  const real = rings.filter((ring) => enclosed(ring).size > NOTHING);
  return (real.length === 0 ? rings : real).map((ring, index) =>
    enclosed(ring).isTurned === index > 0 ? ring : ring.toReversed(),
  );
}

function polygonsOf({ geometry }: BoundaryShape): Position[][][] {
  if (geometry.type === "Polygon") return [turned(geometry.coordinates)];
  return geometry.type === "MultiPolygon" ? geometry.coordinates.map(turned) : [];
}

function linesOf({ geometry }: BoundaryShape): Position[][] {
  if (geometry.type === "LineString") return [geometry.coordinates];
  return geometry.type === "MultiLineString" ? geometry.coordinates : [];
}

type Owned = { owner: string; polygons: Position[][][] };

const edgeKey = (a: Position, b: Position) => {
  const [one, other] = [a.join(" "), b.join(" ")];
  return one < other ? `${one} ${other}` : `${other} ${one}`;
};

/** The lines that two areas share, each once. What one area alone has is its coast. */
function bordersOf(areas: readonly Owned[]): Position[][] {
  const owners = new Map<string, string>();
  const shared = new Set<string>();
  const edges = function* (ring: readonly Position[]) {
    for (const [index, to] of ring.entries()) {
      const from = ring[index - 1];
      if (from) yield { from, to, key: edgeKey(from, to) };
    }
  };
  for (const { owner, polygons } of areas) {
    for (const ring of polygons.flat()) {
      for (const { key } of edges(ring)) {
        const known = owners.get(key);
        if (known === undefined) owners.set(key, owner);
        else if (known !== owner) shared.add(key);
      }
    }
  }
  const lines: Position[][] = [];
  for (const ring of areas.flatMap(({ polygons }) => polygons.flat())) {
    let line: Position[] | null = null;
    for (const { from, to, key } of edges(ring)) {
      if (!shared.delete(key)) {
        line = null;
        continue;
      }
      if (line === null) {
        line = [from];
        lines.push(line);
      }
      line.push(to);
    }
  }
  return lines;
}

function pathOf(shape: MultiPolygon | MultiLineString, thin: Thinning, id?: string): string {
  if (shape.coordinates.length === 0) return "";
  const path = shortened(outlineOf(shape), thin);
  if (path === "") return "";
  const name = id === undefined ? "" : `id="${id}" `;
  return `<path ${name}transform="scale(.1)" vector-effect="non-scaling-stroke" d="${path}"/>`;
}

/** One area as its label and its size are found: by the largest of its parts. */
function placed(iso3: string, polygons: Position[][][]): DrawnArea {
  const whole: MultiPolygon = { type: "MultiPolygon", coordinates: polygons };
  const sizes = polygons.map((coordinates) => geoArea({ type: "Polygon", coordinates }));
  const largest = polygons[sizes.indexOf(Math.max(...sizes))] ?? [];
  const [longitude, latitude] = geoCentroid({ type: "Polygon", coordinates: largest });
  return { iso3, ...placeOf([longitude, latitude]), isSmall: sizeOf(whole) < SMALL };
}

/**
 * The file has a path for each State by its ISO code within `states`, one path of what belongs to no State within
 * `unassigned`, the lines between areas within `borders` and lines that the set itself holds within `lines`.
 * `states` names the State of each shape, null for none.
 */
export function drawBoundaries(
  shapes: readonly BoundaryShape[],
  states: readonly (string | null)[],
): DrawnBoundaries {
  const byState = new Map<string, Position[][][]>();
  const unassigned: Owned[] = [];
  const lines: Position[][] = [];
  for (const [index, shape] of shapes.entries()) {
    const iso3 = states[index] ?? null;
    const polygons = polygonsOf(shape);
    lines.push(...linesOf(shape));
    if (polygons.length === 0) continue;
    if (iso3 === null) unassigned.push({ owner: shape.place, polygons });
    else byState.set(iso3, [...(byState.get(iso3) ?? []), ...polygons]);
  }
  const owned = [...byState].map(([owner, polygons]): Owned => ({ owner, polygons }));
  owned.sort((a, b) => (a.owner < b.owner ? -1 : 1));
  const borders = bordersOf([...owned, ...unassigned]);
  const polygon = (coordinates: Position[][][]): MultiPolygon => ({ type: "MultiPolygon", coordinates });
  const line = (coordinates: Position[][]): MultiLineString => ({ type: "MultiLineString", coordinates });
  const drawnOn = (grid: number) => {
    const thin = snappedTo(grid);
    const paths = owned.map(({ owner, polygons }) => pathOf(polygon(polygons), thin, owner)).join("");
    const rest = pathOf(polygon(unassigned.flatMap(({ polygons }) => polygons)), thin);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WORLD.width} ${WORLD.height}"><title>Areas</title><g id="states">${paths}</g><g id="unassigned">${rest}</g><g id="borders">${pathOf(line(borders), thin)}</g><g id="lines">${pathOf(line(lines), thin)}</g></svg>\n`;
  };
  let svg = "";
  for (const grid of GRIDS) {
    svg = drawnOn(grid);
    if (svg.length <= LENGTH_MAX) break;
  }
  return { svg, areas: owned.map(({ owner, polygons }) => placed(owner, polygons)) };
}
