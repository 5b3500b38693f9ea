import "server-only";
import { CsvError, parse } from "csv-parse/sync";
import { readXlsx } from "hucre/xlsx";
import { z } from "zod";
import { type Problem, problem } from "./problem";

/** One row of an imported table; `line` is where it stands in the file, from 1. */
export type TableRow = { line: number; cells: Readonly<Record<string, string>> };
export type Table = { columns: readonly string[]; rows: readonly TableRow[]; problems: readonly Problem[] };

const UTF8_BOM = "\uFEFF";
const ZIP_SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/**
 * Reads a CSV (UTF-8 with or without BOM, CRLF or LF, comma or semicolon), the first sheet of an XLSX, or the JSON
 * of an export (a list of objects). The first row names the columns; every cell comes back as trimmed text.
 * Problems are collected, never thrown.
 */
export async function readTable(
  bytes: Buffer,
  columns: { required: readonly string[]; optional: readonly string[] },
): Promise<Table> {
  const read = await readLines(bytes);
  if ("problem" in read) return { columns: [], rows: [], problems: [read.problem] };
  const [header, ...body] = read.lines;
  if (!header || body.length === 0) return { columns: [], rows: [], problems: [problem("file_empty")] };
  const names = header.cells.map((cell) => cell.toLowerCase());
  const problems = headerProblems(names, header.line, columns);
  const rows: TableRow[] = [];
  for (const { line, cells } of body) {
    if (cells.every((cell) => cell === "")) continue;
    if (cells.length > names.length) {
      problems.push(problem("cells_too_many", { line }, { expected: names.length, found: cells.length }));
    } else if (cells.length < names.length && !read.ragged) {
      problems.push(problem("cells_too_few", { line }, { expected: names.length, found: cells.length }));
    }
    rows.push({ line, cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""])) });
  }
  return { columns: names, rows, problems };
}

type Line = { line: number; cells: readonly string[] };
type Lines = { lines: readonly Line[]; ragged: boolean } | { problem: Problem };

function readLines(bytes: Buffer): Promise<Lines> | Lines {
  if (bytes.subarray(0, ZIP_SIGNATURE.length).equals(ZIP_SIGNATURE)) return readSheet(bytes);
  return bytes.subarray(0, 1).toString() === "[" ? readJson(bytes) : readCsv(bytes);
}

const jsonRows = z.array(z.record(z.string(), z.string()));

/** The lines of a JSON list are its places in the list, after a line for the names. */
function readJson(bytes: Buffer): Lines {
  try {
    const rows = jsonRows.parse(JSON.parse(bytes.toString("utf8")));
    const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
    const body = rows.map((row, index) => ({ line: index + 2, cells: names.map((name) => row[name] ?? "") }));
    return { ragged: false, lines: [{ line: 1, cells: names }, ...body] };
  } catch {
    return { problem: problem("file_unreadable") };
  }
}

function readCsv(bytes: Buffer): Lines {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return { problem: problem("file_encoding") };
  }
  const content = text.startsWith(UTF8_BOM) ? text.slice(1) : text;
  const header = content.slice(0, content.search(/\r?\n|$/));
  const delimiter = header.split(";").length > header.split(",").length ? ";" : ",";
  const lines: Line[] = [];
  try {
    parse(content, {
      delimiter,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
      record_delimiter: ["\r\n", "\n", "\r"],
      on_record: (cells: string[], { lines: endsAt }) => {
        const inside = cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
        lines.push({ line: endsAt - inside, cells });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = "lines" in error && typeof error.lines === "number" ? error.lines : lines.length + 1;
    return { problem: problem("quote", { line }) };
  }
  return { lines, ragged: false };
}

async function readSheet(bytes: Buffer): Promise<Lines> {
  try {
    const workbook = await readXlsx(bytes);
    const rows = workbook.sheets[0]?.rows ?? [];
    return {
      ragged: true,
      lines: rows.map((row, index) => ({ line: index + 1, cells: row.map(cellText) })),
    };
  } catch {
    return { problem: problem("file_unreadable") };
  }
}

function cellText(cell: string | number | boolean | Date | null | undefined): string {
  if (cell === null || cell === undefined) return "";
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).trim();
}

function headerProblems(
  names: readonly string[],
  line: number,
  columns: { required: readonly string[]; optional: readonly string[] },
): Problem[] {
  const known = [...columns.required, ...columns.optional];
  const expected = known.join(", ");
  return [
    ...columns.required
      .filter((name) => !names.includes(name))
      .map((name) => problem("column_missing", { line, column: name }, { expected })),
    ...names
      .filter((name) => name !== "" && !known.includes(name))
      .map((name) => problem("column_unknown", { line, column: name }, { expected })),
    ...names
      .filter((name, index) => names.indexOf(name) !== index)
      .map((name) => problem("column_twice", { line, column: name })),
  ];
}
