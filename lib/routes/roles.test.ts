import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROUTE_ROLES, rolesOfRoute } from "@/lib/registers/definitions/routes";
import { wasSeenIn } from "@/lib/registers/period";
import { type CountryRoles, rolesIn } from "./roles";

const ALWAYS = { from: null, to: null };

/** The roles of a country by some routes, each given by its countries and years. */
function rolesOf(
  iso3: string,
  routes: readonly [countries: string, first: number, last: number][],
  period = { from: null as number | null, to: null as number | null },
): CountryRoles {
  const records = routes.flatMap(([countries, firstYearSeen, lastYearSeen]) => {
    const stops = countries.split(" ");
    const legs = stops.slice(1).map((to, index) => ({ fromCountry: stops[index] ?? "", toCountry: to }));
    return rolesOfRoute({ legs })
      .filter((named) => named.iso3 === iso3)
      .map(({ role }) => ({ role, reportedBy: null, firstYearSeen, lastYearSeen }));
  });
  return rolesIn(period, records);
}

const held = (roles: CountryRoles) => ROUTE_ROLES.filter((role) => roles[role] !== null);

describe("roles of a country", () => {
  /** The role flags of the Human Trafficking Indicators for 2006. */
  const reported: readonly [string, number, number][] = [
    ["SYR LBN", 2005, 2006],
    ["BRA ESP", 2004, 2006],
    ["BOL BRA", 2006, 2006],
    ["MDA ROU ITA", 2003, 2006],
    ["ROU ITA", 2006, 2006],
  ];

  test.each([
    ["LBN", ["destination"]],
    ["BRA", ["origin", "destination"]],
    ["ROU", ["origin", "transit"]],
  ])("of %s are %j and no others", (iso3, expected) => {
    expect(held(rolesOf(iso3, reported, { from: 2006, to: 2006 }))).toEqual(expected);
  });

  test("count routes and keep the years in which they were seen", () => {
    expect(rolesOf("ROU", reported).transit).toMatchObject({
      routes: 1,
      firstYearSeen: 2003,
      lastYearSeen: 2006,
    });
    expect(rolesOf("BRA", reported, { from: 2006, to: null }).origin).toMatchObject({
      routes: 1,
      firstYearSeen: 2004,
      lastYearSeen: 2006,
    });
  });

  test("end with the period", () => {
    expect(held(rolesOf("ROU", reported, { from: null, to: 2005 }))).toEqual(["transit"]);
    expect(held(rolesOf("ROU", reported, { from: 2007, to: null }))).toEqual([]);
  });

  test("of a route that leaves no country are internal", () => {
    expect(held(rolesOf("BRA", [["BRA BRA", 2019, 2019]]))).toEqual(["internal"]);
  });

  test("in a longer period are never fewer", () => {
    const year = fc.integer({ min: 1990, max: 2030 });
    const record = fc.record({ role: fc.constantFrom(...ROUTE_ROLES), a: year, b: year });
    fc.assert(
      fc.property(fc.array(record), year, year, (raw, one, other) => {
        const records = raw.map(({ role, a, b }) => ({
          role,
          reportedBy: null,
          firstYearSeen: Math.min(a, b),
          lastYearSeen: Math.max(a, b),
        }));
        const period = { from: Math.min(one, other), to: Math.max(one, other) };
        const [within, always] = [rolesIn(period, records), rolesIn(ALWAYS, records)];
        for (const role of ROUTE_ROLES) {
          expect(within[role]?.routes ?? 0).toBeLessThanOrEqual(always[role]?.routes ?? 0);
        }
      }),
    );
  });
});

test("a period that is open on one side still ends on the other", () => {
  const seen = { firstYearSeen: 2010, lastYearSeen: 2012 };
  expect(wasSeenIn(seen, { from: 2012, to: null })).toBe(true);
  expect(wasSeenIn(seen, { from: 2013, to: null })).toBe(false);
  expect(wasSeenIn(seen, { from: null, to: 2009 })).toBe(false);
  expect(wasSeenIn(seen, ALWAYS)).toBe(true);
});

test("roles name the other States that said so, each once", () => {
  const seen = { role: "transit" as const, firstYearSeen: 2019, lastYearSeen: 2020 };
  const roles = rolesIn(ALWAYS, [
    { ...seen, reportedBy: "TGO" },
    { ...seen, reportedBy: null },
    { ...seen, reportedBy: "BEN" },
    { ...seen, reportedBy: "TGO" },
  ]);
  expect(roles.transit).toMatchObject({ routes: 4, reportedBy: ["BEN", "TGO"] });
});
