import { describe, expect, test } from "vitest";
import { M49_COUNTRIES } from "@/lib/countries/m49";
import { countryKnowledge } from "@/lib/countries/resolve-country";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { Findings } from "../findings";
import { NO_FIGURE_RULES } from "../numbers";
import { columnOfField, readableColumns, registerColumns } from "./columns";
import { gatherEntries } from "./lines";
import { readEntries } from "./read";
import { entryValidator } from "./validate";

const knowledge = countryKnowledge(
  M49_COUNTRIES.map(({ names, ...country }) => ({ ...country, names: Object.values(names) })),
);

/** Reads rows of a register, given as cells by column. */
function read(
  register: "routes" | "detections" | "treaties",
  rows: readonly Record<string, string>[],
  leavesOutUndecided = false,
) {
  const definition = DEFINITIONS[register];
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columnOf = new Map(names.map((name) => [name, name]));
  const blank = Object.fromEntries(names.map((name) => [name, ""]));
  const lines = rows.map((cells, index) => ({ line: index + 2, cells: { ...blank, ...cells } }));
  const findings = new Findings();
  const gathered = gatherEntries(lines, definition, columnOf);
  const reader = {
    knowledge,
    rules: NO_FIGURE_RULES,
    words: {},
    findings,
    other: () => null,
    leavesOutUndecided,
  };
  const { entries, leftOutLines } = readEntries(reader, definition, gathered.entries, columnOf);
  const validate = entryValidator(definition, columnOf);
  const checked = entries.flatMap((entry) => {
    const outcome = validate(entry, null);
    return "problems" in outcome ? outcome.problems : [];
  });
  const problems = [...gathered.problems, ...findings.problems, ...checked];
  return {
    entries,
    leftOut: leftOutLines.length,
    problems: problems.map(({ line, column, code }) => [line, column, code]),
  };
}

const leg = (from: string, to: string) => ({
  "legs.from_country": from,
  "legs.to_country": to,
  "legs.phase": "transit",
  "legs.transport": "road_public",
  "legs.crossing": "irregular",
  "legs.smuggling_overlap": "unknown",
});
const route = {
  forms: "forced_labour",
  first_year_seen: "2019",
  last_year_seen: "2021.0",
  trend: "rising",
  confidence: "low",
  traveller_sex: "mixed",
  traveller_age: "adults",
};

test("the columns of a register are its fields in the words of files, with what every entry has around them", () => {
  const columns = registerColumns(DEFINITIONS.routes);
  expect(columns[0]).toBe("code");
  expect(columns).toContain("first_year_seen");
  expect(columns).toContain("legs.border_point_out");
  expect(columns.slice(-6)).toEqual([
    "access_class",
    "not_before",
    "reported_by",
    "language",
    "note",
    "source",
  ]);
  for (const definition of Object.values(DEFINITIONS)) {
    const all = readableColumns(definition);
    expect(new Set(all).size).toBe(all.length);
  }
  expect(columnOfField("legs.2.fromCountry")).toEqual({ column: "legs.from_country", index: 2 });
});

describe("lines become entries", () => {
  test("by their code, or where a line holds nothing but cells of rows, by the line above", () => {
    const { entries, problems } = read("routes", [
      { ...route, ...leg("Benin", "Togo") },
      leg("TG", "Ghana"),
      { code: "BEN-R-007", ...route, ...leg("BEN", "NGA") },
      { ...route, ...leg("Mali", "Niger") },
      { code: "BEN-R-007", ...leg("NGA", "NER") },
    ]);
    expect(problems).toEqual([]);
    expect(entries.map(({ line, code, rowLines }) => [line, code, rowLines.legs])).toEqual([
      [2, null, [2, 3]],
      [4, "BEN-R-007", [4, 6]],
      [5, null, [5]],
    ]);
    expect(entries[0]?.given).toMatchObject({
      lastYearSeen: 2021,
      legs: [
        { fromCountry: "BEN", toCountry: "TGO" },
        { fromCountry: "TGO", toCountry: "GHA" },
      ],
    });
  });

  test("and say every cell that is wrong, once, in its own line", () => {
    const { problems } = read("routes", [
      { ...route, trend: "up", last_year_seen: "", ...leg("Benin", "Africa") },
      { ...leg("Atlantis", "Togo"), "legs.phase": "" },
    ]);
    expect(problems).toEqual([
      [2, "trend", "value_unknown"],
      [2, "legs.to_country", "country_not_one"],
      [3, "legs.from_country", "country_name_unknown"],
      [3, "legs.phase", "required"],
      [2, "last_year_seen", "required"],
    ]);
  });
});

test("a figure brings its status along, and a mark why there is none", () => {
  const cell = {
    country: "Ivory Coast",
    reporting_body: "Police",
    year: "2e3",
    indicator: "detected_victims",
    dimension: "total",
    sex: "Female",
    age: "0_17",
    unit: "persons",
  };
  const range = { estimate_low: "2", estimate_high: "7", estimate_method: "Expert survey" };
  const { entries, problems, leftOut } = read("detections", [
    { ...cell, value: "1 269" },
    { ...cell, value: "<5" },
    { ...cell, value: ".." },
    { ...cell, country: "Western Africa", value: "9" },
    { ...cell, value: "3", value_status: "estimated", ...range },
  ]);
  expect(problems).toEqual([]);
  expect(leftOut).toBe(1);
  expect(
    entries.map(({ given: { country, year, sex, valueStatus, value, below } }) => [
      country,
      year,
      sex,
      valueStatus,
      value,
      below,
    ]),
  ).toEqual([
    ["CIV", 2000, "female", "exact", 1269, null],
    ["CIV", 2000, "female", "suppressed", null, 5],
    ["CIV", 2000, "female", "not_available", null, null],
    ["CIV", 2000, "female", "estimated", 3, null],
  ]);
});

test("a line of the Treaty Collection is as many acts as it has dates", () => {
  const { entries } = read("treaties", [
    { country: "Albania", signature: "12 Dec 2000", deposit: "21 Aug 2002", treaty: "untoc" },
    { country: "Bahrain", signature: "", deposit: "7 Jun 2004 a", treaty: "untoc" },
    { country: "Barbados", signature: "26 Sep 2001", deposit: "", treaty: "untoc" },
  ]);
  expect(entries.map(({ line, given: { action, happenedOn } }) => [line, action, happenedOn])).toEqual([
    [2, "signature", "2000-12-12"],
    [2, "ratification", "2002-08-21"],
    [3, "accession", "2004-06-07"],
    [4, "signature", "2001-09-26"],
  ]);
});

test("an entry with a name that nobody has decided is left out whole where that is asked for, and other entries stay", () => {
  const common = {
    forms: "forced_labour",
    direction: "outgoing",
    first_year_seen: "2019",
    last_year_seen: "2020",
  };
  const leg = (code: string, from: string, to: string) => ({
    code,
    ...(from === "Benin" ? common : {}),
    "legs.from_country": from,
    "legs.to_country": to,
    "legs.phase": "transport",
  });
  const rows = [
    leg("BEN-R-001", "Benin", "Togo"),
    leg("BEN-R-001", "Togo", "Utopia"),
    leg("BEN-R-002", "Benin", "Ghana"),
  ];
  const open = read("routes", rows);
  expect(open.problems).toContainEqual([3, "legs.to_country", "country_name_unknown"]);
  const without = read("routes", rows, true);
  expect(without.entries.map(({ code }) => code)).toEqual(["BEN-R-002"]);
  expect(without.leftOut).toBe(1);
  expect(without.problems.map(([, , code]) => code)).not.toContain("country_name_unknown");
});

test("an empty figure is asked about where no column says why it is empty", () => {
  const cell = { country: "BEN", reporting_body: "Police", year: "2019", indicator: "detected_victims" };
  const rest = { dimension: "total", sex: "total", age: "total", unit: "persons" };
  const { problems } = read("detections", [
    { ...cell, ...rest, value: "" },
    { ...cell, ...rest, year: "2020", value: "NA" },
  ]);
  expect(problems).toEqual([[2, "value", "value_absent"]]);
  const said = read("detections", [{ ...cell, ...rest, value: "", value_status: "not_reported" }]);
  expect(said.problems).toEqual([]);
});
