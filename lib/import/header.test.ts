import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { guessHeader, headerAt, headerFindings } from "./header";
import { readFile } from "./read-file";
import type { Sheet } from "./sheet";
import { bodyRows } from "./table-body";

async function sheetOf(file: ReturnType<typeof readFile>): Promise<Sheet> {
  const { sheets, chosen } = await file;
  const sheet = sheets[chosen ?? 0];
  if (!sheet) throw new Error("The file has no sheet.");
  return sheet;
}
const text = (content: string) => sheetOf(readFile(Buffer.from(content)));
const book = async (sheet: Parameters<typeof writeXlsx>[0]["sheets"][number]) =>
  sheetOf(readFile(Buffer.from(await writeXlsx({ sheets: [sheet] }))));
const KNOWN = ["Country", "Year", "Value", "Victims", "Male", "Female"];

describe("the header of a sheet", () => {
  test("is found below lines of other text, by the names that are known", async () => {
    const sheet = await text(
      "Trafficking in persons, 2023 edition\n\nSource: office, country, 2023\nCOUNTRY,year,Valué,Note\nBEN,2008,3,\n",
    );
    expect(guessHeader(sheet, KNOWN)).toEqual({
      line: 4,
      lastLine: 4,
      names: ["COUNTRY", "year", "Valué", "Note"],
      known: 3,
      preamble: 2,
    });
  });

  test("without a known name is the first line that is as wide as the others and holds words", async () => {
    const sheet = await text("A title\n\nland,jahr,wert\nBenin,2008,3\nTogo,2009,4\n");
    expect(guessHeader(sheet, KNOWN)).toMatchObject({ line: 3, known: 0, preamble: 1 });
    const none = guessHeader(await text("1,2,3\n4,5,6\n"), KNOWN);
    expect(none).toBeNull();
    expect(headerFindings(none).problems).toMatchObject([{ code: "header_not_found" }]);
  });

  test("joins a name over several columns with theirs", async () => {
    const sheet = await book({
      name: "Data",
      rows: [
        ["Detected victims by sex"],
        ["Country", "Victims", null, "Year"],
        [null, "Male", "Female", null],
        ["BEN", 3, 4, 2008],
      ],
      merges: [
        { startRow: 0, endRow: 0, startCol: 0, endCol: 3 },
        { startRow: 1, endRow: 2, startCol: 0, endCol: 0 },
        { startRow: 1, endRow: 1, startCol: 1, endCol: 2 },
      ],
    });
    const header = guessHeader(sheet, KNOWN);
    expect(header).toMatchObject({
      line: 3,
      lastLine: 3,
      names: ["Country", "Victims / Male", "Victims / Female", "Year"],
      preamble: 1,
    });
    expect(headerFindings(header).notices).toMatchObject([
      { code: "preamble", line: 3, values: { count: 1 } },
      { code: "header_lines", line: 3, values: { sample: "Victims / Male" } },
    ]);
    expect(header && bodyRows(sheet, header)).toEqual({
      rows: [{ line: 4, cells: ["BEN", "3", "4", "2008"] }],
      problems: [],
    });
  });

  test("that takes two lines by cells joined downwards ends with the last of them", async () => {
    const sheet = await book({
      name: "Data",
      rows: [
        ["Country", "Year", "Value"],
        [null, null, null],
        ["BEN", 2008, 3],
      ],
      merges: [0, 1, 2].map((column) => ({ startRow: 0, endRow: 1, startCol: column, endCol: column })),
    });
    const header = guessHeader(sheet, KNOWN);
    expect(header).toMatchObject({ names: ["Country", "Year", "Value"] });
    expect(header && bodyRows(sheet, header).rows).toEqual([{ line: 3, cells: ["BEN", "2008", "3"] }]);
  });
});

describe("the rows below", () => {
  test("with joined cells are reported with line and column, and nothing is filled", async () => {
    const sheet = await book({
      name: "Data",
      rows: [
        ["Country", "Year"],
        ["BEN", 2008],
        [null, 2009],
      ],
      merges: [{ startRow: 1, endRow: 2, startCol: 0, endCol: 0 }],
    });
    const { rows, problems } = bodyRows(sheet, headerAt(sheet, 1));
    expect(rows.map(({ cells }) => cells[0])).toEqual(["BEN", ""]);
    expect(problems).toEqual([
      { code: "cells_merged", line: 2, column: "Country", values: { cells: "A2:A3" } },
    ]);
  });

  test("may end in empty cells, but not in cells without a name", async () => {
    const sheet = await text("Country,Year,,\nBEN,2008,,\nTGO,2009,,x\nNGA\n");
    expect(bodyRows(sheet, headerAt(sheet, 1)).problems).toMatchObject([
      { code: "cells_too_many", line: 3, values: { expected: 2, found: 4 } },
      { code: "cells_too_few", line: 4, values: { expected: 2, found: 1 } },
    ]);
  });
});
