import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMarkMeaning, NO_FIGURE_RULES, readCount, readMark, readNumber } from "./numbers";

const rules = NO_FIGURE_RULES;
const point = { ...rules, decimals: "point" as const };
const comma = { ...rules, decimals: "comma" as const };

describe("a count", () => {
  test.each([
    ["1269", 1269, []],
    ["1,269", 1269, ["thousands"]],
    ["1,234,567", 1234567, ["thousands"]],
    ["1 269", 1269, ["thousands"]],
    ["1\u00A0269", 1269, ["thousands"]],
    ["1\u202F269", 1269, ["thousands"]],
    ["1'269", 1269, ["thousands"]],
    ["12.0", 12, ["whole_number"]],
    ["2e3", 2000, ["exponent"]],
    ["1.5E+3", 1500, ["exponent"]],
    ["١٢٦٩", 1269, ["other_digits"]],
    ["\u00A05 ", 5, []],
    ["0", 0, []],
  ])("%j is %d", (text, count, notes) => {
    expect(readCount(text, rules)).toEqual({ kind: "value", value: { status: "exact", count }, notes });
  });

  test.each([
    ["<5", 5],
    ["< 5", 5],
    ["&lt;5", 5],
    ["Less than 5", 5],
    ["≤4", 5],
    ["<٥", 5],
  ])("%j was hidden by its publisher and lies below %d", (text, below) => {
    expect(readCount(text, rules)).toMatchObject({
      value: { status: "suppressed", below },
      notes: ["below"],
    });
  });

  test.each([
    ["1.269", "number_ambiguous"],
    ["1.5", "count_not_whole"],
    ["-3", "count_negative"],
    ["-99", "mark_unclear"],
    ["−999", "mark_unclear"],
    ["-", "mark_unclear"],
    ["*", "mark_unclear"],
    ["#N/A", "mark_unclear"],
    ["1-4", "number_range"],
    ["12*", "number_note"],
    ["12¹", "number_note"],
    ["~12", "number_note"],
    ["12%", "number_note"],
    [">5", "number_note"],
    ["about", "number_unreadable"],
    ["1,26,9", "number_unreadable"],
    ["01,269", "count_not_whole"],
    ["<0", "number_unreadable"],
    ["1e40", "count_too_large"],
    ["9999999999999999", "count_too_large"],
  ])("%j is a problem: %s", (text, code) => {
    expect(readCount(text, rules)).toMatchObject({ kind: "problem", code, values: { value: text } });
  });

  test("with thousands by points is read where the file was said to write so", () => {
    expect(readCount("1.269", comma)).toMatchObject({ value: { count: 1269 }, notes: ["thousands"] });
    expect(readCount("1.269", point)).toMatchObject({ code: "count_not_whole" });
  });

  test("is the same whichever way its thousands are parted", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 999_999_999 }),
        fc.constantFrom(",", " ", "\u00A0", "\u2009", "’"),
        (count, sign) => {
          const text = String(count).replace(/\B(?=(\d{3})+$)/g, sign);
          expect(readCount(text, rules)).toMatchObject({ kind: "value", value: { status: "exact", count } });
        },
      ),
    );
  });
});

describe("a mark", () => {
  test.each([
    ["", null],
    ["(blank)", null],
    ["NA", "not_available"],
    ["n/a", "not_available"],
    ["..", "not_available"],
    ["…", "not_available"],
  ])("%j is a missing value", (mark, status) => {
    expect(readMark(mark, rules)).toEqual({ kind: "missing", mark, status });
    expect(readCount(mark, rules)).toEqual({ kind: "missing", mark, status });
  });

  test("of one file means what a person said", () => {
    const told = { ...rules, marks: { "-99": "not_reported", "-": "not_applicable" } as const };
    expect(readCount("-99", told)).toEqual({ kind: "missing", mark: "-99", status: "not_reported" });
    expect(readCount("-", told)).toMatchObject({ status: "not_applicable" });
    expect(readCount("-999", told)).toMatchObject({ code: "mark_unclear" });
    expect(readMark("toString", told)).toBeNull();
  });

  test("stands for nil or for a hidden count only where a person said so, and nowhere but for counts and amounts", () => {
    const told = { ...rules, marks: { "-": "zero", "*": "below_5", "": "not_reported" } as const };
    expect(readCount("-", told)).toMatchObject({
      value: { status: "exact", count: 0 },
      notes: ["mark_zero"],
    });
    expect(readCount("*", told)).toMatchObject({ value: { status: "suppressed", below: 5 } });
    expect(readCount("", told)).toEqual({ kind: "missing", mark: "", status: "not_reported" });
    expect(readNumber("-", told)).toMatchObject({ value: "0" });
    expect(readNumber("*", told)).toEqual({ kind: "missing", mark: "*", status: null });
    expect(readMark("-", told)).toMatchObject({ code: "mark_unclear" });
  });

  test.each(["below_0", "below_", "below_1001", "below_05", "exact", ""])("has no meaning %j", (meaning) => {
    expect(isMarkMeaning(meaning)).toBe(false);
  });

  test("missing is never zero", () => {
    for (const text of ["", " ", "NA", "..", "-", "-99"])
      expect(readCount(text, rules).kind).not.toBe("value");
  });
});

describe("a number", () => {
  test.each([
    ["1,234.5", "1234.5"],
    ["1.234,5", "1234.5"],
    ["1,5", "1.5"],
    ["0.125", "0.125"],
    ["1.234.567", "1234567"],
    ["-0.5", "-0.5"],
    ["+7", "7"],
    ["1.25e1", "12.5"],
    ["٣٫٥", "3.5"],
  ])("%j is %s", (text, value) => {
    expect(readNumber(text, rules)).toMatchObject({ kind: "value", value });
  });

  test.each([
    ["1,269", "number_ambiguous"],
    ["1.269", "number_ambiguous"],
    ["1,2,3", "number_unreadable"],
    ["1.2.3,4", "number_unreadable"],
    ["1,", "number_unreadable"],
    [".", "mark_unclear"],
  ])("%j is a problem: %s", (text, code) => {
    expect(readNumber(text, rules)).toMatchObject({ kind: "problem", code });
  });

  test("is read by the sign that the file was said to use, and by no other", () => {
    expect(readNumber("1,269", point)).toMatchObject({ value: "1269" });
    expect(readNumber("1,269", comma)).toMatchObject({ value: "1.269" });
    expect(readNumber("1,234.5", comma)).toMatchObject({ code: "number_unreadable" });
  });
});
