/** Tables of a data package as data: what each column is, in words, and its cells. Pure. */

/** How a column is written: a number and a day are such in a workbook too; a partial date stays text. */
export type ColumnKind = "text" | "code" | "number" | "day" | "instant" | "flag";

/** A cell as CSV has it; numbers are decimal text, so that no digit is lost on the way. */
export type Cell = string | null;

/** A code that a column may hold, with what it means. */
export type CodeMeaning = { readonly code: string; readonly meaning: string };

export type Column<Row> = {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly meaning: string;
  readonly codes?: readonly CodeMeaning[];
  readonly value: (row: Row) => string | number | boolean | null | undefined;
};

/** A column without the rows behind it, for code books and workbooks. */
export type ColumnInWords = Omit<Column<never>, "value">;

export type PackageTable = {
  readonly name: string;
  readonly meaning: string;
  readonly columns: readonly ColumnInWords[];
  readonly rows: readonly (readonly Cell[])[];
};

/** A table of these rows. */
export function tableOf<Row>(
  name: string,
  meaning: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): PackageTable {
  return {
    name,
    meaning,
    columns: columns.map(({ value: _value, ...column }) => column),
    rows: rows.map((row) => columns.map(({ value }) => cellOf(value(row)))),
  };
}

function cellOf(value: string | number | boolean | null | undefined): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}

/** Codes with their meanings from a group of messages. */
export function codesOf(meanings: Readonly<Record<string, string>>): readonly CodeMeaning[] {
  return Object.entries(meanings).map(([code, meaning]) => ({ code, meaning }));
}
