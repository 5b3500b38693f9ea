import { expect, test } from "vitest";
import { openNamesOf } from "./open-names";
import { inOrder, problem } from "./problem";

test("a name that somebody has to decide is asked once, however it is written, with its first line", () => {
  const names = openNamesOf([
    problem("country_name_unknown", { line: 9, column: "State" }, { value: "Utopia" }),
    problem("country_ambiguous", { line: 4, column: "State" }, { value: "Korea", expected: "KOR, PRK" }),
    problem("country_name_unknown", { line: 3, column: "State" }, { value: "UTOPIA" }),
    problem("country_not_listed", { line: 5, column: "State" }, { value: "Kosovo", iso3: "XKX" }),
    problem("year_unreadable", { line: 1, column: "Year" }, { value: "twenty" }),
  ]);
  expect(names).toEqual([
    { name: "UTOPIA", line: 3 },
    { name: "Korea", line: 4, likely: ["KOR", "PRK"] },
    { name: "Kosovo", line: 5 },
  ]);
});

test("a text that is too long to be decided as a name is none", () => {
  const named = (value: string) => openNamesOf([problem("country_name_unknown", { line: 2 }, { value })]);
  expect(named("x".repeat(300))).toHaveLength(1);
  expect(named("x".repeat(301))).toEqual([]);
});

test("problems stand by line and then as the columns of the file do", () => {
  const columns = ["Year", "State", "Number"];
  const found = inOrder(
    [
      problem("required", { line: 3, column: "Number" }),
      problem("column_missing", { line: 3, column: "unit" }),
      problem("required", { line: 3, column: "Year" }),
      problem("cells_too_few", { line: 3 }, { expected: 3, found: 2 }),
      problem("required", { line: 2, column: "State" }),
      problem("file_empty"),
    ],
    columns,
  );
  expect(found.map(({ line, column }) => [line, column])).toEqual([
    [null, null],
    [2, "State"],
    [3, null],
    [3, "Year"],
    [3, "Number"],
    [3, "unit"],
  ]);
});
