import { expect, test } from "vitest";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { problem } from "../problem";
import { noticeLines } from "../report";
import { otherRows, unknownWords } from "./other-rows";

const cells = { indicator: "Persons prosecuted ", dimension: "Total" };
const placeOf = (row: Readonly<Record<string, string>>) => (field: string) => ({
  line: 4,
  column: field,
  text: row[field] ?? "",
});

test("a row is another register's by the words of its layout, however they are written", () => {
  const tell = otherRows({ indicator: { "Persons prosecuted": "proceedings", "Persons rescued": null } }, {});
  const of = (indicator: string) => tell(() => true, placeOf({ ...cells, indicator }));
  expect(of("PERSONS  prosecuted")).toMatchObject({
    code: "left_out_other",
    line: 4,
    column: "indicator",
    values: { register: "proceedings" },
  });
  expect(of("Persons rescued")).toMatchObject({ values: { register: "none" } });
  expect(of("Detected victims")).toBeNull();
  expect(tell((field) => field !== "indicator", placeOf(cells))).toBeNull();
});

test("a row is left out by a word that a person chose, and only in its column", () => {
  const tell = otherRows({}, { dimension: ["by route"] });
  expect(tell(() => true, placeOf({ ...cells, dimension: "By route" }))).toMatchObject({
    code: "left_out_chosen",
  });
  expect(tell(() => true, placeOf({ ...cells, indicator: "by route" }))).toBeNull();
});

test("unknown words are gathered by column with their rows, and no other problem is", () => {
  const columnOf = new Map([
    ["indicator", "Indicator"],
    ["country", "Iso3"],
  ]);
  const unknown = (line: number, value: string, column = "Indicator") =>
    problem("value_unknown", { line, column }, { value, expected: "detected_victims" });
  expect(
    unknownWords(
      [
        unknown(3, "Deported"),
        unknown(4, "Rescued"),
        unknown(5, "rescued"),
        unknown(6, "Utopia", "Iso3"),
        problem("required", { line: 7, column: "Indicator" }),
      ],
      DEFINITIONS.detections,
      columnOf,
    ),
  ).toEqual([
    { field: "indicator", column: "Indicator", word: "Rescued", rows: 2 },
    { field: "indicator", column: "Indicator", word: "Deported", rows: 1 },
  ]);
});

test("notices that count by what the cell says have the number in their sentence", () => {
  const first = {
    code: "mark_status",
    line: 2,
    column: "VALUE",
    values: { value: "", isEmpty: "yes", status: "not_reported" },
  } as const;
  expect(noticeLines("en", "data.csv", [{ first, count: 3 }])).toEqual([
    "data.csv, line 2, column VALUE: An empty cell was read as a missing value in 3 cells, with the status “Asked, not reported”. If it stands for something else, say so under “How the file is read”.",
  ]);
  expect(noticeLines("ar", "data.csv", [{ first, count: 3 }])[0]).toContain("«طُلب ولم يُبلَّغ عنه»");
});
