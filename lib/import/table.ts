import "server-only";
import { guessHeader, headerAt } from "./header";
import { type Problem, problem } from "./problem";
import { readFile } from "./read-file";
import { bodyRows, type TableRow } from "./table-body";

export type Table = { columns: readonly string[]; rows: readonly TableRow[]; problems: readonly Problem[] };

/**
 * Reads a file in the product's own layout of a kind, as templates and exports have it: CSV (UTF-8 with or without BOM,
 * CRLF or LF, any usual separator), the first visible sheet of an XLSX, or the JSON of an export. The first row names
 * the columns; every cell comes back as trimmed text. Nobody can be asked here, so what would have to be inferred
 * (another encoding, lines above the header) is a problem. Problems are collected, never thrown.
 */
export async function readTable(
  bytes: Buffer,
  columns: { required: readonly string[]; optional: readonly string[] },
): Promise<Table> {
  const file = await readFile(bytes);
  const nothing = (problems: readonly Problem[]) => ({ columns: [], rows: [], problems });
  const encoding = file.notices.find(({ code }) => code === "encoding");
  if (encoding) return nothing([problem("file_encoding", {}, { encoding: file.encoding ?? "" })]);
  const sheet = file.chosen === null ? undefined : file.sheets[file.chosen];
  const first = sheet?.lines.find(({ cells }) => cells.some((cell) => cell !== ""));
  if (!sheet || !first) return nothing(file.problems);
  const known = [...columns.required, ...columns.optional];
  const guessed = guessHeader(sheet, known);
  if (guessed && guessed.line > first.line && guessed.known >= columns.required.length) {
    return nothing([...file.problems, problem("header_not_first", { line: guessed.line })]);
  }
  const header = headerAt(sheet, first.line);
  const names = header.names.map((name) => name.toLowerCase());
  const body = bodyRows(sheet, header);
  if (body.rows.length === 0 && file.problems.length === 0) return nothing([problem("file_empty")]);
  return {
    columns: names,
    rows: body.rows.map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(names.map((name, index) => [name, cells[index] ?? ""])),
    })),
    problems: [...file.problems, ...headerProblems(names, header.line, columns), ...body.problems],
  };
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
      .filter((name, index) => name !== "" && names.indexOf(name) !== index)
      .map((name) => problem("column_twice", { line, column: name })),
  ];
}
