/** Which labels there is room for, the nearer one looks. Pure. */
import type { Point } from "./projection";

/** How near the map can be looked at; a label appears at one of these and stays. */
export const ZOOMS = [1, 2, 4, 8, 16] as const;
export type Zoom = (typeof ZOOMS)[number];

/** The room that a label of three letters takes above its point, in units of the whole map. */
const LABEL = { width: 21, height: 10 } as const;

function overlap(a: Point, b: Point, zoom: Zoom): boolean {
  return Math.abs(a.x - b.x) < LABEL.width / zoom && Math.abs(a.y - b.y) < LABEL.height / zoom;
}

/** For each place, in the order of their importance, the zoom from which its label covers no other. At the nearest all are shown. */
export function labelZooms(places: readonly Point[]): readonly Zoom[] {
  const chosen = new Map<Point, Zoom>();
  for (const zoom of ZOOMS) {
    for (const place of places) {
      if (chosen.has(place)) continue;
      const isFree = [...chosen.keys()].every((other) => !overlap(place, other, zoom));
      if (isFree || zoom === ZOOMS.at(-1)) chosen.set(place, zoom);
    }
  }
  return places.map((place) => chosen.get(place) ?? 1);
}
