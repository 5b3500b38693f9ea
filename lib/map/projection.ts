/** Where the Earth lies on the map: Equal Earth, which keeps areas in proportion. Pure. */
import { type GeoPath, type GeoPermissibleObjects, type GeoProjection, geoEqualEarth, geoPath } from "d3-geo";

/** A place on the map, in its own units from the upper left corner. */
export type Point = { readonly x: number; readonly y: number };

/** The size of the Earth on the map, in its own units. */
export const WORLD = { width: 960, height: 468 } as const;
const MARGIN = 2;
/** The edge of the map runs through the Bering Strait, so that no land but Antarctica lies on both sides. */
const CENTRAL_MERIDIAN = 11;
/** Decimal places of a coordinate: a tenth of a unit is less than what can be seen. */
const DECIMALS = 1;

function equalEarth(): GeoProjection {
  return geoEqualEarth()
    .rotate([-CENTRAL_MERIDIAN, 0])
    .fitExtent(
      [
        [MARGIN, MARGIN],
        [WORLD.width - MARGIN, WORLD.height - MARGIN],
      ],
      { type: "Sphere" },
    );
}

const project = equalEarth();
const draw: GeoPath = geoPath(equalEarth()).digits(DECIMALS);

/** A coordinate as the map writes it. */
export function rounded(value: number): number {
  return Math.round(value * 10 ** DECIMALS) / 10 ** DECIMALS;
}

/** The place of a longitude and latitude in degrees. */
export function placeOf([longitude, latitude]: readonly [number, number]): Point {
  const [x, y] = project([longitude, latitude]) ?? [0, 0];
  return { x: rounded(x), y: rounded(y) };
}

/** A shape on the Earth as the data of an SVG path. */
export function outlineOf(shape: GeoPermissibleObjects): string {
  return draw(shape) ?? "";
}

/** The size of a shape on the map, in square units. */
export function sizeOf(shape: GeoPermissibleObjects): number {
  return draw.area(shape);
}
