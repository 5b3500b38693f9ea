/** Lines of the reviewed tables of the walks. */
const LABEL_WIDTH = 62;
const COLUMN_WIDTH = 10;

/** One line: what was asked, and how each walker was answered. */
export const lineOf = (head: string, cells: readonly string[]) =>
  [head.padEnd(LABEL_WIDTH), ...cells.map((cell) => cell.padEnd(COLUMN_WIDTH))].join("").trimEnd();
