import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import {
  formatCount,
  formatDay,
  formatFigure,
  formatInstant,
  formatList,
  formatPartialDate,
  formatRange,
  formatShare,
} from "./format";
import type { Locale } from "./locales";
import { catalogueOf } from "./messages/catalogues";

/** What a reader sees: without the marks that only steer direction. */
const seen = (text: string) => text.replace(/[\u2066\u2069\u200e\u200f\u061c]/g, "");

describe("figures", () => {
  test("have one decimal unless told otherwise", () => {
    expect(formatFigure("en", 38)).toBe("38.0");
    expect(formatFigure("en", 39.995, { decimals: 2 })).toMatch(/^(39\.99|40\.00)$/);
    expect(formatCount("en", 1240)).toBe("1,240");
  });

  test("carry a minus sign, not a hyphen, and never minus nothing", () => {
    expect(seen(formatFigure("en", -2.5))).toBe("−2.5");
    expect(formatFigure("en", -0.01)).toBe("0.0");
  });

  test("keep Latin digits in Arabic, so that codes and figures look alike in every language", () => {
    expect(formatFigure("ar", 38.64)).toBe("38.6");
    expect(formatShare("ar", 0.62)).toContain("62");
  });

  test("make a range with an en dash that keeps its order inside Arabic", () => {
    expect(seen(formatRange("en", 35.6, 43.1))).toBe("35.6–43.1");
    expect(seen(formatRange("en", -1, 0.43, { decimals: 2 }))).toBe("−1.00 – 0.43");
    expect(formatRange("ar", 35.6, 43.1)).toBe("\u206635.6–43.1\u2069");
  });
});

describe("days and instants", () => {
  test("a plain day is the same day everywhere", () => {
    expect(formatDay("en", "2026-12-20")).toBe("20 December 2026");
    expect(formatDay("ar", "2026-12-20")).toBe("20 ديسمبر 2026");
    expect(formatDay("en", "2026-12-20", { style: "short" })).toBe("20 Dec");
  });

  test("a day known only in part is shown as it was written", () => {
    expect(formatDay("en", "2026-12~")).toBe("2026-12~");
  });

  test("an instant is read in the programme's zone", () => {
    const instant = "2026-12-20T23:30:00Z";
    expect(formatInstant("en", instant, "Asia/Beirut")).toBe("21 Dec 2026, 01:30");
    expect(formatInstant("en", instant, "UTC", { show: "time" })).toBe("23:30");
    expect(formatInstant("en", instant, "UTC", { show: "clock" })).toBe("23:30:00");
  });
});

test("names stand in a row by the language's own rule", () => {
  expect(formatList("en", ["Benin", "Togo"])).toBe("Benin and Togo");
  expect(formatList("ar", ["بنن", "توغو"])).toBe("بنن وتوغو");
});

describe("partial dates", () => {
  const wordsOf = (locale: Locale) => createTranslator({ locale, messages: catalogueOf(locale) });

  test("say as much as they hold, in the words of the language", () => {
    expect(seen(formatPartialDate(wordsOf("en"), "en", "2024"))).toBe("2024");
    expect(formatPartialDate(wordsOf("en"), "en", "2026-06")).toBe("June 2026");
    expect(formatPartialDate(wordsOf("en"), "en", "2026-06-30")).toBe("30 June 2026");
    expect(seen(formatPartialDate(wordsOf("ar"), "ar", "2026-06"))).toBe("يونيو 2026");
  });

  test("keep their marks, and a span is no period: it happened between its ends", () => {
    expect(formatPartialDate(wordsOf("en"), "en", "2026-06~")).toBe("June 2026~");
    expect(seen(formatPartialDate(wordsOf("en"), "en", "2023/2024-06"))).toBe("between 2023 and June 2024");
    expect(seen(formatPartialDate(wordsOf("ar"), "ar", "2011-09-01/2019"))).toMatch(/^بين .+ 2011 و2019$/);
  });

  test("come back as they were, in their own order, where they are none", () => {
    expect(seen(formatPartialDate(wordsOf("ar"), "ar", "2026-13"))).toBe("2026-13");
    expect(formatPartialDate(wordsOf("ar"), "ar", "2026-13")).toBe("\u20662026-13\u2069");
  });
});
