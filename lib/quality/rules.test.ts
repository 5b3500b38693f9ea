import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CountryData, type Figure, type RouteShape, signatureOf, warningsOf } from "./rules";

const NOTHING: CountryData = { detections: [], proceedings: [], laws: [], routes: [] };
let made = 0;
const figure = (year: number, value: number | null, more: Partial<Figure> = {}): Figure => {
  made += 1;
  return {
    code: `XXX-D-${made}`,
    reportingBody: "police",
    year,
    counted: "detected_victims",
    dimension: "total",
    category: "",
    sex: "total",
    age: "total",
    value,
    ...more,
  };
};
const rulesOf = (data: Partial<CountryData>) =>
  warningsOf({ ...NOTHING, ...data }).map(({ rule, values }) => [rule, values]);
const form = (year: number, category: string, value: number) =>
  figure(year, value, { dimension: "form_of_exploitation", category });

describe("traps of the published data", () => {
  test("Poland 2018: forms that add up to more than the victims", () => {
    const detections = [
      figure(2018, 70),
      form(2018, "sexual_exploitation", 100),
      form(2018, "other_forms", 93),
    ];
    expect(rulesOf({ detections })).toEqual([["forms_above_total", { year: 2018, total: 70, sum: 193 }]]);
  });

  test("Romania 2005 and 2006: the same figures two years running", () => {
    const year = (of: number) => [
      figure(of, 2551),
      figure(of, 2000, { sex: "female" }),
      figure(of, 551, { sex: "male" }),
    ];
    expect(rulesOf({ detections: [...year(2005), ...year(2006)] })).toEqual([
      ["same_two_years", { year: 2006, yearBefore: 2005, figures: 3 }],
    ]);
  });

  test("Brazil: a fall from 1,054 to 35 in one year", () => {
    expect(rulesOf({ detections: [figure(2017, 1054), figure(2018, 35)] })).toEqual([
      ["jump", { year: 2018, value: 35, yearBefore: 2017, before: 1054 }],
    ]);
    expect(rulesOf({ detections: [figure(2017, 10), figure(2018, 30)] })).toEqual([]);
    expect(rulesOf({ detections: [figure(2016, 10), figure(2018, 90)] })).toEqual([]);
  });

  test("Romania 2018: the cells by sex and age add up to the total", () => {
    const cell = (sex: string, age: string, value: number) => figure(2018, value, { sex, age });
    const cells = [
      cell("female", "0_17", 182),
      cell("female", "18_plus", 181),
      cell("male", "0_17", 30),
      cell("male", "18_plus", 104),
    ];
    expect(rulesOf({ detections: [figure(2018, 497), ...cells] })).toEqual([]);
    expect(rulesOf({ detections: [figure(2018, 496), ...cells] })).toEqual([
      ["parts_above_total", { year: 2018, total: 496, sum: 497 }],
    ]);
  });
});

test("more convicted than prosecuted by one count", () => {
  const stage = (name: string, value: number, unit = "persons") =>
    figure(2018, value, { counted: `${name} trafficking_offence ${unit}` });
  expect(rulesOf({ proceedings: [stage("convicted", 50), stage("prosecuted", 48)] })).toEqual([
    ["convicted_above_prosecuted", { year: 2018, convicted: 50, prosecuted: 48 }],
  ]);
  expect(rulesOf({ proceedings: [stage("convicted", 50), stage("prosecuted", 48, "cases")] })).toEqual([]);
});

test("a law in force before it was adopted, where the dates leave no doubt", () => {
  const law = (adoptedOn: string | null, inForceOn: string | null) => ({
    code: "XXX-L-001",
    adoptedOn,
    inForceOn,
  });
  expect(rulesOf({ laws: [law("2011-08-24", "2011-07")] })).toEqual([
    ["in_force_before_adopted", { adopted: "2011-08-24", inForce: "2011-07" }],
  ]);
  expect(rulesOf({ laws: [law("2011-08-24", "2011"), law(null, "2010"), law("2011", null)] })).toEqual([]);
});

describe("routes", () => {
  type Leg = RouteShape["legs"][number];
  const leg = (fromCountry: string, toCountry: string, toPlace: string | null = null): Leg => ({
    fromCountry,
    toCountry,
    fromPlace: null,
    toPlace,
  });
  const route = (code: string, legs: Leg[], years: [number, number] = [2018, 2020]) => ({
    code,
    legs,
    forms: ["forced_labour"],
    firstYearSeen: years[0],
    lastYearSeen: years[1],
  });

  test("a leg that does not start where the last one ended", () => {
    expect(rulesOf({ routes: [route("A", [leg("BEN", "TGO"), leg("NGA", "GAB")])] })).toEqual([
      ["legs_apart", { leg: 2, from: "NGA", end: "TGO" }],
    ]);
    const apart = { ...leg("TGO", "GAB"), fromPlace: "Kara" };
    expect(rulesOf({ routes: [route("A", [leg("BEN", "TGO", "Lomé"), apart])] })).toEqual([
      ["legs_apart", { leg: 2, from: "Kara, TGO", end: "Lomé, TGO" }],
    ]);
  });

  test("two routes that are the same", () => {
    const legs = [leg("BEN", "NGA")];
    expect(rulesOf({ routes: [route("A", legs), route("B", legs, [2020, 2022])] })).toEqual([
      ["same_route", { first: "B", second: "A" }],
    ]);
    expect(rulesOf({ routes: [route("A", legs), route("B", legs, [2021, 2022])] })).toEqual([]);
  });
});

test("whatever the figures, the checks warn and never throw, and an unknown value warns of nothing", () => {
  const any = fc.record({
    code: fc.string(),
    reportingBody: fc.constantFrom("a", "b"),
    year: fc.integer({ min: 2010, max: 2014 }),
    counted: fc.constantFrom("detected_victims", "convicted x", "prosecuted x"),
    dimension: fc.constantFrom("total", "citizenship", "form_of_exploitation"),
    category: fc.constantFrom("", "NGA"),
    sex: fc.constantFrom("total", "female", "male"),
    age: fc.constantFrom("total", "0_17"),
    value: fc.option(fc.nat({ max: 50 })),
  });
  fc.assert(
    fc.property(fc.array(any), (figures) => {
      const warnings = warningsOf({ ...NOTHING, detections: figures, proceedings: figures });
      for (const warning of warnings) expect(signatureOf(warning)).toBe(signatureOf({ ...warning }));
      const unknown = figures.map((one) => ({ ...one, value: null }));
      expect(warningsOf({ ...NOTHING, detections: unknown })).toEqual([]);
    }),
  );
});
