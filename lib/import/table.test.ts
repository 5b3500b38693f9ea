import { writeXlsx } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { readTable } from "./table";

const columns = { required: ["country_iso3", "level"], optional: ["rationale"] };
const csv = (text: string) => readTable(Buffer.from(text, "utf8"), columns);

describe("readTable", () => {
  test.each([
    ["comma and LF", "country_iso3,level,rationale\nXAA,2,Fine\n"],
    ["semicolon and CRLF", "country_iso3;level;rationale\r\nXAA;2;Fine\r\n"],
    ["a byte order mark", "\uFEFFcountry_iso3,level,rationale\nXAA,2,Fine"],
    ["capital headers and spaces", " Country_ISO3 , Level ,rationale\n XAA , 2 , Fine \n"],
  ])("reads the same row with %s", async (_, text) => {
    const table = await csv(text);
    expect(table.problems).toEqual([]);
    expect(table.rows).toEqual([{ line: 2, cells: { country_iso3: "XAA", level: "2", rationale: "Fine" } }]);
  });

  test("counts lines as an editor does, also after a text over several lines and a blank line", async () => {
    const table = await csv('country_iso3,level,rationale\nXAA,1,"one\ntwo"\n\nXAB,2,three\n');
    expect(table.rows.map((row) => [row.line, row.cells.country_iso3])).toEqual([
      [2, "XAA"],
      [5, "XAB"],
    ]);
  });

  test("names every missing, unknown and repeated column at once", async () => {
    const table = await csv("level,rank,level\n1,2,3\n");
    expect(table.problems.map(({ code, column }) => [code, column])).toEqual([
      ["column_missing", "country_iso3"],
      ["column_unknown", "rank"],
      ["column_twice", "level"],
    ]);
  });

  test("reports rows with too many or too few cells with their line", async () => {
    const table = await csv("country_iso3,level,rationale\nXAA,1\nXAB,1,x,y\n");
    expect(table.problems.map(({ code, line }) => [code, line])).toEqual([
      ["cells_too_few", 2],
      ["cells_too_many", 3],
    ]);
  });

  test("refuses bytes that are not UTF-8 rather than guessing letters", async () => {
    const table = await readTable(Buffer.from([0x63, 0xe9, 0x0a, 0x31]), columns);
    expect(table.problems).toMatchObject([{ code: "file_encoding", values: { encoding: "windows-1252" } }]);
  });

  test("reports lines above the header with the line of the header, and reads nothing", async () => {
    const table = await csv("Ratings of 2026\n\ncountry_iso3,level,rationale\nXAA,1,x\n");
    expect(table.problems).toMatchObject([{ code: "header_not_first", line: 3 }]);
    expect(table.rows).toEqual([]);
  });

  test("takes no empty cell at the end of a row for one too many", async () => {
    const table = await csv("country_iso3,level,rationale,,\nXAA,1,x,,\n");
    expect(table.problems).toEqual([]);
  });

  test("reports an unclosed quote with its line", async () => {
    const table = await csv('country_iso3,level,rationale\nXAA,1,"open\n');
    expect(table.problems.map(({ code }) => code)).toEqual(["quote"]);
  });

  test("reads no hidden sheet of a workbook", async () => {
    const rows = [
      ["country_iso3", "level"],
      ["XAA", 2],
    ];
    const sheets = [
      { name: "Old", rows: [["other"], ["x"]], hidden: true },
      { name: "Ratings", rows },
    ];
    const table = await readTable(Buffer.from(await writeXlsx({ sheets })), columns);
    expect(table.rows).toEqual([{ line: 2, cells: { country_iso3: "XAA", level: "2" } }]);
    const hidden = sheets.map((sheet) => ({ ...sheet, hidden: true }));
    const none = await readTable(Buffer.from(await writeXlsx({ sheets: hidden })), columns);
    expect(none.problems.map(({ code }) => code)).toEqual(["sheets_all_hidden"]);
  });

  test("reads the first sheet of a workbook, numbers as text", async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: "Ratings",
          rows: [
            ["country_iso3", "level", "rationale"],
            ["XAA", 2.5, "نص"],
          ],
        },
      ],
    });
    const table = await readTable(Buffer.from(bytes), columns);
    expect(table.problems).toEqual([]);
    expect(table.rows).toEqual([{ line: 2, cells: { country_iso3: "XAA", level: "2.5", rationale: "نص" } }]);
  });
});
