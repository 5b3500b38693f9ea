/** What spreadsheet programs run when a cell begins with it, behind any number of apostrophes. */
const FORMULA = /^'*[=+\-@\t\r\uFF0B\uFF0D\uFF1D\uFF20]/;

/** A text as a CSV cell that no spreadsheet program runs: an apostrophe stands before what looks like a formula. */
export function guardedCell(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text;
}

/** Takes the apostrophe of `guardedCell` away; any other text, with or without apostrophes, stays as it is. */
export function unguardedCell(cell: string): string {
  return cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
}
