/** One row of a sheet as text; `line` counts from 1 as an editor or a spreadsheet program does. */
export type Line = { line: number; cells: readonly string[] };

/** Cells joined into one, both ends included: lines from 1, columns from 0. */
export type Merge = { fromLine: number; toLine: number; fromColumn: number; toColumn: number };

/** A sheet of rows of text, as it stands in the file. */
export type Sheet = {
  /** The name of a sheet of a workbook; null where the file is one table. */
  name: string | null;
  isHidden: boolean;
  lines: readonly Line[];
  merges: readonly Merge[];
  /** Short rows are usual (a workbook stores no empty cells); where false they are a problem. */
  isRagged: boolean;
};

/** Spaces of all kinds, and signs without width that only steer the direction or the joining of what stands beside them. */
const EDGE = "[\\s\\u200B-\\u200F\\u202A-\\u202E\\u2060\\u2066-\\u2069\\uFEFF]";
const HAS_EDGE = new RegExp(`^${EDGE}|${EDGE}$`, "u");
const EDGES = new RegExp(`^${EDGE}+|${EDGE}+$`, "gu");

/** A cell without spaces (no-break ones too) and invisible signs at its ends. What stands inside stays. */
export function trimmedCell(text: string): string {
  return HAS_EDGE.test(text) ? text.replace(EDGES, "") : text;
}

/** A column as spreadsheet programs name it: A for 0, AA for 26. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode("A".charCodeAt(0) + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
