import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { M49_COUNTRIES } from "@/lib/countries/m49";
import { taperedArc } from "./arc";
import { type Label, POINT_RADIUS, placeLabels, ZOOMS } from "./labels";
import { placeMap } from "./place";
import { pointOf } from "./points";
import { placeOf, WORLD } from "./projection";
import { moved, NEAREST, type View, viewBoxOf, WHOLE, zoomed } from "./viewport";

describe("the places of the map", () => {
  test("are there for every country and area of M49, within the map", () => {
    for (const { iso3 } of M49_COUNTRIES) {
      const point = pointOf(iso3);
      expect(point, iso3).not.toBeNull();
      expect(point?.x).toBeGreaterThan(0);
      expect(point?.x).toBeLessThan(WORLD.width);
      expect(point?.y).toBeGreaterThan(0);
      expect(point?.y).toBeLessThan(WORLD.height);
    }
  });

  test("lie as on the Earth", () => {
    const [benin, nigeria, brazil] = [pointOf("BEN"), pointOf("NGA"), pointOf("BRA")];
    expect(benin?.x).toBeLessThan(nigeria?.x ?? 0);
    expect(brazil?.x).toBeLessThan(benin?.x ?? 0);
    expect(brazil?.y).toBeGreaterThan(benin?.y ?? 0);
    expect(pointOf("XAA")).toBeNull();
  });

  test("keep areas in proportion: a band of ten degrees has the area that it has on the Earth", () => {
    const height = (latitude: number) => placeOf([11, latitude]).y;
    expect(height(0) - height(10)).toBeGreaterThan(height(70) - height(80));
  });
});

test("the outline of the land is one shape without lines between States", () => {
  const svg = readFileSync("public/map/land.svg", "utf8");
  expect(svg.match(/<path/g)).toHaveLength(2);
  expect(svg).toContain('<g id="land">');
  expect(svg).toContain('<g id="sphere">');
});

describe("an arc", () => {
  const [a, b] = [
    { x: 0, y: 0 },
    { x: 90, y: 0 },
  ];

  test("begins and ends at its places, and its parts share the begin", () => {
    const [whole, most, first] = taperedArc(a, b);
    expect(whole).toMatch(/^M0 0Q.* 90 0$/);
    expect(most.startsWith("M0 0Q")).toBe(true);
    expect(first.startsWith("M0 0Q")).toBe(true);
  });

  test("bends to the other side on the way back", () => {
    const bend = (path: string) => Number(/Q\S+ (\S+)/.exec(path)?.[1]);
    const [there, back] = [taperedArc(a, b)[0], taperedArc(b, a)[0]];
    expect(Math.sign(bend(there))).toBe(-Math.sign(bend(back)));
  });

  test.each([2, 3, 5, 12, 40])(
    "between two of %i States without a place on Earth stays within the inset",
    (count) => {
      const states = Array.from({ length: count }, (_, index) => `X${String(index).padStart(2, "0")}`);
      const pairs = states.flatMap((from) =>
        states.flatMap((to) => (from === to ? [] : [{ from, to, kind: "one" }])),
      );
      const { inset, flows } = placeMap(
        states.map((iso3) => ({ iso3, mark: "solid", hasData: true })),
        pairs,
        ["one"],
      );
      if (!inset) throw new Error("no inset");
      // A curve of the second degree lies within the triangle of its begin, its bend and its end.
      const [whole = ""] = flows[0]?.paths ?? [];
      const points = [...whole.matchAll(/(-?[\d.]+) (-?[\d.]+)/g)].map(([, x, y]) => ({
        x: Number(x),
        y: Number(y),
      }));
      expect(points).toHaveLength(3 * pairs.length);
      for (const { x, y } of points) {
        expect(x).toBeGreaterThanOrEqual(inset.x);
        expect(x).toBeLessThanOrEqual(inset.x + inset.width);
        expect(y).toBeGreaterThanOrEqual(inset.y);
        expect(y).toBeLessThanOrEqual(inset.y + inset.height);
      }
    },
  );
});

describe("labels", () => {
  const size = { width: 300, height: 150 };
  const place = fc.record({
    x: fc.integer({ min: 0, max: size.width }),
    y: fc.integer({ min: 0, max: size.height }),
    size: fc.integer({ min: 1, max: 4 }),
  });
  type Box = { x: number; y: number; width: number; height: number };
  /** The middle of a label, with the room that it takes. */
  const boxOf = ({ x, y }: { x: number; y: number }, label: Label, zoom: number): Box => ({
    x: x + label.x / zoom,
    y: y + label.y / zoom,
    width: 21 / zoom,
    height: 10 / zoom,
  });
  // What touches does not cover; a label drawn out stands at a tenth of a unit.
  const areApart = (one: Box, other: Box) =>
    Math.abs(one.x - other.x) >= (one.width + other.width) / 2 - 0.01 ||
    Math.abs(one.y - other.y) >= (one.height + other.height) / 2 - 0.01;

  test("cover no other and no point at the zoom at which they appear, but at the nearest", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { maxLength: 40, selector: ({ x, y }) => `${x} ${y}` }),
        fc.integer({ min: 0, max: 40 }),
        (places, told) => {
          const labels = placeLabels(places, size, Math.min(told, places.length));
          for (const zoom of ZOOMS.slice(0, -1)) {
            const shown = places.flatMap((one, index) => {
              const label = labels[index];
              return label && label.from <= zoom ? [{ one, box: boxOf(one, label, zoom) }] : [];
            });
            shown.forEach(({ one, box }, index) => {
              for (const { box: other } of shown.slice(index + 1)) expect(areApart(box, other)).toBe(true);
              for (const point of places) {
                const side = (2 * POINT_RADIUS * point.size) / zoom;
                if (point !== one)
                  expect(areApart(box, { x: point.x, y: point.y, width: side, height: side })).toBe(true);
              }
            });
          }
        },
      ),
    );
  });

  test("stand within the map", () => {
    const labels = placeLabels(
      [
        { x: 50, y: 11 },
        { x: 50, y: 80 },
        { x: 50, y: 145 },
      ],
      size,
    );
    expect(labels.map(({ y }) => Math.sign(y))).toEqual([1, -1, -1]);
  });

  test("stand on another side where they would cover another above", () => {
    const labels = placeLabels(
      [
        { x: 50, y: 50 },
        { x: 56, y: 62 },
      ],
      size,
    );
    expect(labels.map(({ from, y }) => [from, Math.sign(y)])).toEqual([
      [0.8, -1],
      [0.8, 1],
    ]);
  });

  test("of what the map speaks of appear where it is small, as far as they cover no other such label or point", () => {
    const told = [
      { x: 60, y: 90 },
      { x: 80, y: 90 },
      { x: 250, y: 90 },
    ];
    const silent = { x: 200, y: 90 };
    const labels = placeLabels([...told, silent], size, told.length);
    expect(labels.map(({ from }) => from)).toEqual([0.25, 0.25, 0.25, 0.8]);
    expect(labels[0]?.y).not.toBe(labels[1]?.y);
    const crowd = placeLabels([...told, { x: 70, y: 90 }], size, 4);
    expect(crowd[3]?.from).toBeGreaterThan(0.25);
  });

  test("of a crowd that the map speaks of are all shown with the whole map, each with a line to its point", () => {
    const crowd = Array.from({ length: 9 }, (_, index) => ({
      x: 136 + 12 * (index % 3),
      y: 64 + 12 * Math.floor(index / 3),
    }));
    const labels = placeLabels(crowd, size, crowd.length);
    expect(labels.every(({ from }) => from <= 1)).toBe(true);
    expect(labels.some(({ line }) => line !== null)).toBe(true);
    expect(placeLabels(crowd, size).every(({ line }) => line === null)).toBe(true);
  });

  test("of the more important come first", () => {
    const places = [105, 106, 107, 108, 109].map((x) => ({ x, y: 50 }));
    const [first, ...others] = placeLabels(places, size);
    expect(first?.from).toBe(0.8);
    expect(others.at(-1)?.from).toBeGreaterThan(1);
  });
});

describe("a placed map", () => {
  const state = (iso3: string, hasData = true) => ({ iso3, mark: "held" as const, hasData });

  test("gives States without a place on Earth an inset of their own, and no other", () => {
    const placed = placeMap([state("BEN"), state("XAA"), state("XAB")], [], ["one"]);
    expect(placed.inset).not.toBeNull();
    for (const { iso3, y } of placed.states) expect(y > WORLD.height, iso3).toBe(iso3 !== "BEN");
    expect(placeMap([state("BEN")], [], ["one"])).toMatchObject({ inset: null, height: WORLD.height });
  });

  test("joins the flows of one kind, and rings what stays in one State", () => {
    const flows = [
      { from: "BEN", to: "NGA", kind: "one" as const },
      { from: "XAA", to: "NGA", kind: "one" as const },
      { from: "NGA", to: "NGA", kind: "one" as const },
      { from: "BEN", to: "ZZZ", kind: "one" as const },
    ];
    const placed = placeMap([state("BEN"), state("NGA"), state("XAA")], flows, ["two", "one"]);
    expect(placed.flows).toHaveLength(1);
    expect(placed.flows[0]?.paths[0].match(/M/g)).toHaveLength(2);
    expect(placed.rings).toEqual([pointOf("NGA")]);
  });
});

describe("the view", () => {
  const size = { width: 960, height: 468 };
  const view = fc
    .record({
      x: fc.double({ min: -2, max: 2, noNaN: true }),
      y: fc.double({ min: -2, max: 2, noNaN: true }),
      factor: fc.double({ min: 0.01, max: 40, noNaN: true }),
    })
    .map(({ x, y, factor }): View => moved(zoomed(WHOLE, factor, size), { x, y }, size));

  test("never leaves the map", () => {
    fc.assert(
      fc.property(view, ({ x, y, zoom }) => {
        expect(zoom).toBeGreaterThanOrEqual(1);
        expect(zoom).toBeLessThanOrEqual(NEAREST);
        expect(x).toBeGreaterThanOrEqual(0);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(x + size.width / zoom).toBeLessThanOrEqual(size.width + 1e-6);
        expect(y + size.height / zoom).toBeLessThanOrEqual(size.height + 1e-6);
      }),
    );
  });

  test("keeps the place under the pointer", () => {
    const at = { x: 0.25, y: 0.75 };
    const before = zoomed(WHOLE, 2, size);
    const after = zoomed(before, 2, size, at);
    const under = ({ x, zoom }: View) => x + (size.width / zoom) * at.x;
    expect(under(after)).toBeCloseTo(under(before));
  });

  test("becomes a viewBox", () => {
    expect(viewBoxOf(WHOLE, size)).toBe("0 0 960 468");
    expect(viewBoxOf(zoomed(WHOLE, 2, size), size)).toBe("240 117 480 234");
  });
});
