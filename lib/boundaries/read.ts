/**
 * Reads a boundary set: a FeatureCollection of GeoJSON (RFC 7946), or a topology of TopoJSON with one collection. Every
 * problem is said with its place; nothing is mended or guessed. Pure.
 */
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { BoundaryProblem, BoundaryShape } from "./shape";

export type BoundaryFile = {
  readonly shapes: readonly BoundaryShape[];
  /** The first problems of all. */
  readonly problems: readonly BoundaryProblem[];
  readonly problemCount: number;
};
type Report = (place: string, kind: BoundaryProblem["kind"]) => void;

/** A file that holds more positions would keep the worker busy and large, and no screen shows so many. */
const POSITIONS_MAX = 500_000;
/** Problems that are said with their place; a file that is something else may have millions. */
const PROBLEMS_MAX = 100;
/** What a quantised file may lie beyond the edge of the world by. */
const TOLERANCE = 1e-6;
const PLACE_LENGTH_MAX = 200;
const RING_POSITIONS_MIN = 4;
const LINE_POSITIONS_MIN = 2;
/** Longitude before latitude on WGS 84, by the names that files give it. */
const CRS_NAMES = /(CRS84|EPSG:{1,2}(\d+(\.\d+)?:)?4326)$/i;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads the text of a file. */
export function readBoundaryFile(text: string): BoundaryFile {
  const problems: BoundaryProblem[] = [];
  let problemCount = 0;
  const report: Report = (place, kind) => {
    problemCount += 1;
    if (problems.length < PROBLEMS_MAX) problems.push({ place: place.slice(0, PLACE_LENGTH_MAX), kind });
  };
  const features = featuresOf(text, report);
  const shapes = (features ?? []).flatMap((one, index) => shapeOf(one, `features[${index}]`, report));
  if (features !== null && features.length === 0) report("features", "empty");
  return { shapes, problems, problemCount };
}

function featuresOf(text: string, report: Report): readonly unknown[] | null {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    report("", "not_json");
    return null;
  }
  if (!isObject(file)) {
    report("", "not_a_collection");
    return null;
  }
  if (hasOtherCrs(file)) {
    report("crs", "other_coordinates");
    return null;
  }
  if (file.type === "Topology") return featuresOfTopology(file, report);
  if (file.type !== "FeatureCollection" || !Array.isArray(file.features)) {
    report("type", "not_a_collection");
    return null;
  }
  if (countPositions(file.features) > POSITIONS_MAX) {
    report("features", "too_detailed");
    return null;
  }
  return file.features;
}

/** How many positions stand in whatever this is: lists that begin with a number. */
function countPositions(value: unknown): number {
  if (Array.isArray(value)) {
    if (typeof value[0] === "number") return 1;
    let total = 0;
    for (const part of value) total += countPositions(part);
    return total;
  }
  if (!isObject(value)) return 0;
  return countPositions(value.geometry) + countPositions(value.coordinates);
}

function hasOtherCrs({ crs }: Record<string, unknown>): boolean {
  if (crs === undefined || crs === null) return false;
  const name = isObject(crs) && isObject(crs.properties) ? crs.properties.name : undefined;
  return typeof name !== "string" || !CRS_NAMES.test(name);
}

function featuresOfTopology(file: Record<string, unknown>, report: Report): readonly unknown[] | null {
  const objects = isObject(file.objects) ? Object.entries(file.objects) : [];
  const [first] = objects;
  if (first === undefined || objects.length > 1) {
    report("objects", objects.length > 1 ? "several_objects" : "not_a_collection");
    return null;
  }
  const [name, object] = first;
  if (!isObject(object) || object.type !== "GeometryCollection" || !Array.isArray(object.geometries)) {
    report(`objects.${name}`, "not_a_collection");
    return null;
  }
  const { arcs } = file;
  if (!Array.isArray(arcs) || !arcs.every((arc) => Array.isArray(arc))) {
    report("arcs", "damaged_topology");
    return null;
  }
  try {
    if (positionsIn(object.geometries, arcs) > POSITIONS_MAX) {
      report(`objects.${name}`, "too_detailed");
      return null;
    }
    // What the library does not check, such as an arc that is not there, it stumbles over.
    return feature(file as unknown as Topology, object as unknown as GeometryCollection).features;
  } catch {
    report("arcs", "damaged_topology");
    return null;
  }
}

/** How many positions the geometries of a topology unfold to: one arc may stand in many of them. */
function positionsIn(geometries: readonly unknown[], arcs: readonly unknown[][]): number {
  let total = 0;
  const add = (value: unknown): void => {
    if (total > POSITIONS_MAX) return;
    if (Array.isArray(value)) value.forEach(add);
    else if (typeof value === "number") total += arcs[value < 0 ? ~value : value]?.length ?? 0;
    else if (isObject(value)) {
      add(value.arcs);
      add(value.geometries);
    }
  };
  geometries.forEach(add);
  return total;
}

function shapeOf(one: unknown, place: string, report: Report): BoundaryShape[] {
  if (!isObject(one) || one.type !== "Feature") {
    report(place, "not_a_feature");
    return [];
  }
  const { geometry } = one;
  if (!isObject(geometry)) {
    report(`${place}.geometry`, "no_geometry");
    return [];
  }
  const properties = {
    ...(one.id === undefined ? {} : { id: one.id }),
    ...(isObject(one.properties) ? one.properties : {}),
  };
  const { coordinates } = geometry;
  const at = `${place}.geometry.coordinates`;
  const line = (value: unknown, where: string) => positionsOf(value, where, LINE_POSITIONS_MIN, report);
  const polygon = (value: unknown, where: string) =>
    each(value, where, report, (v, w) => ringOf(v, w, report));
  switch (geometry.type) {
    case "Polygon":
      return [{ place, properties, geometry: { type: "Polygon", coordinates: polygon(coordinates, at) } }];
    case "MultiPolygon": {
      const all = each(coordinates, at, report, polygon);
      return [{ place, properties, geometry: { type: "MultiPolygon", coordinates: all } }];
    }
    case "LineString":
      return [{ place, properties, geometry: { type: "LineString", coordinates: line(coordinates, at) } }];
    case "MultiLineString": {
      const all = each(coordinates, at, report, line);
      return [{ place, properties, geometry: { type: "MultiLineString", coordinates: all } }];
    }
    default:
      report(`${place}.geometry.type`, "geometry_not_taken");
      return [];
  }
}

function each<T>(
  value: unknown,
  place: string,
  report: Report,
  read: (value: unknown, place: string) => T,
): T[] {
  if (!Array.isArray(value) || value.length === 0) {
    report(place, "not_a_position");
    return [];
  }
  return value.map((part, index) => read(part, `${place}[${index}]`));
}

function ringOf(value: unknown, place: string, report: Report): [number, number][] {
  const ring = positionsOf(value, place, RING_POSITIONS_MIN, report);
  const [first, last] = [ring[0], ring.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) report(place, "ring_open");
  return ring;
}

/** The positions of a line, heights left out; only the first that is wrong is said. */
function positionsOf(value: unknown, place: string, min: number, report: Report): [number, number][] {
  if (!Array.isArray(value) || value.length < min) {
    report(place, Array.isArray(value) ? "line_too_short" : "not_a_position");
    return [];
  }
  const positions: [number, number][] = [];
  for (const [index, position] of value.entries()) {
    const [longitude, latitude] = Array.isArray(position) ? position : [];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) {
      report(`${place}[${index}]`, "not_a_position");
      return [];
    }
    if (Math.abs(longitude) > 180 + TOLERANCE || Math.abs(latitude) > 90 + TOLERANCE) {
      report(`${place}[${index}]`, "out_of_range");
      return [];
    }
    positions.push([Math.max(-180, Math.min(180, longitude)), Math.max(-90, Math.min(90, latitude))]);
  }
  return positions;
}
