import { describe, expect, test } from "vitest";
import { parseSourceRows } from "./source-rows";

const COUNTRIES = new Set(["BEN"]);
const GOOD = { code: "BEN-S-001", country_iso3: "BEN", type: "media", title: "A report" };
const parse = (cells: Readonly<Record<string, string>>) =>
  parseSourceRows([{ line: 2, cells: { ...GOOD, ...cells } }], COUNTRIES);

describe("a table of sources obeys the rules of the form", () => {
  test.each([
    ["link", "javascript:alert(1)", "link_form"],
    ["link", "example.org/report.pdf", "link_form"],
    ["published_on", "2026-02-30", "date_unreadable"],
    ["published_on", "2026-13", "date_unreadable"],
    ["in_force_checked_on", "2026-02-30", "day_unreadable"],
    ["in_force_checked_on", "2026", "day_unreadable"],
    ["language", "English", "language_form"],
    ["title", "x".repeat(501), "text_too_long"],
    ["publisher", "x".repeat(501), "text_too_long"],
    ["title", "", "required"],
  ])("%s: %s is refused", (column, value, code) => {
    const { sources, problems } = parse({ [column]: value });
    expect(sources).toEqual([]);
    expect(problems).toMatchObject([{ line: 2, column, code }]);
  });

  test("a period that ends before it begins is refused", () => {
    expect(parse({ period_from: "2025", period_to: "2024-05" }).problems).toMatchObject([
      { column: "period_to", code: "period_backwards" },
    ]);
  });

  test("every problem of a row is told at once", () => {
    const { problems } = parse({ code: "BEN-1", country_iso3: "ZZZ", link: "ftp://x", language: "??" });
    expect(problems.map(({ code }) => code)).toEqual([
      "code_form",
      "country_unknown",
      "language_form",
      "link_form",
    ]);
  });

  test("what the form takes is taken", () => {
    const { sources, problems } = parse({
      link: "https://example.org/a",
      published_on: "2024-05~",
      language: "pt-BR",
      in_force_checked_on: "2026-02-28",
    });
    expect(problems).toEqual([]);
    expect(sources[0]?.texts).toMatchObject({ publishedOn: "2024-05~", language: "pt-BR", publisher: null });
  });
});
