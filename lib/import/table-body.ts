import type { Header } from "./header";
import { type Problem, problem } from "./problem";
import { columnLetters, type Line, type Sheet } from "./sheet";

/** One row of an imported table by field; `line` is where it stands in the file, from 1. */
export type TableRow = { line: number; cells: Readonly<Record<string, string>> };

/** The rows below a header that hold something, and what is wrong with their shape. Empty cells at the end do not count. */
export function bodyRows(
  sheet: Sheet,
  header: Header,
): { rows: readonly Line[]; problems: readonly Problem[] } {
  const problems: Problem[] = mergedCells(sheet, header);
  const expected = header.names.length;
  const rows: Line[] = [];
  for (const { line, cells } of sheet.lines) {
    if (line <= header.lastLine || cells.every((cell) => cell === "")) continue;
    const found = cells.findLastIndex((cell) => cell !== "") + 1;
    if (found > expected) problems.push(problem("cells_too_many", { line }, { expected, found }));
    else if (cells.length < expected && !sheet.isRagged) {
      problems.push(problem("cells_too_few", { line }, { expected, found: cells.length }));
    }
    rows.push({ line, cells: cells.slice(0, expected) });
  }
  return { rows, problems };
}

/** Joined cells below the header: the value stands in one of them only, and filling the others would be a guess. */
function mergedCells(sheet: Sheet, header: Header): Problem[] {
  return sheet.merges
    .filter(({ toLine }) => toLine > header.lastLine)
    .map(({ fromLine, toLine, fromColumn, toColumn }) =>
      problem(
        "cells_merged",
        { line: fromLine, column: header.names[fromColumn] ?? columnLetters(fromColumn) },
        { cells: `${columnLetters(fromColumn)}${fromLine}:${columnLetters(toColumn)}${toLine}` },
      ),
    );
}
