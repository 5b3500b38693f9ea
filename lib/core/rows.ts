import { AppError } from "./errors";

/** The only row of a statement that must return exactly one. Throws INTERNAL otherwise. */
export function one<Row>(rows: readonly Row[]): Row {
  const [row] = rows;
  if (row === undefined || rows.length !== 1)
    throw new AppError("INTERNAL", `expected one row, got ${rows.length}`);
  return row;
}
