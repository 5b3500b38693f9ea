import { describe, expect, test } from "vitest";
import { DEFINITIONS } from "./definitions";
import { entrySchema } from "./entry-schema";

const routes = entrySchema(DEFINITIONS.routes);
const ROUTE = {
  forms: ["forced_labour"],
  firstYearSeen: "2019",
  lastYearSeen: "2021",
  trend: "rising",
  confidence: "low",
  travellerSex: "mixed",
  travellerAge: "adults",
};
const leg = (index: number, from: string, to: string, position = "") => ({
  [`legs.${index}.position`]: position,
  [`legs.${index}.fromCountry`]: from,
  [`legs.${index}.fromPlace`]: "",
  [`legs.${index}.toCountry`]: to,
  [`legs.${index}.phase`]: "transit",
  [`legs.${index}.transport`]: "rail",
  [`legs.${index}.crossing`]: "irregular",
  [`legs.${index}.smugglingOverlap`]: "unknown",
});
const problemsOf = (input: unknown) => {
  const parsed = routes.safeParse(input);
  return parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
};

describe("an entry from a form", () => {
  test("has its rows in the order of their positions, without blank ones", () => {
    const blank = { "legs.2.fromCountry": "", "legs.2.phase": "", "legs.2.position": "3" };
    const parsed = routes.parse({
      ...ROUTE,
      ...leg(0, "TGO", "GAB", "2"),
      ...leg(1, "BEN", "TGO", "1"),
      ...blank,
    });
    expect(parsed.rows.legs?.map((row) => [row.fromCountry, row.toCountry])).toEqual([
      ["BEN", "TGO"],
      ["TGO", "GAB"],
    ]);
    expect(parsed.values).toMatchObject({ firstYearSeen: 2019, sectors: [], description: null });
    expect(parsed.accessClass).toBe("restricted");
  });

  test("says of every problem where it stands", () => {
    const input = { ...ROUTE, firstYearSeen: "2022", ...leg(0, "BEN", "TGO") };
    expect(problemsOf(input)).toEqual(["lastYearSeen: registers.problems.years_backwards"]);
    expect(problemsOf({ ...ROUTE, trend: "", ...leg(0, "BEN", "Togo") })).toEqual([
      "legs.0.toCountry: errors.field.country_unknown",
      "trend: errors.field.missing",
    ]);
    expect(problemsOf(ROUTE)).toEqual(["legs: registers.problems.rows_missing"]);
    expect(problemsOf({ ...ROUTE, trend: "", ...leg(0, "BEN", "") })).toEqual([
      "legs.0.toCountry: errors.field.missing",
      "trend: errors.field.missing",
    ]);
  });

  test("never reads a blank as a number", () => {
    expect(problemsOf({ ...ROUTE, firstYearSeen: " ", ...leg(0, "BEN", "TGO") })).toEqual([
      "firstYearSeen: errors.field.missing",
    ]);
    expect(problemsOf({ ...ROUTE, firstYearSeen: "2e3", ...leg(0, "BEN", "TGO") })).toEqual([
      "firstYearSeen: errors.field.not_a_number",
    ]);
  });

  test("a border is crossed only between two States", () => {
    const input = { ...ROUTE, ...leg(0, "BEN", "TGO"), "legs.0.crossing": "no_border" };
    expect(problemsOf(input)).toEqual(["legs.0.crossing: registers.problems.border_between_states"]);
  });
});

describe("figures", () => {
  const detections = entrySchema(DEFINITIONS.detections);
  const CELL = {
    country: "NGA",
    reportingBody: "NAPTIP",
    year: 2018,
    indicator: "detected_victims",
    dimension: "total",
    sex: "total",
    age: "total",
    unit: "persons",
  };
  test.each([
    [{ valueStatus: "exact", value: 0 }, true],
    [{ valueStatus: "exact" }, false],
    [{ valueStatus: "suppressed", below: 5 }, true],
    [{ valueStatus: "suppressed", value: 3 }, false],
    [{ valueStatus: "not_reported" }, true],
    [{ valueStatus: "not_reported", value: 0 }, false],
    [{ valueStatus: "exact", value: 3, categoryForm: "forced_labour" }, false],
    [
      { valueStatus: "exact", value: 3, categoryForm: "forced_labour", dimension: "form_of_exploitation" },
      true,
    ],
  ])("%j", (cell, accepted) => {
    expect(detections.safeParse({ ...CELL, ...cell }).success).toBe(accepted);
  });
});
