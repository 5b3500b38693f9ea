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
    expect(table.problems.map(({ code }) => code)).toEqual(["file_encoding"]);
  });

  test("reports an unclosed quote with its line", async () => {
    const table = await csv('country_iso3,level,rationale\nXAA,1,"open\n');
    expect(table.problems.map(({ code }) => code)).toEqual(["quote"]);
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
