/** Which labels there is room for, the nearer one looks, and on which side of their points. Pure. */
import type { Point } from "./projection";

/** How near the map can be looked at; a label appears at one of these and stays. */
export const ZOOMS = [1, 2, 4, 8, 16] as const;
/** As seen on paper and on a telephone, where letters are two and four times as large beside the map. */
const SMALL_ZOOMS = [0.25, 0.5] as const;
type Zoom = (typeof ZOOMS)[number] | (typeof SMALL_ZOOMS)[number];
const SIDES = ["above", "below"] as const;
/** From which zoom the label of a point is shown, and where it stands. */
export type Label = { readonly from: Zoom; readonly side: (typeof SIDES)[number] };

/** The room that a label of three letters takes at its point, in units of the whole map; `reach` is how far it goes. */
const LABEL = { width: 21, height: 10, reach: 15 } as const;
/** The radius of an ordinary point, as the style sheet of the map has it. */
export const POINT_RADIUS = 3.5;

type Placed = { readonly place: Point; readonly label: Label };

/** How far a point lies on the side of a label, from the point of the label. */
function ahead(from: Point, to: Point, side: Label["side"]): number {
  return side === "above" ? from.y - to.y : to.y - from.y;
}

/** What overlaps at a zoom does so at every farther one too: a label never covers more, the nearer one looks. */
function coversPoint(place: Point, side: Label["side"], point: Point, zoom: Zoom): boolean {
  const distance = ahead(place, point, side);
  return (
    Math.abs(place.x - point.x) < (LABEL.width / 2 + POINT_RADIUS) / zoom &&
    distance > 0 &&
    distance < (LABEL.reach + POINT_RADIUS) / zoom
  );
}

function coversLabel(
  place: Point,
  side: Label["side"],
  { place: other, label }: Placed,
  zoom: Zoom,
): boolean {
  if (Math.abs(place.x - other.x) >= LABEL.width / zoom) return false;
  if (side === label.side) return Math.abs(place.y - other.y) < LABEL.height / zoom;
  // Both stand between the two points, or neither does.
  const distance = ahead(place, other, side);
  return distance > 0 && distance < (2 * LABEL.reach) / zoom;
}

/**
 * For each place, in the order of their importance, the zoom from which its label covers no other and no other point, and
 * stands within the map. At the nearest all are shown. Only the first `told` are of those of which the map says something:
 * theirs alone are shown where the map is small, and may cover points of which it says nothing there.
 */
export function placeLabels(places: readonly Point[], height: number, told = 0): readonly Label[] {
  const placed: Placed[] = [];
  const toldOf = places.slice(0, told);
  const isWithin = ({ y }: Point, side: Label["side"], zoom: Zoom = 1) =>
    side === "above" ? y >= LABEL.reach / zoom : y <= height - LABEL.reach / zoom;
  const isFree = (place: Point, side: Label["side"], zoom: Zoom) =>
    isWithin(place, side) &&
    places.every((point) => point === place || !coversPoint(place, side, point, zoom)) &&
    placed.every((other) => !coversLabel(place, side, other, zoom));
  const isFreeWhereSmall = (place: Point, side: Label["side"], zoom: Zoom) =>
    isWithin(place, side, zoom) &&
    isFree(place, side, 1) &&
    toldOf.every((point) => point === place || !coversPoint(place, side, point, zoom)) &&
    placed.every((other) => !coversLabel(place, side, other, zoom));
  const labels = new Map<Point, Label>();
  for (const zoom of SMALL_ZOOMS) {
    for (const place of toldOf) {
      const side = SIDES.find((one) => isFreeWhereSmall(place, one, zoom));
      if (labels.has(place) || side === undefined) continue;
      labels.set(place, { from: zoom, side });
      placed.push({ place, label: { from: zoom, side } });
    }
  }
  for (const zoom of ZOOMS) {
    for (const place of places) {
      if (labels.has(place)) continue;
      const free = SIDES.find((side) => isFree(place, side, zoom));
      const side = free ?? SIDES.find((one) => isWithin(place, one)) ?? "above";
      if (free === undefined && zoom !== ZOOMS.at(-1)) continue;
      labels.set(place, { from: zoom, side });
      placed.push({ place, label: { from: zoom, side } });
    }
  }
  return places.map((place) => labels.get(place) ?? { from: 1, side: "above" });
}
