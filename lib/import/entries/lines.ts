/** How the lines of a file become entries: lines of one code belong together, each with one row of every list. */
import type { RegisterDefinition } from "@/lib/registers/fields";
import { type Problem, problem } from "../problem";
import type { TableRow } from "../table-body";
import { fieldColumns } from "./columns";

/** A row of a list as it stands in the file. */
export type FileRow = { line: number; cells: Readonly<Record<string, string>> };
/** An entry as it stands in the file: its own cells by column, and the rows of its lists by the name of the list. */
export type FileEntry = {
  line: number;
  code: string | null;
  cells: Readonly<Record<string, string>>;
  rows: Readonly<Record<string, readonly FileRow[]>>;
};

type Gathered = FileEntry & { rows: Record<string, FileRow[]> };

/**
 * Gathers lines into entries. A line whose code an earlier line has belongs to that entry, and so does one directly
 * below that holds nothing but cells of rows; what such a line says of the entry itself must be blank or the same.
 * In a register without rows a code stands once.
 */
export function gatherEntries(
  lines: readonly TableRow[],
  definition: RegisterDefinition,
  columnOf: ReadonlyMap<string, string>,
): { entries: readonly FileEntry[]; problems: readonly Problem[] } {
  const rowColumns = Map.groupBy(
    fieldColumns(definition).filter(({ list, name }) => list !== null && columnOf.has(name)),
    ({ list }) => list ?? "",
  );
  const inRows = new Set([...rowColumns.values()].flat().map(({ name }) => name));
  const own = (cells: TableRow["cells"]) =>
    Object.fromEntries(Object.entries(cells).filter(([name]) => !inRows.has(name)));
  const problems: Problem[] = [];
  const entries: Gathered[] = [];
  const byCode = new Map<string, Gathered>();
  for (const { line, cells } of lines) {
    const code = cells.code === undefined || cells.code === "" ? null : cells.code;
    const given = own(cells);
    const last = entries.at(-1);
    const isContinued = inRows.size > 0 && code === null && last && isBlank(inColumns(given, columnOf));
    const known = code === null ? (isContinued ? last : undefined) : byCode.get(code);
    if (known && inRows.size === 0) {
      problems.push(
        problem("row_twice", { line, column: columnOf.get("code") ?? "code" }, { first: known.line }),
      );
      continue;
    }
    const entry = known ?? { line, code, cells: given, rows: emptyRows(rowColumns.keys()) };
    if (known) problems.push(...differences(known, given, line, columnOf));
    else {
      entries.push(entry);
      if (code !== null) byCode.set(code, entry);
    }
    for (const [list, columns] of rowColumns) {
      const row = Object.fromEntries(columns.map(({ name }) => [name, cells[name] ?? ""]));
      if (!isBlank(row)) entry.rows[list]?.push({ line, cells: row });
    }
  }
  return { entries, problems };
}

function emptyRows(lists: Iterable<string>): Record<string, FileRow[]> {
  return Object.fromEntries([...lists].map((list) => [list, []]));
}

/** The cells that the file itself holds: constants fill every line. */
function inColumns(cells: TableRow["cells"], columnOf: ReadonlyMap<string, string>): TableRow["cells"] {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => columnOf.has(name)));
}

function isBlank(cells: Readonly<Record<string, string>>): boolean {
  return Object.values(cells).every((cell) => cell === "");
}

function differences(
  entry: FileEntry,
  given: Readonly<Record<string, string>>,
  line: number,
  columnOf: ReadonlyMap<string, string>,
): Problem[] {
  return Object.entries(given)
    .filter(([name, cell]) => cell !== "" && cell !== entry.cells[name])
    .map(([name, value]) =>
      problem("row_differs", { line, column: columnOf.get(name) ?? name }, { value, first: entry.line }),
    );
}
