import { describe, expect, test } from "vitest";
import {
  arrowsOf,
  corridorPath,
  corridorsOf,
  directionOf,
  pairOf,
  passagesOf,
  type RouteRecord,
  supportOf,
} from "./corridors";

const legsOver = (...stops: string[]) =>
  stops.slice(1).map((to, index) => ({ from: stops[index] ?? "", to }));

function route(stops: string, values: Partial<RouteRecord> = {}): RouteRecord {
  return {
    code: stops,
    title: stops,
    status: "checked",
    accessClass: "public",
    reportedBy: null,
    independentSources: 2,
    forms: ["forced_labour"],
    firstYearSeen: 2015,
    lastYearSeen: 2018,
    trend: "stable",
    confidence: "low",
    legs: legsOver(...stops.split(" ")),
    ...values,
  };
}

describe("the address of a corridor", () => {
  test("is the same whichever country is named first", () => {
    expect(corridorPath("NGA", "BEN")).toBe("/corridors/BEN-NGA");
    expect(corridorPath("BEN", "NGA")).toBe("/corridors/BEN-NGA");
  });

  test.each(["BEN", "BEN-BEN", "ben-nga", "BEN-NGA-TGO", ""])("%j names no two countries", (text) => {
    expect(pairOf(text)).toBeNull();
  });
});

describe("the passages of a route", () => {
  test("are all its parts in its own direction, with what lies between", () => {
    expect(passagesOf(legsOver("BEN", "NGA", "GAB"))).toEqual([
      { from: "BEN", to: "NGA", between: [] },
      { from: "BEN", to: "GAB", between: ["NGA"] },
      { from: "NGA", to: "GAB", between: [] },
    ]);
  });

  test("are none within one country", () => {
    expect(passagesOf(legsOver("BEN", "BEN"))).toEqual([]);
  });

  test("of a way there and back lead both ways, each by its shortest part", () => {
    const parts = passagesOf(legsOver("BEN", "TGO", "NGA", "BEN", "NGA"));
    expect(parts).toContainEqual({ from: "NGA", to: "BEN", between: [] });
    expect(parts).toContainEqual({ from: "BEN", to: "NGA", between: [] });
  });
});

describe("corridors", () => {
  const routes = [
    route("BEN NGA GAB", { firstYearSeen: 2010, forms: ["forced_begging"] }),
    route("NGA BEN"),
    route("TGO TGO"),
  ];

  test("join both directions and parts of longer routes", () => {
    expect(corridorsOf(routes)).toEqual([
      {
        pair: ["BEN", "GAB"],
        routes: 1,
        firstYearSeen: 2010,
        lastYearSeen: 2018,
        forms: ["forced_begging"],
      },
      {
        pair: ["BEN", "NGA"],
        routes: 2,
        firstYearSeen: 2010,
        lastYearSeen: 2018,
        forms: ["forced_begging", "forced_labour"],
      },
      {
        pair: ["GAB", "NGA"],
        routes: 1,
        firstYearSeen: 2010,
        lastYearSeen: 2018,
        forms: ["forced_begging"],
      },
    ]);
  });

  test("tell the directions apart", () => {
    expect(directionOf("BEN", "GAB", routes)).toMatchObject({
      routes: [{ code: "BEN NGA GAB" }],
      between: [{ iso3: "NGA", codes: ["BEN NGA GAB"] }],
    });
    expect(directionOf("GAB", "BEN", routes).routes).toEqual([]);
  });
});

describe("arrows", () => {
  test("are one for each direction of a leg, as well supported as their best route", () => {
    const arrows = arrowsOf([
      route("BEN NGA", { independentSources: 2 }),
      route("BEN NGA GAB", { independentSources: 3 }),
      route("NGA BEN", { independentSources: 0 }),
    ]);
    expect(arrows.map(({ from, to, routes, support }) => [from, to, routes, support])).toEqual([
      ["BEN", "NGA", 2, "more"],
      ["NGA", "GAB", 1, "more"],
      ["NGA", "BEN", 1, "none"],
    ]);
  });

  test("stay in a country where a route leaves none", () => {
    expect(arrowsOf([route("TGO TGO TGO")])).toMatchObject([{ from: "TGO", to: "TGO", routes: 1 }]);
  });

  test("count a route once for a leg that it takes twice", () => {
    expect(arrowsOf([route("BEN NGA BEN NGA")])).toMatchObject([{ routes: 1 }, { routes: 1 }]);
  });

  test.each([
    [0, "none"],
    [1, "one"],
    [2, "two"],
    [3, "more"],
    [9, "more"],
  ] as const)("with %i sources belong to the class %j", (sources, expected) => {
    expect(supportOf(sources)).toBe(expected);
  });
});
