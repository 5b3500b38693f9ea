/** The code book of a data package: every column of every table, and every code that a column may hold. Pure. */
import { words } from "./columns";
import { type Column, type PackageTable, tableOf } from "./table";

type Line = {
  readonly table: PackageTable;
  readonly column: PackageTable["columns"][number] | null;
  readonly code: { readonly code: string; readonly meaning: string } | null;
};

/** What a kind of column holds, in words. */
const HOLDS = {
  text: "Text; numbers as exact fractions among it",
  code: "A code",
  number: "A number with a point, unrounded in CSV and JSON",
  day: "A day: YYYY-MM-DD",
  instant: "A time in UTC: ISO 8601",
  flag: "yes or no",
} as const;

const COLUMNS: readonly Column<Line>[] = [
  { name: "table", kind: "code", meaning: "Name of the table.", value: ({ table }) => table.name },
  {
    name: "column",
    kind: "code",
    meaning: "Name of the column; empty for the table as a whole.",
    value: ({ column }) => column?.name,
  },
  {
    name: "holds",
    kind: "text",
    meaning: "What the column holds.",
    value: ({ column, code }) => (column === null || code !== null ? null : HOLDS[column.kind]),
  },
  {
    name: "code",
    kind: "code",
    meaning: "A code that the column may hold; empty for the column as a whole.",
    value: ({ code }) => code?.code,
  },
  {
    name: "meaning",
    kind: "text",
    meaning: "What the table, the column or the code means.",
    value: ({ table, column, code }) => (code ?? column ?? table).meaning,
  },
];

/** The code book of these tables, as a table itself. */
export function codeBookOf(tables: readonly PackageTable[]): PackageTable {
  const lines = tables.flatMap((table): readonly Line[] => [
    { table, column: null, code: null },
    ...table.columns.flatMap((column): readonly Line[] => [
      { table, column, code: null },
      ...(column.codes ?? []).map((code) => ({ table, column, code })),
    ]),
  ]);
  return tableOf("code-book", words.dataPackage.tables["code-book"], COLUMNS, lines);
}
