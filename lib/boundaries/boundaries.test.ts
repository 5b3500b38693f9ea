import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { placeOf, WORLD } from "@/lib/map/projection";
import { area, box, collection, INVENTED_SET } from "@/tests/support/boundaries";
import { drawBoundaries } from "./draw";
import { type KnownCountry, knownProperty, matchShapes, propertiesOf } from "./match";
import { readBoundaryFile } from "./read";

const COUNTRIES: readonly KnownCountry[] = [
  { iso3: "BEN", m49: "204" },
  { iso3: "MLT", m49: "470" },
  { iso3: "NGA", m49: "566" },
  { iso3: "AFG", m49: "004" },
  { iso3: "XAB", m49: null },
];

const problemsOf = (text: string) => readBoundaryFile(text).problems;
const withGeometry = (geometry: unknown, more: object = {}) =>
  collection({ type: "Feature", properties: { iso3: "BEN" }, geometry, ...more });

describe("a boundary file", () => {
  test("is read with the places of its features", () => {
    const { shapes, problems } = readBoundaryFile(`\uFEFF${INVENTED_SET}`);
    expect(problems).toEqual([]);
    expect(shapes.map(({ place }) => place)).toEqual([0, 1, 2, 3, 4, 5].map((index) => `features[${index}]`));
  });

  test.each([
    ["", "", "not_json"],
    ["[]", "", "not_a_collection"],
    ['{"type":"Feature"}', "type", "not_a_collection"],
    [collection(), "features", "empty"],
    [collection({ type: "Polygon" }), "features[0]", "not_a_feature"],
    [withGeometry(null), "features[0].geometry", "no_geometry"],
    [withGeometry({ type: "Point", coordinates: [0, 0] }), "features[0].geometry.type", "geometry_not_taken"],
    [
      withGeometry({ type: "Polygon", coordinates: [box(0, 0, 181, 1)] }),
      "features[0].geometry.coordinates[0][1]",
      "out_of_range",
    ],
    [
      withGeometry({ type: "Polygon", coordinates: [box(0, -91, 1, 1)] }),
      "features[0].geometry.coordinates[0][0]",
      "out_of_range",
    ],
    [
      withGeometry({ type: "MultiPolygon", coordinates: [[box(0, 0, 1, 1)], [box(5, 5, 6, 6).slice(0, 4)]] }),
      "features[0].geometry.coordinates[1][0]",
      "ring_open",
    ],
    [
      withGeometry({ type: "Polygon", coordinates: [box(0, 0, 1, 1).slice(0, 3)] }),
      "features[0].geometry.coordinates[0]",
      "line_too_short",
    ],
    [
      withGeometry({
        type: "Polygon",
        coordinates: [
          [
            [0, 0],
            [1, "0"],
            [1, 1],
            [0, 0],
          ],
        ],
      }),
      "features[0].geometry.coordinates[0][1]",
      "not_a_position",
    ],
    [
      withGeometry({ type: "Polygon", coordinates: [] }),
      "features[0].geometry.coordinates",
      "not_a_position",
    ],
    [
      JSON.stringify({
        type: "FeatureCollection",
        crs: { type: "name", properties: { name: "EPSG:3857" } },
        features: [],
      }),
      "crs",
      "other_coordinates",
    ],
    [
      JSON.stringify({
        type: "Topology",
        arcs: [],
        objects: { a: { type: "GeometryCollection" }, b: { type: "GeometryCollection" } },
      }),
      "objects",
      "several_objects",
    ],
    [
      JSON.stringify({
        type: "Topology",
        arcs: [],
        objects: { a: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs: [[7]] }] } },
      }),
      "arcs",
      "damaged_topology",
    ],
  ])("is refused with the place of the problem: %s", (text, place, kind) => {
    expect(problemsOf(text)).toEqual([{ place, kind }]);
  });

  test("that holds more positions than can be drawn is refused", () => {
    const ring = Array.from({ length: 600_000 }, (_, index) => [index % 2, index % 3]);
    const geometry = { type: "Polygon", coordinates: [ring] };
    const text = collection({ type: "Feature", properties: {}, geometry });
    expect(problemsOf(text)).toEqual([{ place: "features", kind: "too_detailed" }]);
  });

  test("whose topology unfolds without measure is refused before it unfolds", () => {
    const arc = Array.from({ length: 1_000 }, (_, index) => [index % 2, index % 3]);
    const arcs = [Array.from({ length: 4_000 }, () => 0)];
    const text = JSON.stringify({
      type: "Topology",
      arcs: [arc],
      objects: { a: { type: "GeometryCollection", geometries: [{ type: "Polygon", arcs }] } },
    });
    expect(problemsOf(text)).toEqual([{ place: "objects.a", kind: "too_detailed" }]);
  });

  test("whose topology hides how much it holds is refused as well", () => {
    const collect = (geometries: readonly object[]) => ({ type: "GeometryCollection", geometries });
    const topology = (arcs: readonly unknown[], geometries: readonly object[]) =>
      JSON.stringify({ type: "Topology", arcs, objects: { a: collect(geometries) } });
    const arc = Array.from({ length: 1_000 }, (_, index) => [index % 2, index % 3]);
    const many = { type: "Polygon", arcs: [Array.from({ length: 4_000 }, () => 0)] };
    expect(problemsOf(topology([arc], [collect([many])]))).toEqual([
      { place: "objects.a", kind: "too_detailed" },
    ]);
    const one = { type: "Polygon", arcs: [[0]] };
    for (const arcs of [[{ length: 1_000_000 }], [null], ["abcd"]])
      expect(problemsOf(topology(arcs, [one]))).toEqual([{ place: "arcs", kind: "damaged_topology" }]);
  });

  test("that is something else altogether has its problems counted, and the first of them kept", () => {
    const text = `{"type":"FeatureCollection","features":[${"0,".repeat(50_000)}0]}`;
    const { problems, problemCount } = readBoundaryFile(text);
    expect([problems.length, problemCount]).toEqual([100, 50_001]);
  });

  test("as a quantised topology is the same as its features", () => {
    const text = JSON.stringify({
      type: "Topology",
      transform: { scale: [0.5, 0.5], translate: [10, 20] },
      arcs: [
        [
          [0, 0],
          [4, 0],
          [0, 4],
          [-4, 0],
          [0, -4],
        ],
      ],
      objects: {
        areas: {
          type: "GeometryCollection",
          geometries: [{ type: "Polygon", id: "004", properties: {}, arcs: [[0]] }],
        },
      },
    });
    const { shapes, problems } = readBoundaryFile(text);
    expect(problems).toEqual([]);
    expect(shapes).toMatchObject([
      { properties: { id: "004" }, geometry: { type: "Polygon", coordinates: [box(10, 20, 12, 22)] } },
    ]);
  });

  test("never throws, whatever it holds", () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        readBoundaryFile(text);
        readBoundaryFile(`{"type":"FeatureCollection","features":[${text}]}`);
        readBoundaryFile(`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":${text}}]}`);
        readBoundaryFile(`{"type":"Topology","arcs":${text},"objects":{"a":${text}}}`);
      }),
    );
  });
});

describe("areas are given to States", () => {
  const { shapes } = readBoundaryFile(INVENTED_SET);

  test("by a code alone; unknown codes, areas without one and lines go to nobody", () => {
    const match = matchShapes(shapes, "iso3cd", COUNTRIES);
    expect(match).toEqual({
      states: ["BEN", "NGA", "MLT", null, null, null],
      matched: ["BEN", "MLT", "NGA"],
      missing: ["AFG", "XAB"],
      unknown: [{ code: "xAB", place: "features[4]" }],
      uncoded: 1,
      unassigned: 2,
      lines: 1,
    });
  });

  test("by M49 as text or number, with or without the leading noughts", () => {
    const codes = ["004", 4, "4", "566"].map((m49_cd) => area({ m49_cd }, 0, 0, 1, 1));
    const read = readBoundaryFile(collection(...codes));
    expect(matchShapes(read.shapes, "m49_cd", COUNTRIES).states).toEqual(["AFG", "AFG", "AFG", "NGA"]);
  });

  test("by one of the first properties, however many there are", () => {
    const names = Array.from({ length: 5_000 }, (_, index) => [`p${index}`, 0]);
    const read = readBoundaryFile(
      collection(area({ ["x".repeat(300)]: "BEN", iso3: "BEN", ...Object.fromEntries(names) }, 0, 0, 1, 1)),
    );
    const properties = propertiesOf(read.shapes, COUNTRIES);
    expect(properties[0]).toEqual({ name: "iso3", matched: 1 });
    expect(properties).toHaveLength(1_000);
  });

  test("by a property that is known, or by none until a person says which", () => {
    expect(knownProperty(propertiesOf(shapes, COUNTRIES))).toBe("iso3cd");
    const named = (property: string) =>
      propertiesOf(
        readBoundaryFile(collection(area({ [property]: "BEN", x: 1 }, 0, 0, 1, 1))).shapes,
        COUNTRIES,
      );
    expect(knownProperty(named("ISO3CD"))).toBe("ISO3CD");
    expect(knownProperty(named("iso3"))).toBe("iso3");
    expect(knownProperty(named("ADM0_A3"))).toBeNull();
    expect(named("ADM0_A3")).toEqual([
      { name: "ADM0_A3", matched: 1 },
      { name: "x", matched: 0 },
    ]);
  });
});

describe("the drawing of a set", () => {
  const { shapes } = readBoundaryFile(INVENTED_SET);
  const { states } = matchShapes(shapes, "iso3cd", COUNTRIES);
  const { svg, areas } = drawBoundaries(shapes, states);
  const part = (id: string) => new RegExp(`<g id="${id}">(.*?)</g>`).exec(svg)?.[1] ?? "";

  test("has a path for each State that can be seen, and one for what belongs to none", () => {
    expect(part("states").match(/id="([A-Z]{3})"/g)).toEqual(['id="BEN"', 'id="NGA"']);
    expect(part("unassigned").match(/<path/g)).toHaveLength(1);
    expect(part("lines").match(/<path/g)).toHaveLength(1);
    expect(svg).not.toContain("xAB");
  });

  test("draws a line between neighbours once and none along a coast", () => {
    const alone = drawBoundaries(shapes.slice(0, 1), ["BEN"]).svg;
    expect(alone).toContain('<g id="borders"></g>');
    const two = drawBoundaries(shapes.slice(0, 2), ["BEN", "NGA"]).svg;
    expect(/<g id="borders"><path[^>]*d="([^"]*)"/.exec(two)?.[1]?.match(/M/g)).toHaveLength(1);
    const same = drawBoundaries(shapes.slice(0, 2), ["BEN", "BEN"]).svg;
    expect(same).toContain('<g id="borders"></g>');
  });

  test("says where the label of each State stands, and which keep their point", () => {
    expect(areas.map(({ iso3, isSmall }) => [iso3, isSmall])).toEqual([
      ["BEN", false],
      ["MLT", true],
      ["NGA", false],
    ]);
    const [benin] = areas;
    const [low, high] = [placeOf([0, 0]), placeOf([20, 20])];
    expect(benin?.x).toBeGreaterThan(low.x);
    expect(benin?.x).toBeLessThan(high.x);
    expect(benin?.y).toBeLessThan(low.y);
  });

  test("does not depend on which way round the rings run", () => {
    const turn = (ring: unknown) => (Array.isArray(ring) ? ring.toReversed() : ring);
    const reversed = JSON.parse(INVENTED_SET);
    for (const { geometry } of reversed.features) {
      if (geometry.type === "Polygon") geometry.coordinates = geometry.coordinates.map(turn);
    }
    const other = drawBoundaries(readBoundaryFile(JSON.stringify(reversed)).shapes, states);
    expect(other.areas.map(({ isSmall }) => isSmall)).toEqual(areas.map(({ isSmall }) => isSmall));
    const reach = [...other.svg.matchAll(/d="M(\d+),(\d+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    for (const [x = 0, y = 0] of reach) {
      expect(x).toBeLessThan(WORLD.width * 10);
      expect(y).toBeLessThan(WORLD.height * 10);
    }
    expect(Math.abs(other.svg.length - svg.length)).toBeLessThan(40);
  });

  test("keeps what lies around a pole as land, not as the rest of the Earth", () => {
    const coast = Array.from({ length: 37 }, (_, index) => [index * 10 - 180, -70]);
    const ring = [...coast, [180, -90], [-180, -90], [-180, -70]];
    const seam = box(-180, -90, -179.99999, -89.99999);
    for (const coordinates of [[ring], [ring.toReversed()], [seam, ring]]) {
      const text = collection({
        type: "Feature",
        properties: {},
        geometry: { type: "Polygon", coordinates },
      });
      const drawn = drawBoundaries(readBoundaryFile(text).shapes, ["ATA"]);
      const [, top = ""] = /id="ATA"[^>]*d="M-?[\d.]+,?(-?[\d.]+)/.exec(drawn.svg) ?? [];
      expect(Number(top)).toBeGreaterThan(placeOf([0, -65]).y * 10);
      expect(drawn.areas[0]?.y).toBeGreaterThan(placeOf([0, -70]).y);
    }
  });
});
