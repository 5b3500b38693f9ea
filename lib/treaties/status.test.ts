import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { TREATIES, TREATY_ACTIONS } from "@/db/code-lists";
import { M49_COUNTRIES } from "@/lib/countries/m49";
import { TREATY_ACTS, TREATY_SOURCE } from "./reference";
import { bindingFrom, partiesByYear, type Treaty, type TreatyAct, treatyStatus } from "./status";

const actsOf = (country: string, treaty: Treaty): TreatyAct[] =>
  TREATY_ACTS.filter((act) => act.country === country && act.treaty === treaty).map(({ action, on }) => ({
    action,
    happenedOn: on,
  }));
const parties = (treaty: Treaty, asOf: string) =>
  [...new Set(TREATY_ACTS.map(({ country }) => country))].filter((country) =>
    ["binding", "deposited"].includes(treatyStatus(treaty, actsOf(country, treaty), asOf).kind),
  ).length;

describe("the reference data", () => {
  test("names countries of M49, treaties and actions of the lists, days up to its own day", () => {
    const known = new Set(M49_COUNTRIES.map(({ iso3 }) => iso3));
    for (const { country, treaty, action, on } of TREATY_ACTS) {
      expect(known).toContain(country);
      expect(TREATIES).toContain(treaty);
      expect(TREATY_ACTIONS).toContain(action);
      expect(on <= TREATY_SOURCE.asOf).toBe(true);
    }
  });

  // The depositary's own counts have the European Union beside the States.
  test.each([
    ["untoc", 178],
    ["tip_protocol", 158],
    ["som_protocol", 137],
  ] as const)("%s has its deposits", (treaty, states) => {
    expect(parties(treaty, TREATY_SOURCE.asOf)).toBe(states);
  });

  test("the parties of January 2008 are those of the leaflet of that month, the European Union apart", () => {
    expect(parties("tip_protocol", "2008-01-31")).toBe(116 - 1);
    expect(parties("untoc", "2008-05-31")).toBe(144 - 1);
  });
});

describe("entry into force", () => {
  test.each([
    ["NGA", "untoc", "2003-09-29"],
    ["NGA", "tip_protocol", "2003-12-25"],
    ["NGA", "som_protocol", "2004-01-28"],
    ["BEN", "untoc", "2004-09-29"],
    ["TGO", "untoc", "2004-08-01"],
    ["TGO", "tip_protocol", "2009-06-07"],
    ["TGO", "som_protocol", "2010-10-28"],
    ["BRA", "untoc", "2004-02-28"],
    ["CZE", "untoc", "2013-10-24"],
    ["THA", "tip_protocol", "2013-11-16"],
    ["VNM", "tip_protocol", "2012-07-08"],
    ["LBN", "untoc", "2005-11-04"],
  ] as const)("%s %s binds since %s", (country, treaty, since) => {
    expect(treatyStatus(treaty, actsOf(country, treaty), TREATY_SOURCE.asOf)).toMatchObject({
      kind: "binding",
      since,
    });
  });

  test("signed is not bound, and neither is nothing", () => {
    const asOf = TREATY_SOURCE.asOf;
    expect(treatyStatus("tip_protocol", actsOf("CZE", "tip_protocol"), asOf)).toEqual({
      kind: "signed",
      signedOn: "2002-12-10",
    });
    expect(treatyStatus("som_protocol", actsOf("VNM", "som_protocol"), asOf)).toEqual({ kind: "none" });
  });

  test("a deposit binds from its thirtieth day on and not before", () => {
    const acts: TreatyAct[] = [{ action: "accession", happenedOn: "2010-01-01" }];
    expect(bindingFrom("untoc", "2010-01-01")).toBe("2010-01-31");
    expect(treatyStatus("untoc", acts, "2010-01-30")).toMatchObject({ kind: "deposited" });
    expect(treatyStatus("untoc", acts, "2010-01-31")).toMatchObject({ kind: "binding" });
    expect(treatyStatus("untoc", acts, "2009-12-31")).toEqual({ kind: "none" });
  });

  test("a withdrawal ends it a year later, and a new deposit binds anew", () => {
    const acts: TreatyAct[] = [
      { action: "accession", happenedOn: "2010-01-01" },
      { action: "withdrawal", happenedOn: "2015-06-01" },
    ];
    expect(treatyStatus("untoc", acts, "2016-05-31")).toMatchObject({ kind: "binding", since: "2010-01-31" });
    expect(treatyStatus("untoc", acts, "2016-06-01")).toEqual({ kind: "withdrawn", on: "2016-06-01" });
    const again: TreatyAct[] = [...acts, { action: "accession", happenedOn: "2018-01-01" }];
    expect(treatyStatus("untoc", again, "2019-01-01")).toMatchObject({
      kind: "binding",
      since: "2018-01-31",
    });
  });
});

test("the order of acts does not matter, and parties never fall without a withdrawal", () => {
  const day = fc.date({ min: new Date("2000-12-12"), max: new Date("2020-01-01"), noInvalidDate: true });
  const act = fc.record({
    country: fc.constantFrom("A", "B", "C"),
    action: fc.constantFrom("signature" as const, "ratification" as const, "accession" as const),
    happenedOn: day.map((date) => date.toISOString().slice(0, 10)),
  });
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const own = acts.filter(({ country }) => country === "A");
      expect(treatyStatus("untoc", own.toReversed(), "2021-01-01")).toEqual(
        treatyStatus("untoc", own, "2021-01-01"),
      );
      const counts = partiesByYear(acts, "untoc", [2001, 2005, 2010, 2020]).map(({ parties: n }) => n);
      expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    }),
  );
});
