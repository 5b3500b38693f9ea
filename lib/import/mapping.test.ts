import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readChoice } from "./choice";
import { headerAt } from "./header";
import { figureRules, guessMapping, type ImportField, mapRows } from "./mapping";
import { readFile } from "./read-file";
import { repeatedKeys } from "./repeated-keys";

const FIELDS: readonly ImportField[] = [
  {
    name: "country",
    required: true,
    labels: ["Country", "البلد"],
    aliases: ["iso3_code", "State", "Participant"],
  },
  { name: "year", required: true, labels: ["Year", "السنة"], aliases: ["Jahr"] },
  { name: "value", required: true, labels: ["Value", "القيمة"], aliases: ["txtVALUE", "Number"] },
  { name: "unit", required: false, labels: ["Unit", "الوحدة"], aliases: ["Unit of measurement", "Number"] },
];
const fieldsOf = (...names: string[]) => guessMapping(names, FIELDS).mapping.fields;

describe("a guessed mapping", () => {
  test("goes by names, labels of every language and aliases, however they are written", () => {
    expect(fieldsOf("ISO3_CODE", " year ", "txt value", "Unit of measurement")).toEqual([
      "country",
      "year",
      "value",
      "unit",
    ]);
    expect(fieldsOf("البلد", "السَّنة", "القيمة")).toEqual(["country", "year", "value"]);
    expect(fieldsOf("Victims / Value", "Notes", "")).toEqual(["value", null, null]);
  });

  test("leaves open what two columns or two fields claim, and names what is missing", () => {
    const guessed = guessMapping(["Country", "State", "Number", "Year"], FIELDS);
    expect(guessed.mapping.fields).toEqual([null, null, null, "year"]);
    expect(guessed.undecided).toEqual([
      { column: 0, fields: ["country"] },
      { column: 1, fields: ["country"] },
      { column: 2, fields: ["value", "unit"] },
    ]);
    expect(guessed.missing).toEqual(["country", "value"]);
  });

  test("never gives one field to two columns", () => {
    const names = fc.array(
      fc.constantFrom("Country", "State", "year", "Jahr", "Value", "Number", "Unit", "x"),
    );
    fc.assert(
      fc.property(names, (header) => {
        const given = fieldsOf(...header).filter((field) => field !== null);
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });
});

describe("rows by a mapping", () => {
  const mapping = {
    fields: ["country", null, "value"],
    constants: { year: "2008" },
    decimals: null,
    dates: null,
    marks: {},
  };
  const sheetOf = async (content: string) => {
    const [sheet] = (await readFile(Buffer.from(content))).sheets;
    if (!sheet) throw new Error("The file has no sheet.");
    return sheet;
  };

  test("carry the fields, the constants, and the header's own word for each column", async () => {
    const sheet = await sheetOf("Land,Note,Zahl\nBEN,x,3\n");
    const mapped = mapRows(sheet, headerAt(sheet, 1), mapping, FIELDS);
    expect(mapped.rows).toEqual([{ line: 2, cells: { country: "BEN", value: "3", year: "2008" } }]);
    expect(mapped.columnOf.get("value")).toBe("Zahl");
    expect(mapped.problems).toEqual([]);
  });

  test("miss no required field and take no field from two columns", async () => {
    const sheet = await sheetOf("Land,Zahl,Zahl 2\nBEN,3,4\n");
    const twice = { ...mapping, fields: ["value", "value", null], constants: {} };
    expect(mapRows(sheet, headerAt(sheet, 1), twice, FIELDS).problems).toMatchObject([
      { code: "column_twice", column: "Zahl" },
      { code: "column_missing", column: "country" },
      { code: "column_missing", column: "year" },
    ]);
  });

  test("read their figures as the mapping says", () => {
    const told = { ...mapping, decimals: "comma" as const, marks: { "-99": "not_reported", x: "nonsense" } };
    expect(figureRules(told)).toEqual({ decimals: "comma", dates: null, marks: { "-99": "not_reported" } });
  });
});

test("two rows of one key are named, rows that only look alike are not", () => {
  const repeated = repeatedKeys("year");
  expect(repeated(2, "BEN 2008")).toEqual([]);
  expect(repeated(3, "BEN 2009")).toEqual([]);
  expect(repeated(9, "BEN 2008")).toEqual([
    { code: "row_twice", line: 9, column: "year", values: { first: 2 } },
  ]);
});

test("a choice is read by its code or the publisher's word, and nothing else", () => {
  const words = { "0 to 17 years": "0_17", Total: "total" } as const;
  const read = (cell: string) => readChoice(cell, ["0_17", "18_plus", "total"], words);
  expect(read("0_17")).toMatchObject({ value: "0_17" });
  expect(read("0 TO 17\u00A0years")).toMatchObject({ value: "0_17" });
  expect(read("18 plus")).toMatchObject({ value: "18_plus" });
  expect(read("")).toMatchObject({ kind: "missing" });
  expect(read("children")).toMatchObject({ code: "value_unknown", values: { value: "children" } });
});
