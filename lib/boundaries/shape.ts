/** What a boundary set is made of, once it was read. Types only. */
import type { LineString, MultiLineString, MultiPolygon, Polygon } from "geojson";

/** A feature of a file, with the place where it stands there. */
export type BoundaryShape = {
  readonly place: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: Polygon | MultiPolygon | LineString | MultiLineString;
};

const BOUNDARY_PROBLEMS = [
  "not_json",
  "not_a_collection",
  "several_objects",
  "damaged_topology",
  "other_coordinates",
  "too_detailed",
  "empty",
  "not_a_feature",
  "no_geometry",
  "geometry_not_taken",
  "not_a_position",
  "out_of_range",
  "line_too_short",
  "ring_open",
] as const;

/** What is wrong with a file, and where. */
export type BoundaryProblem = {
  readonly place: string;
  readonly kind: (typeof BOUNDARY_PROBLEMS)[number];
};
