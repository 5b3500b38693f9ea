import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Figure } from "./figure-rules";
import { type CountryData, type RouteShape, warningsOf } from "./rules";
import { signatureOf } from "./warning";

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
  });

  test("a jump over years without a known figure is told from the last known one, with how many lie between", () => {
    expect(rulesOf({ detections: [figure(2014, 10), figure(2018, 90)] })).toEqual([
      ["jump_over_years", { year: 2018, value: 90, yearBefore: 2014, before: 10, missing: 3 }],
    ]);
    const suppressed = { ...figure(2017, 0), value: null };
    expect(rulesOf({ detections: [figure(2016, 90), suppressed, figure(2018, 12)] })).toEqual([
      ["jump_over_years", { year: 2018, value: 12, yearBefore: 2016, before: 90, missing: 1 }],
    ]);
    expect(rulesOf({ detections: [figure(2014, 30), figure(2018, 90)] })).toEqual([]);
  });

  test("a jump from nothing, or to it, is one above three", () => {
    expect(rulesOf({ detections: [figure(2017, 0), figure(2018, 40), figure(2019, 0)] })).toEqual([
      ["jump", { year: 2018, value: 40, yearBefore: 2017, before: 0 }],
      ["jump", { year: 2019, value: 0, yearBefore: 2018, before: 40 }],
    ]);
    expect(rulesOf({ detections: [figure(2017, 0), figure(2018, 3), figure(2019, 0)] })).toEqual([]);
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

describe("parts above what they are parts of", () => {
  const of = (dimension: string, category: string, value: number, more: Partial<Figure> = {}) =>
    figure(2016, value, { dimension, category, ...more });

  test("a citizenship above the total, alone and with others", () => {
    expect(rulesOf({ detections: [figure(2016, 20), of("citizenship", "NGA", 30)] })).toEqual([
      ["parts_above_total", { year: 2016, total: 20, sum: 30 }],
    ]);
    const two = [of("citizenship", "NGA", 12), of("citizenship", "BEN", 9)];
    expect(rulesOf({ detections: [figure(2016, 20), ...two] })).toEqual([
      ["parts_above_total", { year: 2016, total: 20, sum: 21 }],
    ]);
    expect(rulesOf({ proceedings: [figure(2016, 21), ...two] })).toEqual([]);
  });

  test("girls and women above all who are female, in every category", () => {
    const inner = (dimension: string, category: string) => [
      of(dimension, category, 10, { sex: "female" }),
      of(dimension, category, 9, { sex: "female", age: "0_17" }),
      of(dimension, category, 9, { sex: "female", age: "18_plus" }),
    ];
    const expected = [["parts_above_total", { year: 2016, total: 10, sum: 18 }]];
    expect(rulesOf({ detections: inner("total", "") })).toEqual(expected);
    expect(rulesOf({ detections: inner("citizenship", "NGA") })).toEqual(expected);
    expect(rulesOf({ detections: [...inner("total", ""), figure(2016, 40)] })).toEqual(expected);
  });

  test("a category of one sex above all of that sex, where the category has no total", () => {
    const detections = [
      figure(2016, 50),
      figure(2016, 10, { sex: "male" }),
      of("citizenship", "NGA", 11, { sex: "male" }),
    ];
    expect(rulesOf({ detections })).toEqual([["parts_above_total", { year: 2016, total: 10, sum: 11 }]]);
  });

  test("one form above the total, and forms of one sex above all of that sex", () => {
    expect(rulesOf({ detections: [figure(2016, 20), form(2016, "forced_labour", 30)] })).toEqual([
      ["forms_above_total", { year: 2016, total: 20, sum: 30 }],
    ]);
    const girls = { sex: "female" };
    const forms = [8, 7].map((value, index) => of("form_of_exploitation", `form ${index}`, value, girls));
    expect(rulesOf({ detections: [figure(2016, 10, girls), ...forms] })).toEqual([
      ["forms_above_total", { year: 2016, total: 10, sum: 15 }],
    ]);
  });

  test("what is broken down by sex is not named again by sex and age", () => {
    const detections = [
      figure(2016, 20),
      figure(2016, 30, { sex: "male" }),
      figure(2016, 30, { sex: "male", age: "0_17" }),
    ];
    expect(rulesOf({ detections })).toEqual([["parts_above_total", { year: 2016, total: 20, sum: 30 }]]);
  });

  test("not of those who were repatriated, who may have been detected before", () => {
    expect(rulesOf({ detections: [figure(2016, 20), of("repatriation", "NGA", 30)] })).toEqual([]);
  });

  test("under two laws above all", () => {
    const under = (basis: string, value: number) =>
      figure(2016, value, { counted: `prosecuted ${basis} persons` });
    const stated = [under("trafficking_offence", 12), under("lesser_offence", 9)];
    expect(rulesOf({ proceedings: [under("not_stated", 20), ...stated] })).toEqual([
      ["parts_above_total", { year: 2016, total: 20, sum: 21 }],
    ]);
    expect(rulesOf({ proceedings: [under("not_stated", 21), ...stated] })).toEqual([]);
  });
});

describe("a lone total two years running", () => {
  const two = (value: number) => [figure(2016, value), figure(2015, value)];

  test("from 100 up, with the figure", () => {
    expect(rulesOf({ detections: two(500) })).toEqual([
      ["same_two_years", { year: 2016, yearBefore: 2015, figures: 1, greatest: 500, from: 100 }],
    ]);
    expect(rulesOf({ detections: two(100) })).toHaveLength(1);
  });

  test("not below, where equal counts are chance", () => {
    expect(rulesOf({ detections: two(99) })).toEqual([]);
    expect(rulesOf({ detections: [...two(40), figure(2014, 500)] })).toEqual([
      ["jump", { year: 2015, value: 40, yearBefore: 2014, before: 500 }],
    ]);
  });
});

describe("more convicted than prosecuted", () => {
  const of = (stage: string, basis: string, value: number, more: Partial<Figure> = {}) =>
    figure(2005, value, { counted: `${stage} ${basis} persons`, ...more });
  const warned = (convicted: number, prosecuted: number) => [
    ["convicted_above_prosecuted", { year: 2005, convicted, prosecuted }],
  ];

  test("Benin 2005: 81 men and 6 women convicted without a total, 36 prosecuted", () => {
    const men = of("convicted", "trafficking_offence", 81, { sex: "male" });
    const women = of("convicted", "trafficking_offence", 6, { sex: "female" });
    for (const basis of ["trafficking_offence", "not_stated"])
      expect(rulesOf({ proceedings: [of("prosecuted", basis, 36), men, women] })).toEqual(warned(87, 36));
  });

  test("all convicted against those prosecuted under every law, not under one of them", () => {
    const all = of("convicted", "not_stated", 50);
    const [one, other] = [
      of("prosecuted", "trafficking_offence", 20),
      of("prosecuted", "lesser_offence", 10),
    ];
    expect(rulesOf({ proceedings: [all, one] })).toEqual([]);
    expect(rulesOf({ proceedings: [all, one, other] })).toEqual(warned(50, 30));
  });

  test("those convicted under two laws together", () => {
    const convicted = [of("convicted", "trafficking_offence", 20), of("convicted", "lesser_offence", 20)];
    expect(rulesOf({ proceedings: [...convicted, of("prosecuted", "not_stated", 30)] })).toEqual(
      warned(40, 30),
    );
    expect(rulesOf({ proceedings: [...convicted, of("prosecuted", "not_stated", 40)] })).toEqual([]);
  });
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
