import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDate, readYear } from "./dates";
import { NO_FIGURE_RULES } from "./numbers";

describe("a year", () => {
  test.each([
    ["2008", 2008],
    ["2008.0", 2008],
    ["2e3", 2000],
    ["2.008e3", 2008],
    ["2,008", 2008],
    ["٢٠٠٨", 2008],
    ["2008-12-31", 2008],
    [" 2008\u00A0", 2008],
  ])("%j is %d", (text, value) => {
    expect(readYear(text)).toMatchObject({ kind: "value", value });
  });

  test.each(["08", "2008.5", "2008/09", "2008-2009", "1899", "2101", "FY 2008", "2008*", "-2008"])(
    "%j is a problem",
    (text) => {
      expect(readYear(text)).toEqual({ kind: "problem", code: "year_unreadable", values: { value: text } });
    },
  );

  test("says what was understood", () => {
    expect(readYear("2008.0")).toMatchObject({ notes: ["whole_number"] });
    expect(readYear("2e3")).toMatchObject({ notes: ["exponent"] });
    expect(readYear("2008-12-31")).toMatchObject({ notes: ["year_of_date"] });
    expect(readYear("NA")).toMatchObject({ kind: "missing" });
    expect(readYear("-99")).toMatchObject({ code: "mark_unclear" });
  });
});

describe("a date", () => {
  test.each([
    ["2010", "2010"],
    ["2010-02", "2010-02"],
    ["2010-02-17", "2010-02-17"],
    ["2010-2-7", "2010-02-07"],
    ["2010/02/17", "2010-02-17"],
    ["2010-02-17T00:00:00", "2010-02-17"],
    ["17 Feb 2010", "2010-02-17"],
    ["17 February 2010", "2010-02-17"],
    ["9 Sept. 2010", "2010-09-09"],
    ["17-Feb-2010", "2010-02-17"],
    ["February 17, 2010", "2010-02-17"],
    ["Feb 2010", "2010-02"],
    ["17\u00A0février 2010", "2010-02-17"],
    ["17 de febrero de 2010", "2010-02-17"],
    ["17 февраля 2010 г.", "2010-02-17"],
    ["17 فبراير 2010", "2010-02-17"],
    ["17 شباط 2010", "2010-02-17"],
    ["17.02.2010", "2010-02-17"],
    ["17/02/2010", "2010-02-17"],
    ["02/17/2010", "2010-02-17"],
    ["05/05/2010", "2010-05-05"],
  ])("%j is %s", (text, value) => {
    expect(readDate(text)).toMatchObject({ kind: "value", value });
  });

  test.each([
    ["03/04/2010", "date_ambiguous"],
    ["40226", "date_serial"],
    ["17 Feb 10", "date_unreadable"],
    ["31 Feb 2010", "date_unreadable"],
    ["2010-13-01", "date_unreadable"],
    ["17 Foo 2010", "date_unreadable"],
    ["soon", "date_unreadable"],
    ["-99", "mark_unclear"],
  ])("%j is a problem: %s", (text, code) => {
    expect(readDate(text)).toMatchObject({ kind: "problem", code });
  });

  test("in figures is read in the order that the file was said to use", () => {
    expect(readDate("03/04/2010", { ...NO_FIGURE_RULES, dates: "day_first" })).toMatchObject({
      value: "2010-04-03",
    });
    expect(readDate("03/04/2010", { ...NO_FIGURE_RULES, dates: "month_first" })).toMatchObject({
      value: "2010-03-04",
    });
    expect(readDate("17/02/2010", { ...NO_FIGURE_RULES, dates: "month_first" })).toMatchObject({
      code: "date_unreadable",
    });
  });

  test("that exists comes back as itself", () => {
    const days = fc.date({ min: new Date("1900-01-01"), max: new Date("2100-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(readDate(day)).toEqual({ kind: "value", value: day, notes: [] });
      }),
    );
  });
});
