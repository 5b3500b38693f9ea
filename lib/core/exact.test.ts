import { describe, expect, test } from "vitest";
import { add, compare, decimalText, divide, exact, fractionText, geometricMean, multiply } from "./exact";

describe("exact numbers", () => {
  test("decimals enter without binary rounding", () => {
    expect(compare(add(exact(0.1), exact("0.2")), exact("0.3"))).toBe(0);
    expect(fractionText(multiply(exact("1/3"), exact(3)))).toBe("1");
  });

  test("text rounds half up, away from zero below zero", () => {
    expect(decimalText(exact("0.25"), 1)).toBe("0.3");
    expect(decimalText(exact("-0.25"), 1)).toBe("-0.3");
    expect(decimalText(exact("-0.04"), 1)).toBe("0.0");
    expect(decimalText(exact("2/3"), 12)).toBe("0.666666666667");
    expect(decimalText(exact("9.5"), 0)).toBe("10");
  });

  test("what is not a number, and division by zero, is refused", () => {
    expect(() => exact("1e3")).toThrow(RangeError);
    expect(() => exact(Number.NaN)).toThrow(RangeError);
    expect(() => divide(exact(1), exact(0))).toThrow(RangeError);
  });

  test("a root keeps forty digits", () => {
    const root = geometricMean([
      { value: exact(2), weight: exact(1) },
      { value: exact(1), weight: exact(1) },
    ]);
    expect(decimalText(root, 39)).toBe("1.414213562373095048801688724209698078570");
    expect(() => geometricMean([{ value: exact(-1), weight: exact(1) }])).toThrow(RangeError);
  });
});
