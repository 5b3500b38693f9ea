import "server-only";
import { type Cell, type CellValue, readXlsx, streamXlsxRows, type Sheet as WorkbookSheet } from "hucre/xlsx";
import { type Problem, problem } from "./problem";
import { columnLetters, type Sheet, trimmedCell } from "./sheet";

/** More digits than these a spreadsheet number does not hold; what follows is the dust of binary arithmetic. */
const SIGNIFICANT_DIGITS = 15;
const FRACTION_DIGITS_MAX = 20;
/** Each line becomes objects: the millions that fit into a file of the largest size would exhaust the memory. */
export const LINES_MAX = 300_000;
/** Empty ones left of a filled one included; the longest file of twenty columns has as many. */
const CELLS_MAX = 6_000_000;

/** A cell of a workbook that holds a formula, with or without its result: lines from 1, columns from 0. */
export type FormulaCell = { sheet: string; line: number; column: number };

/** The sheets of a workbook, what is wrong with them, and which of their cells hold formulas. */
export type ReadWorkbook = {
  sheets: readonly Sheet[];
  problems: readonly Problem[];
  formulas: readonly FormulaCell[];
};

/**
 * The sheets of an XLSX with every cell as text: numbers without exponent and without floating-point dust, days as
 * YYYY-MM-DD. A formula without a stored result is a problem, never an empty cell. Refused where it is too large, null where it is no workbook.
 */
export async function readWorkbook(bytes: Buffer): Promise<ReadWorkbook | { refused: Problem } | null> {
  try {
    const refused = await tooLarge(bytes);
    if (refused !== null) return { refused };
    const { sheets } = await readXlsx(bytes);
    return {
      sheets: sheets.map((sheet) => ({
        name: sheet.name,
        isHidden: sheet.hidden === true || sheet.veryHidden === true,
        isRagged: true,
        lines: sheet.rows.map((row, index) => ({ line: index + 1, cells: row.map(cellText) })),
        merges: (sheet.merges ?? []).map(({ startRow, endRow, startCol, endCol }) => ({
          fromLine: startRow + 1,
          toLine: endRow + 1,
          fromColumn: startCol,
          toColumn: endCol,
        })),
      })),
      problems: sheets.flatMap(formulaProblems),
      formulas: sheets.flatMap(formulasOf),
    };
  } catch {
    return null;
  }
}

/**
 * Why a workbook is not read whole, null where it is. A cell far to the right makes its row as long as that, and a few
 * kilobytes of such rows would exhaust the memory: they are counted one at a time first. Throws where it is no workbook.
 */
async function tooLarge(bytes: Buffer): Promise<Problem | null> {
  let sheets = 0;
  const countSheet = () => {
    sheets += 1;
    return false;
  };
  await readXlsx(bytes, { sheets: countSheet });
  let cells = 0;
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    let lines = 0;
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      lines = index + 1;
      cells += values.length;
      if (lines > LINES_MAX) return problem("file_too_long", {}, { max: LINES_MAX });
      if (cells > CELLS_MAX) return problem("file_too_wide", { line: lines }, { max: CELLS_MAX });
    }
  }
  return null;
}

function cellText(cell: CellValue | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return dateText(cell);
  if (typeof cell === "number") return numberText(cell);
  return trimmedCell(String(cell));
}

function dateText(date: Date): string {
  const text = date.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, 10) : text.slice(0, 19);
}

function numberText(value: number): string {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS)).toLocaleString("en", {
    useGrouping: false,
    maximumFractionDigits: FRACTION_DIGITS_MAX,
  });
}

function formulasOf({ name, cells }: WorkbookSheet): FormulaCell[] {
  return [...(cells ?? [])]
    .filter(([, { type }]) => type === "formula")
    .map(([place]) => {
      const [row = "0", column = "0"] = place.split(",");
      return { sheet: name, line: Number(row) + 1, column: Number(column) };
    });
}

function formulaProblems({ name, cells }: WorkbookSheet): Problem[] {
  const isEmpty = ({ type, formulaResult, value }: Cell) =>
    type === "formula" && (formulaResult ?? null) === null && (value ?? null) === null;
  return [...(cells ?? [])]
    .filter(([, cell]) => isEmpty(cell))
    .map(([place]) => {
      const [row = "0", column = "0"] = place.split(",");
      return problem(
        "formula_without_result",
        { line: Number(row) + 1, column: columnLetters(Number(column)) },
        { sheet: name },
      );
    });
}
