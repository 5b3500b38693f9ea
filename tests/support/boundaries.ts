/** An invented boundary file: rectangles in the sea and on land, for real and invented codes alike. */

/** A closed ring around a rectangle of longitudes and latitudes. */
export const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** A feature with one rectangle. */
export const area = (properties: object, ...edges: [number, number, number, number]) => ({
  type: "Feature",
  properties,
  geometry: { type: "Polygon", coordinates: [box(...edges)] },
});

/** A collection as the text of a file. */
export const collection = (...features: readonly object[]) =>
  JSON.stringify({ type: "FeatureCollection", features });

/** Two neighbours, an island too small to be seen, an area of nobody, a code that is unknown, and a line. */
export const INVENTED_SET = collection(
  area({ iso3cd: "BEN", name: "One" }, 0, 0, 20, 20),
  area({ iso3cd: "NGA", name: "Two" }, 20, 0, 40, 20),
  area({ iso3cd: "MLT", name: "Island" }, -30, 0, -29.99, 0.01),
  area({ iso3cd: null, name: "Disputed" }, 20, 20, 40, 30),
  area({ iso3cd: "xAB", name: "Unknown" }, 0, 20, 20, 30),
  {
    type: "Feature",
    properties: { iso3cd: "BEN" },
    geometry: {
      type: "LineString",
      coordinates: [
        [0, -10],
        [40, -10],
      ],
    },
  },
);

/** What is typed beside a set when it is installed. */
export const DECLARATION = {
  source: "Invented Cartographic Office, test areas",
  edition: "3",
  editionDate: "2026-05",
  clearedBy: "Cartographic unit",
  clearedOn: "2026-06-01",
  reference: "Letter 12 of 1 June 2026",
  declared: "on" as const,
  language: "en",
};
