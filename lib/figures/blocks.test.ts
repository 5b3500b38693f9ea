import { describe, expect, test } from "vitest";
import { openLinearSolver } from "@/lib/disclosure/linear-solver";
import { maskBlock } from "@/lib/disclosure/mask";
import { DATA_SETS } from "@/lib/disclosure/tables";
import { blocksOf, detectionPlace, type EnteredFigure, proceedingsPlaces, shownOf } from "./blocks";
import { maskFigures } from "./masks";

let made = 0;
const figure = (
  at: EnteredFigure["at"],
  value: number | null,
  more: Partial<EnteredFigure> = {},
): EnteredFigure => {
  made += 1;
  return {
    entryId: `e${String(made).padStart(3, "0")}`,
    reportingBody: "police",
    year: 2008,
    counted: "detected_victims",
    at,
    valueStatus: "exact",
    value,
    below: null,
    ...more,
  };
};

describe("where a figure stands", () => {
  test("what is added up over is not named", () => {
    const total = {
      indicator: "detected_victims",
      unit: "Counts",
      dimension: "total",
      categoryCountry: null,
      categoryForm: null,
      categoryText: null,
      sex: "total",
      age: "total",
    };
    const detected = "detected_victims Counts";
    expect(detectionPlace(total)).toEqual({ counted: detected, at: {} });
    expect(detectionPlace({ ...total, sex: "male", age: "0_17" }).at).toEqual({ sex: "male", age: "0_17" });
    const form = { ...total, dimension: "form_of_exploitation", categoryForm: "forced_labour" };
    expect(detectionPlace(form)).toEqual({ counted: detected, at: { form: "forced_labour" } });
    expect(detectionPlace({ ...total, dimension: "repatriation", categoryCountry: "NGA" })).toEqual({
      counted: `${detected} by repatriation`,
      at: { repatriation: "NGA" },
    });
    const convicted = { stage: "convicted", countingUnit: "persons", sex: "total", age: "total" };
    expect(proceedingsPlaces({ ...convicted, legalBasis: "not_stated", categoryCountry: "NGA" })).toEqual([
      { counted: "convicted persons not_stated", at: { citizenship: "NGA" } },
    ]);
    expect(proceedingsPlaces({ ...convicted, legalBasis: "lesser_offence", categoryCountry: null })).toEqual([
      { counted: "convicted persons lesser_offence", at: {} },
      { counted: "convicted persons by legal basis", at: { legal_basis: "lesser_offence" } },
    ]);
  });
});

describe("what a block shows", () => {
  test("Philippines 2008: men below five are hidden, and so is what would give them away", async () => {
    const solver = await openLinearSolver();
    const figures = [
      figure({}, 218),
      figure({ sex: "female" }, 203),
      figure({ sex: "male" }, 15),
      figure({ sex: "male", age: "0_17" }, 12),
      figure({ sex: "male", age: "18_plus" }, null, { valueStatus: "suppressed", below: 5 }),
    ];
    const [block] = blocksOf(figures);
    if (!block) throw new Error("no block");
    const mask = maskBlock({ cells: block.cells, rules: DATA_SETS.detections, published: [] }, solver);
    const shown = new Map(shownOf(block, mask).map((one) => [one.entryId, one]));
    const of = (index: number) => shown.get(figures[index]?.entryId ?? "");
    expect(of(4)).toMatchObject({ valueStatus: "suppressed", value: null });
    const rest = [2, 3].map((index) => of(index)?.valueStatus);
    expect(rest).toContain("suppressed");
    expect(of(0)).toMatchObject({ valueStatus: "exact", value: 218 });
  });

  test("an estimate stays an estimate, and what is missing keeps its reason", async () => {
    const solver = await openLinearSolver();
    const figures = [
      figure({ sex: "female" }, 120, { valueStatus: "estimated" }),
      figure({ sex: "male" }, null, { valueStatus: "not_available" }),
    ];
    const masked = maskFigures(blocksOf(figures), DATA_SETS.detections, [], solver);
    const shown = masked.blocks.flatMap(({ block, mask }) => shownOf(block, mask));
    expect(shown.map(({ valueStatus, value }) => [valueStatus, value])).toEqual([
      ["estimated", 120],
      ["not_available", null],
    ]);
  });

  test("repatriations are shown but small ones, and give nothing away with the victims beside them", async () => {
    const solver = await openLinearSolver();
    const repatriated = (iso3: string, value: number) =>
      figure({ repatriation: iso3 }, value, { counted: "detected_victims by repatriation" });
    const figures = [figure({}, 12), repatriated("NGA", 40), repatriated("TGO", 3), repatriated("GHA", 0)];
    const masked = maskFigures(blocksOf(figures), DATA_SETS.detections, [], solver);
    expect(masked.exposed).toEqual([]);
    expect(masked.weaknesses).toEqual([]);
    const shown = new Map(
      masked.blocks.flatMap(({ block, mask }) => shownOf(block, mask)).map((one) => [one.entryId, one.value]),
    );
    expect(figures.map(({ entryId }) => shown.get(entryId))).toEqual([12, 40, null, 0]);
  });

  test("forms by age are a table; forms by sex and age together are none", async () => {
    const solver = await openLinearSolver();
    const form = { form: "forced_labour" };
    const figures = [
      figure(form, 60),
      figure({ ...form, age: "0_17" }, 20),
      figure({ ...form, age: "18_plus" }, 40),
      figure({ ...form, sex: "male", age: "18_plus" }, 30),
    ];
    const masked = maskFigures(blocksOf(figures), DATA_SETS.detections, [], solver);
    const shown = new Map(
      masked.blocks.flatMap(({ block, mask }) => shownOf(block, mask)).map((one) => [one.entryId, one.value]),
    );
    expect(figures.map(({ entryId }) => shown.get(entryId))).toEqual([60, 20, 40, null]);
  });

  test("two entries in one cell: the second is never shown", async () => {
    const solver = await openLinearSolver();
    const [block] = blocksOf([figure({}, 40), figure({}, 41)]);
    if (!block) throw new Error("no block");
    const mask = maskBlock({ cells: block.cells, rules: DATA_SETS.detections, published: [] }, solver);
    expect(shownOf(block, mask).map(({ value }) => value)).toEqual([40, null]);
  });

  test("figures of other bodies, years and things counted are other blocks", () => {
    const blocks = blocksOf([
      figure({}, 40),
      figure({}, 41, { year: 2009 }),
      figure({}, 42, { reportingBody: "NGO" }),
      figure({}, 43, { counted: "repatriated" }),
    ]);
    expect(blocks).toHaveLength(4);
  });
});

describe("figures in two blocks", () => {
  const proceedings = (legalBasis: string, sex: string, value: number) => {
    made += 1;
    const entryId = `p${made}`;
    const own = {
      stage: "convicted",
      countingUnit: "persons",
      legalBasis,
      categoryCountry: null,
      sex,
      age: "total",
    };
    return proceedingsPlaces(own).map((place) => figure(place.at, value, { ...place, entryId }));
  };

  test("what is hidden in one is hidden in the other, and nothing gives it away", async () => {
    const solver = await openLinearSolver();
    const figures = [
      ...proceedings("not_stated", "total", 30),
      ...proceedings("trafficking_offence", "total", 27),
      ...proceedings("lesser_offence", "total", 3),
      ...proceedings("trafficking_offence", "female", 12),
      ...proceedings("trafficking_offence", "male", 15),
    ];
    const masked = maskFigures(blocksOf(figures), DATA_SETS.proceedings, [], solver);
    expect(masked.exposed).toEqual([]);
    expect(masked.weaknesses).toEqual([]);
    const shown = masked.blocks.flatMap(({ block, mask }) => shownOf(block, mask));
    for (const same of Map.groupBy(shown, ({ entryId }) => entryId).values()) {
      expect(new Set(same.map(({ value }) => value)).size).toBe(1);
    }
    const values = shown.map(({ value }) => value);
    expect(values).not.toContain(3);
    // With 30 shown, 27 would give 3 away; with 12 and 15 shown, they would give 27 away.
    expect(values.includes(30) && values.includes(27)).toBe(false);
    expect(values.includes(30) && values.includes(12) && values.includes(15)).toBe(false);
  });
});
