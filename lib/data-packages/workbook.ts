/** The tables of a data package as a workbook: numbers are numbers, days are days, and no text is ever a formula. */
import { type CellValue, type WriteSheet, writeXlsx } from "hucre/xlsx";
import { xmlText } from "@/lib/core/storable";
import type { Cell, ColumnKind, PackageTable } from "./table";
import { repacked } from "./zip";

/** A cell of a workbook holds no more characters than these. */
export const CELL_LENGTH_MAX = 32_767;
/** Stands at the end of a text that is longer; the CSV file and the JSON file have the whole. */
export const CUT = " […]";

const FORMATS: Readonly<Partial<Record<ColumnKind, string>>> = {
  day: "yyyy-mm-dd",
  instant: "yyyy-mm-dd hh:mm:ss",
};
const WIDTHS: Readonly<Record<ColumnKind, number>> = {
  text: 40,
  code: 16,
  number: 12,
  day: 12,
  instant: 20,
  flag: 8,
};
const BOLD = { font: { bold: true } } as const;

/** A workbook of these tables, one sheet each. `madeAt` is what its properties say. */
export async function workbookOf(tables: readonly PackageTable[], madeAt: Date): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: tables.map(sheetOf),
    properties: { created: madeAt, modified: madeAt },
  });
  return repacked(bytes);
}

function sheetOf({ name, columns, rows }: PackageTable): WriteSheet {
  return {
    name,
    columns: columns.map(({ kind }) => {
      const numFmt = FORMATS[kind];
      return { width: WIDTHS[kind], ...(numFmt === undefined ? {} : { numFmt }) };
    }),
    rows: [
      columns.map((column) => column.name),
      ...rows.map((row) => row.map((cell, index) => contentOf(cell, columns[index]?.kind ?? "text"))),
    ],
    cells: new Map(columns.map((column, index) => [`0,${index}`, { value: column.name, style: BOLD }])),
    freezePane: { rows: 1, columns: 1 },
  };
}

function contentOf(cell: Cell, kind: ColumnKind): CellValue {
  if (cell === null) return null;
  if (kind === "number") return Number(cell);
  if (kind === "day") return new Date(`${cell}T00:00:00.000Z`);
  if (kind === "instant") return new Date(cell);
  const text = xmlText(cell);
  return text.length <= CELL_LENGTH_MAX ? text : `${text.slice(0, CELL_LENGTH_MAX - CUT.length)}${CUT}`;
}
