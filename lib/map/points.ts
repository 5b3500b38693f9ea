/** One place on the map for each country or area of M49. */
import data from "./data/points.json";
import { type Point, placeOf } from "./projection";

const POINTS: ReadonlyMap<string, Point> = new Map(
  Object.entries(data.points).map(([iso3, [longitude = 0, latitude = 0]]) => [
    iso3,
    placeOf([longitude, latitude]),
  ]),
);

/** The place of a country or area; null for what has no place on Earth that is known here. */
export function pointOf(iso3: string): Point | null {
  return POINTS.get(iso3) ?? null;
}
