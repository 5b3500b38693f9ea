import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { type MapImage, mapImage } from "./image";
import { placeMap } from "./place";
import { PAINT, said, tag } from "./svg";

const LAND = '<g id="sphere"><path d="M0,0"/></g><g id="land"><path d="M0,0"/></g>';

function imageOf(more: Partial<MapImage<"one">> = {}): string {
  const states = ["BEN", "NGA", "XAA"].map((iso3) => ({ iso3, mark: "solid" as const, hasData: true }));
  return mapImage<"one">({
    language: "en",
    direction: "ltr",
    title: 'Routes & "more" <than>',
    lines: ["As of today"],
    placed: placeMap(states, [{ from: "BEN", to: "NGA", kind: "one" }], ["one"]),
    told: new Map([["BEN", "Benin: one route"]]),
    sizeOf: new Map(),
    insetTitle: "Elsewhere",
    land: LAND,
    areas: null,
    keyTitle: "Key",
    key: [{ text: "in a route", sample: { kind: "mark", mark: "solid" } }],
    foot: ["No opinion is expressed.", "Natural Earth"],
    flowOf: () => ({ width: 2, isBroken: false }),
    ...more,
  });
}

test("an image stands alone: it fetches nothing and holds its title, key, wording and sources", () => {
  const image = imageOf();
  const addresses = [...image.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, address]) => address);
  expect(addresses).toEqual(["#sphere", "#land"]);
  for (const text of ["As of today", "in a route", "No opinion is expressed.", "Natural Earth", "Elsewhere"])
    expect(image).toContain(`>${text}</text>`);
  expect(image).toContain("<title>Routes &amp; &quot;more&quot; &lt;than&gt;</title>");
  expect(image).toContain("<title>Benin: one route</title>");
  expect(image.match(/stroke="#8a4b08"/g)).toHaveLength(3);
});

test("an image in Arabic begins at the right, and the Earth is not mirrored", () => {
  const [left, right] = [imageOf(), imageOf({ direction: "rtl" })];
  expect(right).toContain('x="948"');
  const earth = (image: string) =>
    image.slice(image.indexOf("<svg x="), image.lastIndexOf("</svg>", image.length - 8));
  const points = (image: string) => earth(image).match(/<circle[^>]*r="3.5"[^>]*>/g);
  expect(points(right)).toEqual(points(left));
});

test("areas of a boundary set take the filling of what is said, and what belongs to no State its own", () => {
  const parts =
    '<g id="states"><path id="BEN" d="M0,0"/></g><g id="unassigned"/><g id="borders"/><g id="lines"/>';
  const image = imageOf({
    areas: { parts, filled: new Map([["BEN", "half"]]), points: new Set(["NGA", "XAA"]) },
  });
  expect(image).toContain('<use href="#BEN"/>');
  expect(image).toContain('fill="url(#area-half)" mask="url(#area-half-mask)"');
  expect(image).toContain('fill="url(#area-unassigned)"');
  expect(image).not.toContain('href="#land"');
});

test("what XML cannot hold is left out, and undefined attributes are", () => {
  expect(said("a\u0000b\u0007 <c>")).toBe("ab &lt;c&gt;");
  expect(tag("g", { id: 'x"y', fill: undefined })).toBe('<g id="x&quot;y"/>');
});

test("the colours are those of the light theme", () => {
  const tokens = readFileSync("app/styles/tokens.css", "utf8");
  const light = (name: string) => new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6})`).exec(tokens)?.[1];
  expect(PAINT).toEqual({
    ground: light("ground"),
    panel: light("panel"),
    ink: light("ink"),
    soft: light("ink-soft"),
    line: light("line"),
    control: light("control-line"),
    accent: light("accent"),
    land: light("map-land"),
    flow: light("map-flow"),
  });
});
