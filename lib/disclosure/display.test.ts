import { describe, expect, test } from "vitest";
import type { CellValue } from "./cells";
import { type CellDisplay, displayValue } from "./display";
import { BELOW_FIVE, exactly } from "./made-blocks";
import type { Mask } from "./mask";

const MALES = { sex: "male" };
const OPEN: Mask = { hidden: {}, exposed: [], stated: [] };
const HIDES_MALES: Mask = { ...OPEN, hidden: { "sex=male": "small" } };

const shown = (value: number): CellDisplay => ({ kind: "shown", value });
const SUPPRESSED: CellDisplay = { kind: "suppressed" };
const NOT_REPORTED: CellDisplay = { kind: "missing", status: "not_reported" };
const NOT_APPLICABLE: CellDisplay = { kind: "missing", status: "not_applicable" };
const ESTIMATED: CellDisplay = { kind: "estimated", value: 40, low: 30, high: 60 };

describe("what a reader sees of a cell", () => {
  test.each<[CellValue, Mask, CellDisplay]>([
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
