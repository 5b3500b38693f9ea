/** Which labels there is room for, the nearer one looks, and where they stand at their points. Pure. */
import { type Point, rounded } from "./projection";

/** How near the map can be looked at, on paper first, where letters are larger; a label appears at one of these and stays. */
export const ZOOMS = [0.8, 1, 2, 4, 8, 16] as const;
/** As seen on a telephone, where letters are two and four times as large beside the map. */
const SMALL_ZOOMS = [0.25, 0.5] as const;
type Zoom = (typeof ZOOMS)[number] | (typeof SMALL_ZOOMS)[number];

/**
 * From which zoom the label of a point is shown, and how far its middle stands from the point, in units of the whole map.
 * One that is drawn out of a crowd has a line to its point, from one place to another beside the point.
 */
export type Label = {
  readonly from: Zoom;
  readonly x: number;
  readonly y: number;
  readonly line: { readonly from: Point; readonly to: Point } | null;
};
/** A place on the map; its point is `size` times as large as an ordinary one. */
export type LabelPlace = Point & { readonly size?: number };

/** The room that a label of three letters takes, in units of the whole map. */
const ROOM = { width: 21, height: 10 } as const;
/** The size of its letters, as the style sheet of the map has it, and how far under its middle their line stands. */
export const LABEL_SIZE = 9;
export const LABEL_BASE = 3.2;
/** The radius of an ordinary point, as the style sheet of the map has it. */
export const POINT_RADIUS = 3.5;
/** Between the edge of a point and its label. */
const GAP = 1;
/** How far labels are drawn out of a crowd, and into how many directions. */
const DRAWN_OUT = { reaches: [18, 28, 40, 54, 68], directions: 16 } as const;
/** A line is compared with what else is there at so many places of it. */
const THREAD = { parts: 6, width: 1 } as const;
/** No label reaches farther from its point than this, at any zoom. */
const FARTHEST = 90;
/** Out of a larger crowd nothing is drawn: lines would cover the map. */
const DRAWN_OUT_MAX = 40;

/** A rectangle by its middle, from the point that it belongs to. */
type Room = Point & { readonly width: number; readonly height: number };
type Shape = readonly Room[];
/** `shape` is what the label takes, `thread` what its line does. */
type Spot = Omit<Label, "from"> & { readonly shape: Shape; readonly thread: Shape };
type Placed = { readonly at: Point; readonly spot: Spot };

function radiusOf({ size = 1 }: LabelPlace): number {
  return POINT_RADIUS * Math.max(1, size);
}

function beside(x: number, y: number): Spot {
  return { x, y, line: null, shape: [{ x, y, ...ROOM }], thread: [] };
}

/** Above, below, and at both sides. */
function sidesOf(place: LabelPlace): readonly Spot[] {
  const radius = radiusOf(place);
  const [x, y] = [radius + GAP + ROOM.width / 2, radius + GAP + ROOM.height / 2];
  return [beside(0, -y), beside(0, y), beside(x, 0), beside(-x, 0)];
}

/** Farther off, with a line back to the point. */
function drawnOut(place: LabelPlace): readonly Spot[] {
  const radius = radiusOf(place);
  return DRAWN_OUT.reaches.flatMap((reach) =>
    Array.from({ length: DRAWN_OUT.directions }, (_, index): Spot => {
      const angle = (2 * Math.PI * index) / DRAWN_OUT.directions;
      const [across, up] = [Math.cos(angle), Math.sin(angle)];
      const away = radius + reach;
      const [x, y] = [rounded(away * across), rounded(away * up)];
      // The line ends at the edge of the label.
      const inLabel = Math.min(
        ROOM.width / 2 / Math.max(Math.abs(across), 0.01),
        ROOM.height / 2 / Math.max(Math.abs(up), 0.01),
      );
      const at = (distance: number) => ({ x: rounded(distance * across), y: rounded(distance * up) });
      const [from, to] = [at(radius), at(away - inLabel)];
      const length = away - inLabel - radius;
      const thread = Array.from({ length: THREAD.parts + 1 }, (__, part) => ({
        ...at(radius + (length * part) / THREAD.parts),
        width: THREAD.width,
        height: THREAD.width,
      }));
      return { x, y, line: { from, to }, shape: [{ x, y, ...ROOM }], thread };
    }),
  );
}

function areApart(a: Point, one: Shape, b: Point, other: Shape, zoom: number): boolean {
  const [x, y] = [(a.x - b.x) * zoom, (a.y - b.y) * zoom];
  if (Math.abs(x) > 2 * FARTHEST || Math.abs(y) > 2 * FARTHEST) return true;
  return one.every((own) =>
    other.every(
      (its) =>
        Math.abs(x + own.x - its.x) >= (own.width + its.width) / 2 ||
        Math.abs(y + own.y - its.y) >= (own.height + its.height) / 2,
    ),
  );
}

function pointShape(place: LabelPlace): Shape {
  const side = 2 * radiusOf(place);
  return [{ x: 0, y: 0, width: side, height: side }];
}

/** What a label takes, with its line where that counts: it may run over points of which the map says nothing. */
function coveredBy({ shape, thread }: Spot, withThread = true): Shape {
  return withThread && thread.length > 0 ? [...shape, ...thread] : shape;
}

/** Zooms between those at which labels appear: nearer by, a label comes closer to its point and may come over something. */
const STEPS = [0.25, 0.35, 0.5, 0.7, 0.8, 1, 1.4, 2, 2.8, 4, 5.6, 8, 11, 16] as const;

/**
 * For each place, in the order of their importance, the zoom from which its label covers no other and no other point, and
 * stands within the map. At the nearest all are shown. Only the first `told` are of those of which the map says something:
 * theirs alone are shown where the map is small, and may cover points of which it says nothing there; where they are few,
 * they are all shown when the whole map is looked at, drawn out of the crowd where they must be.
 */
export function placeLabels(
  places: readonly LabelPlace[],
  { width, height }: { width: number; height: number },
  told = 0,
): readonly Label[] {
  const placed: Placed[] = [];
  const shapes = new Map(places.map((place) => [place, pointShape(place)]));
  const toldOf = places.slice(0, told);
  const isTold = new Set(toldOf);
  const isWithin = (place: Point, { shape }: Spot, zoom: number) =>
    shape.every(
      (room) =>
        place.x + (room.x - room.width / 2) / zoom >= 0 &&
        place.x + (room.x + room.width / 2) / zoom <= width &&
        place.y + (room.y - room.height / 2) / zoom >= 0 &&
        place.y + (room.y + room.height / 2) / zoom <= height,
    );
  const isFree = (place: LabelPlace, spot: Spot, zoom: number, points: readonly LabelPlace[]) => {
    const steps = STEPS.filter((step) => step >= zoom);
    return (
      isWithin(place, spot, Math.min(zoom, 1)) &&
      points.every((point) => {
        if (point === place) return true;
        const own = coveredBy(spot, isTold.has(point));
        return steps.every((step) => areApart(place, own, point, shapes.get(point) ?? [], step));
      }) &&
      placed.every(({ at, spot: other }) =>
        steps.every((step) => areApart(place, coveredBy(spot), at, coveredBy(other), step)),
      )
    );
  };
  const labels = new Map<Point, Label>();
  const put = (place: LabelPlace, spot: Spot, from: Zoom) => {
    const { x, y, line } = spot;
    labels.set(place, { from, x, y, line });
    placed.push({ at: place, spot });
  };
  const tryAll = (
    some: readonly LabelPlace[],
    from: Zoom,
    spotsOf: (place: LabelPlace) => readonly Spot[],
    isGood: (place: LabelPlace, spot: Spot) => boolean,
  ) => {
    for (const place of some) {
      if (labels.has(place)) continue;
      const spot = spotsOf(place).find((one) => isGood(place, one));
      if (spot) put(place, spot, from);
    }
  };
  for (const zoom of SMALL_ZOOMS)
    tryAll(
      toldOf,
      zoom,
      sidesOf,
      (place, spot) => isFree(place, spot, zoom, toldOf) && isFree(place, spot, ZOOMS[0], places),
    );
  for (const zoom of ZOOMS) {
    if (zoom <= 1) {
      tryAll(toldOf, zoom, sidesOf, (place, spot) => isFree(place, spot, zoom, places));
      if (told <= DRAWN_OUT_MAX)
        tryAll(toldOf, zoom, drawnOut, (place, spot) => isFree(place, spot, zoom, places));
    }
    tryAll(places, zoom, sidesOf, (place, spot) => isFree(place, spot, zoom, places));
  }
  for (const place of places) {
    const [above, ...others] = sidesOf(place);
    if (labels.has(place) || above === undefined) continue;
    put(place, [above, ...others].find((side) => isWithin(place, side, 1)) ?? above, 16);
  }
  return places.map((place) => labels.get(place) ?? { from: 16, x: 0, y: 0, line: null });
}
