import { describe, expect, test } from "vitest";
import { openLinearSolver } from "@/lib/disclosure/linear-solver";
import { maskBlock } from "@/lib/disclosure/mask";
import { DATA_SETS } from "@/lib/disclosure/tables";
import { blocksOf, detectionAt, type EnteredFigure, proceedingsPlaces, shownOf } from "./blocks";
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
    const total = { dimension: "total", categoryCountry: null, categoryForm: null, categoryText: null };
    expect(detectionAt({ ...total, sex: "total", age: "total" })).toEqual({});
    expect(detectionAt({ ...total, sex: "male", age: "0_17" })).toEqual({ sex: "male", age: "0_17" });
    const form = { ...total, dimension: "form_of_exploitation", categoryForm: "forced_labour" };
    expect(detectionAt({ ...form, sex: "total", age: "total" })).toEqual({ form: "forced_labour" });
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
