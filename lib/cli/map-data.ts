/**
 * `npm run map:data`: writes the outline of the land (`public/map/land.svg`) and one place for each country or area of
 * M49 (`lib/map/data/points.json`) from Natural Earth, as the package `world-atlas` ships it. Run after that package or the
 * projection has changed; both files are kept with the source.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type ExtendedFeature, geoArea, geoCentroid } from "d3-geo";
import type { MultiPolygon, Polygon, Position } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { M49_COUNTRIES } from "@/lib/countries/m49";
import { shortened, thinnedBy } from "@/lib/map/outline";
import { outlineOf, WORLD } from "@/lib/map/projection";

const require = createRequire(import.meta.url);

/** Areas that Natural Earth draws as parts of another shape: which shape, and the box (west, south, east, north). */
const PARTS: Readonly<Record<string, { of: string; box: readonly [number, number, number, number] }>> = {
  BES: { of: "528", box: [-69, 12, -62, 18] },
  BVT: { of: "578", box: [2, -56, 5, -53] },
  CCK: { of: "Indian Ocean Ter.", box: [96, -13, 98, -11] },
  CXR: { of: "Indian Ocean Ter.", box: [105, -11, 106, -10] },
  GLP: { of: "250", box: [-62, 15.7, -61, 16.6] },
  GUF: { of: "250", box: [-55, 2, -51, 6] },
  MTQ: { of: "250", box: [-61.5, 14.3, -60.7, 15] },
  MYT: { of: "250", box: [44.9, -13.1, 45.4, -12.5] },
  REU: { of: "250", box: [55, -21.5, 56, -20.8] },
  SJM: { of: "578", box: [-10, 70.5, 35, 81] },
  TKL: { of: "554", box: [-173, -10, -171, -8] },
};
const DECIMALS = 2;

type Shape = ExtendedFeature<Polygon | MultiPolygon, { name?: string }>;

function topology(name: string): Topology {
  return JSON.parse(readFileSync(require.resolve(`world-atlas/${name}.json`), "utf8"));
}

function shapesOf(source: Topology, name: string): readonly Shape[] {
  return feature(source, source.objects[name] as GeometryCollection<{ name?: string }>).features as Shape[];
}

function polygonsOf({ geometry }: Shape): readonly Polygon[] {
  if (geometry.type === "Polygon") return [geometry];
  return geometry.coordinates.map((coordinates: Position[][]) => ({ type: "Polygon", coordinates }));
}

/** The middle of the largest of some polygons, as longitude and latitude. */
function middleOf(polygons: readonly Polygon[]): readonly [number, number] | null {
  const [largest] = polygons.toSorted((a, b) => geoArea(b) - geoArea(a));
  if (largest === undefined) return null;
  const [longitude, latitude] = geoCentroid(largest);
  const round = (value: number) => Math.round(value * 10 ** DECIMALS) / 10 ** DECIMALS;
  return [round(longitude), round(latitude)];
}

function writePoints(): void {
  const countries = shapesOf(topology("countries-10m"), "countries");
  const points = M49_COUNTRIES.map(({ iso3, m49 }) => {
    const part = PARTS[iso3];
    const key = part?.of ?? m49;
    const polygons = countries
      .filter(({ id, properties }) => id === key || properties.name === key)
      .flatMap(polygonsOf)
      .filter((polygon) => {
        if (part === undefined) return true;
        const [longitude, latitude] = geoCentroid(polygon);
        const [west, south, east, north] = part.box;
        return longitude >= west && longitude <= east && latitude >= south && latitude <= north;
      });
    const middle = middleOf(polygons);
    if (middle === null) throw new Error(`No shape for ${iso3}.`);
    return [iso3, middle] as const;
  });
  const lines = points.map(([iso3, [longitude, latitude]]) => `    "${iso3}": [${longitude}, ${latitude}]`);
  writeFileSync(
    "lib/map/data/points.json",
    `{
  "source": {
    "publisher": "Natural Earth",
    "obtainedFrom": "world-atlas 2.0.2, countries-10m",
    "license": "public domain",
    "note": "The middle of the largest part of each country or area, as longitude and latitude in degrees. A place for a point on a map, and no more."
  },
  "points": {
${lines.join(",\n")}
  }
}
`,
  );
}

/** Points of the outline that lie closer together than this are one, in tenths of a unit of the map. */
const FINEST = 4;

function writeLand(): void {
  const thin = thinnedBy(FINEST);
  const source = topology("land-50m");
  const land = source.objects.land;
  if (land === undefined) throw new Error("world-atlas holds no land.");
  writeFileSync(
    "public/map/land.svg",
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WORLD.width} ${WORLD.height}"><title>Land</title><g id="sphere"><path transform="scale(.1)" d="${shortened(outlineOf({ type: "Sphere" }), thin)}"/></g><g id="land"><path transform="scale(.1)" d="${shortened(outlineOf(feature(source, land)), thin)}"/></g></svg>\n`,
  );
}

writePoints();
writeLand();
