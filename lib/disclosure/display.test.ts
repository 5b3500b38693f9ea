import { describe, expect, test } from "vitest";
import type { CellValue } from "./cells";
import { type DisplayValue, displayValue, sumOverCountries } from "./display";
import { BELOW_FIVE, exactly } from "./made-blocks";
import type { Mask } from "./mask";

const MALES = { sex: "male" };
const OPEN: Mask = { hidden: {}, exposed: [], stated: [] };
const HIDES_MALES: Mask = { ...OPEN, hidden: { "sex=male": "small" } };

const shown = (value: number): DisplayValue => ({ kind: "shown", value });
const SUPPRESSED: DisplayValue = { kind: "suppressed" };
const NOT_REPORTED: DisplayValue = { kind: "missing", status: "not_reported" };
const NOT_APPLICABLE: DisplayValue = { kind: "missing", status: "not_applicable" };
const ESTIMATED: DisplayValue = { kind: "estimated", value: 40, low: 30, high: 60 };

describe("what a reader sees of a cell", () => {
  test.each<[CellValue, Mask, DisplayValue]>([
    [exactly(12), OPEN, shown(12)],
    [exactly(0), OPEN, shown(0)],
    [exactly(3), HIDES_MALES, SUPPRESSED],
    [exactly(0), HIDES_MALES, SUPPRESSED],
    [BELOW_FIVE, OPEN, SUPPRESSED],
    [{ status: "estimated", value: 40, low: 30, high: 60 }, OPEN, ESTIMATED],
    [{ status: "estimated", value: 2, low: 1, high: 6 }, HIDES_MALES, SUPPRESSED],
    [{ status: "not_reported" }, HIDES_MALES, NOT_REPORTED],
    [{ status: "not_applicable" }, OPEN, NOT_APPLICABLE],
  ])("%j under %j is %j", (value, mask, expected) => {
    expect(displayValue({ at: MALES, value }, mask)).toEqual(expected);
  });
});

describe("a sum over countries", () => {
  test.each<[string, DisplayValue[], DisplayValue, number, number]>([
    ["exact where all are shown", [shown(10), shown(0), shown(7)], shown(17), 3, 0],
    ["at least, beside a hidden figure", [shown(10), SUPPRESSED], { kind: "at_least", value: 10 }, 2, 0],
    [
      "at least, made of such sums",
      [shown(1), { kind: "at_least", value: 9 }],
      { kind: "at_least", value: 10 },
      2,
      0,
    ],
    ["suppressed, where no figure is left to show", [shown(0), SUPPRESSED], SUPPRESSED, 2, 0],
    ["without those who reported none", [shown(10), NOT_REPORTED], shown(10), 1, 1],
    ["without estimates", [shown(10), ESTIMATED], shown(10), 1, 1],
    ["not reported, where nobody counted", [NOT_APPLICABLE, NOT_REPORTED], NOT_REPORTED, 0, 1],
    ["not applicable, where it is so everywhere", [NOT_APPLICABLE], NOT_APPLICABLE, 0, 0],
  ])("is %s", (_, figures, value, counted, without) => {
    expect(sumOverCountries(figures)).toEqual({ value, counted, without });
  });
});
