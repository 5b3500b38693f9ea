import { beforeAll, describe, expect, test } from "vitest";
import type { Cell, CellValue } from "./cells";
import { type LinearSolver, openLinearSolver } from "./linear-solver";
import { BELOW_FIVE, coordinatesOf, exactly } from "./made-blocks";
import { type Mask, maskBlock, type PublishedBlock } from "./mask";
import { weaknessesOf } from "./proof";
import { DATA_SETS } from "./tables";

const RULES = DATA_SETS.detections;
const GIRLS = "age=0_17|sex=female";
const WOMEN = "age=18_plus|sex=female";
const BOYS = "age=0_17|sex=male";
const MEN = "age=18_plus|sex=male";

let solver: LinearSolver;
beforeAll(async () => {
  solver = await openLinearSolver();
});

/** Cells by the short names of `coordinatesOf`. */
function sexAge(values: Readonly<Record<string, number | CellValue>>): Cell[] {
  return Object.entries(values).map(([name, value]) => ({
    at: coordinatesOf(name),
    value: typeof value === "number" ? exactly(value) : value,
  }));
}

function masked(cells: readonly Cell[], published: readonly PublishedBlock[] = []): Mask {
  const block = { cells, rules: RULES, published };
  const mask = maskBlock(block, solver);
  if (mask.exposed.length === 0) expect(weaknessesOf(block, mask, solver)).toEqual([]);
  return mask;
}

function hiddenBy(mask: Mask): string[] {
  return Object.keys(mask.hidden);
}

describe("the cases where hiding small counts alone leaks", () => {
  test("Philippines 2008: males 15 and boys 12 would give the 3 men", () => {
    expect(masked(sexAge({ m: 15, mc: 12, ma: BELOW_FIVE })).hidden).toEqual({
      [BOYS]: "complementary",
      [MEN]: "publisher",
    });
    expect(masked(sexAge({ m: 15, mc: 12, ma: 3 })).hidden).toEqual({
      [BOYS]: "complementary",
      [MEN]: "small",
    });
  });

  test("Poland 2020: females 10 and women 9 would give the 1 girl", () => {
    expect(masked(sexAge({ f: 10, fa: 9, fc: BELOW_FIVE })).hidden).toEqual({
      [GIRLS]: "publisher",
      [WOMEN]: "complementary",
    });
    const whole = sexAge({ t: 17, f: 10, m: 7, fa: 9, fc: BELOW_FIVE, ma: 7, mc: 0, c: 1, a: 16 });
    expect(masked(whole).hidden).toEqual({
      "age=0_17": "small",
      [GIRLS]: "publisher",
      "age=18_plus": "complementary",
      [WOMEN]: "complementary",
    });
  });

  test("a cell that two margins give away is guarded in both", () => {
    const mask = masked(sexAge({ t: 105, f: 60, m: 45, c: 35, a: 70, fc: 33, fa: 27, mc: 2, ma: 43 }));
    expect(mask.hidden[BOYS]).toBe("small");
    expect(hiddenBy(mask)).toEqual([GIRLS, BOYS, WOMEN, MEN]);
  });

  test("a total and three of its four inner cells would give the fourth, though nobody entered what lies between", () => {
    const mask = masked(sexAge({ t: 66, fc: 6, fa: 25, mc: BELOW_FIVE, ma: 31 }));
    expect(mask.hidden).toEqual({ [GIRLS]: "complementary", [BOYS]: "publisher" });
    expect(hiddenBy(masked(sexAge({ t: 66, fc: 6, fa: 25, mc: 4, ma: 31 })))).toEqual([GIRLS, BOYS]);
  });

  test("a total and all inner cells of one sex would give a few of the others, whom nobody entered", () => {
    expect(hiddenBy(masked(sexAge({ t: 33, fc: 6, fa: 25 })))).toEqual([GIRLS]);
    expect(hiddenBy(masked(sexAge({ t: 73, fc: 6, fa: 25 })))).toEqual([]);
  });

  test("two small counts in a small margin hide the margin too, for both would be at most 5", () => {
    expect(hiddenBy(masked(sexAge({ f: 6, fc: 3, fa: 3 })))).toEqual([GIRLS, WOMEN, "sex=female"]);
  });

  test("a figure that repeats in another table is hidden there with it", () => {
    const form = { form: "forced_labour" };
    const cells: Cell[] = [
      ...sexAge({ t: 40, f: 37, m: 3 }),
      { at: form, value: exactly(40) },
      { at: { ...form, sex: "female" }, value: exactly(37) },
      { at: { ...form, sex: "male" }, value: exactly(3) },
    ];
    expect(hiddenBy(masked(cells))).toEqual(
      ["form=forced_labour|sex=female", "form=forced_labour|sex=male", "sex=female", "sex=male"].sort(),
    );
  });
});

describe("zeros", () => {
  test("stay shown, in a block without small counts and beside hidden cells", () => {
    expect(masked(sexAge({ t: 20, f: 20, m: 0 })).hidden).toEqual({});
    expect(hiddenBy(masked(sexAge({ t: 20, f: 17, m: 3, u: 0 })))).toEqual(["sex=female", "sex=male"]);
  });

  test("do not leave a small count to the margin: the total is hidden where all others are zero", () => {
    expect(hiddenBy(masked(sexAge({ t: 3, f: 0, m: 3 })))).toEqual(["sex=male", "total"]);
  });

  test("are hidden where they would tell that a figure hidden by its publisher is zero", () => {
    const mask = masked(sexAge({ f: 0, fc: BELOW_FIVE, fa: 0 }));
    expect(mask.hidden["sex=female"]).toBe("complementary");
  });
});

describe("what is not reported", () => {
  test("is guarded where the margin leaves it a small count", () => {
    expect(hiddenBy(masked(sexAge({ m: 15, mc: 12, ma: { status: "not_reported" } })))).toEqual([BOYS]);
    expect(hiddenBy(masked(sexAge({ m: 15, mc: 12 })))).toEqual([BOYS]);
  });

  test("needs no guard where the margin leaves it nothing or many", () => {
    expect(hiddenBy(masked(sexAge({ m: 15, mc: 15, ma: { status: "not_available" } })))).toEqual([]);
    expect(hiddenBy(masked(sexAge({ m: 55, mc: 15, ma: { status: "not_reported" } })))).toEqual([]);
  });

  test("counts nobody where it does not apply", () => {
    const cells = sexAge({ t: 20, f: 17, m: 3, u: { status: "not_applicable" } });
    expect(hiddenBy(masked(cells))).toEqual(["sex=female", "sex=male"]);
  });
});

describe("figures that contradict each other", () => {
  test("forms that add up to more than the victims leave nothing to derive, for nobody knows who counts twice", () => {
    const of = (form: string, value: number): Cell => ({ at: { form }, value: exactly(value) });
    const cells = [
      ...sexAge({ t: 70 }),
      of("sexual_exploitation", 60),
      of("forced_labour", 30),
      of("other", 2),
    ];
    expect(hiddenBy(masked(cells))).toEqual(["form=other"]);
  });

  test("a publisher's bound that the margin cannot keep crashes nothing", () => {
    const mask = masked(sexAge({ t: 60, f: 50, m: BELOW_FIVE, fc: 20, fa: BELOW_FIVE }));
    expect(mask.hidden["sex=male"]).toBe("publisher");
  });
});

describe("versions", () => {
  const first = sexAge({ m: 15, mc: 12, ma: 3 });

  test("what was hidden stays hidden when it is small no longer", () => {
    const mask = masked(first);
    const second = sexAge({ m: 32, mc: 12, ma: 20 });
    expect(masked(second, [{ cells: first, mask }]).hidden).toEqual({ [BOYS]: "carried", [MEN]: "carried" });
  });

  test("a complement that readers know from the earlier version is no complement: a changed figure is hidden", () => {
    const before = sexAge({ m: 12, mc: 12, ma: 0 });
    const after = sexAge({ m: 15, mc: 12, ma: 3 });
    const mask = masked(after, [{ cells: before, mask: masked(before) }]);
    expect(hiddenBy(mask)).toEqual([MEN, "sex=male"]);
  });

  test("a table that joins the closed list shows what it did not show before", () => {
    const cells: Cell[] = [{ at: { citizenship: "NGA" }, value: exactly(40) }, ...sexAge({ t: 40 })];
    const before = maskBlock(
      { cells, rules: { ...RULES, tables: [RULES.tables[0]] }, published: [] },
      solver,
    );
    expect(before.hidden).toEqual({ "citizenship=NGA": "unlisted" });
    expect(masked(cells, [{ cells, mask: before }])).toEqual({ hidden: {}, exposed: [], stated: [] });
  });

  test("what an earlier version gave away is named, not passed over", () => {
    const careless: PublishedBlock = {
      cells: first,
      mask: { hidden: { [MEN]: "small" }, exposed: [], stated: [] },
    };
    // The adults are the men here, for nobody entered any other.
    expect(masked(first, [careless]).exposed).toEqual(["age=18_plus", MEN]);
  });
});

test("what stands in no table is hidden, and impossible cells are refused", () => {
  const cells: Cell[] = [{ at: { citizenship: "NGA", sex: "male" }, value: exactly(40) }];
  expect(masked(cells).hidden).toEqual({ "citizenship=NGA|sex=male": "unlisted" });
  expect(() => masked([...cells, ...cells])).toThrow(RangeError);
  expect(() => masked(sexAge({ m: 1.5 }))).toThrow(RangeError);
});
