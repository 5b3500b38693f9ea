import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { LIBRE_OFFICE, sheetByLibreOffice } from "@/tests/support/libre-office";
import { tableBytes } from "./write";

const TABLE = {
  columns: ["code", "title"],
  rows: [
    { code: "A-1", title: "Office, of the “Prosecutor”" },
    { code: "A-2", title: "مكتب المدعي العام" },
  ],
};
const CELLS = [TABLE.columns, ...TABLE.rows.map(({ code, title }) => [code, title])];

test("a workbook is read back cell by cell", async () => {
  const { sheets } = await readXlsx(await tableBytes(TABLE, "xlsx"));
  expect(sheets.map(({ rows }) => rows)).toEqual([CELLS]);
});

test.skipIf(LIBRE_OFFICE === null)("LibreOffice, where it is installed, reads the same cells", async () => {
  const read = sheetByLibreOffice(await tableBytes(TABLE, "xlsx"), "Export");
  expect(read.trim().split("\n")).toEqual(CELLS.map((row) => row.map((cell) => `"${cell}"`).join(",")));
});
