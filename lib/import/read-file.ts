import "server-only";
import { z } from "zod";
import { unguardedCell } from "@/lib/export/formula-guard";
import { readDelimited, type Separator } from "./delimited";
import { decodeText, type Encoding } from "./encoding";
import { type Notice, notice, type Problem, problem } from "./problem";
import { type Sheet, trimmedCell } from "./sheet";
import { LINES_MAX, readWorkbook } from "./workbook";

/** What a person said about a file where its bytes do not say it. */
export type ReadChoices = { encoding?: Encoding | undefined; separator?: Separator | undefined };

/** A file taken apart into sheets of text, with what was understood on the way and what stands in the way. */
export type ReadFile = {
  format: "text" | "workbook" | "json";
  sheets: readonly Sheet[];
  /** Place of the sheet to begin with: the first that is not hidden and not empty; null where there is none. */
  chosen: number | null;
  encoding: Encoding | null;
  separator: Separator | null;
  notices: readonly Notice[];
  problems: readonly Problem[];
};

const ZIP_SIGNATURE = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
/** The container of workbooks before 2007, and of those with a password. */
const OLD_WORKBOOK_SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0]);
const PDF_SIGNATURE = Buffer.from("%PDF");
const LETTER_LOST = "\uFFFD";
/** UTF-8 that was read as Windows-1252 and stored again, such as "CÃ´te". */
const STORED_TWICE = /[ÃÂØÙÐÑ][\u0080-\u00BF\u0152-\u0178\u2013-\u2122]/u;
const SAMPLE_LENGTH_MAX = 60;
const EXPECTED = "CSV, XLSX, JSON";

/**
 * Reads a table out of bytes: CSV in any usual encoding and with any usual separator, XLSX, or the JSON of an export.
 * The kind is told by content, never by the name. Does not throw on a bad file: every problem is collected, and what
 * had to be inferred (encoding, sheet) is said as a notice.
 */
export async function readFile(bytes: Buffer, choices: ReadChoices = {}): Promise<ReadFile> {
  if (bytes.length === 0) return unread("text", problem("file_empty"));
  if (startsWith(bytes, ZIP_SIGNATURE)) {
    const workbook = await readWorkbook(bytes);
    if (workbook === null) return unread("workbook", problem("file_unreadable"));
    return "refused" in workbook ? unread("workbook", workbook.refused) : fromWorkbook(workbook);
  }
  if (startsWith(bytes, OLD_WORKBOOK_SIGNATURE)) return unread("workbook", problem("file_old_workbook"));
  if (startsWith(bytes, PDF_SIGNATURE))
    return unread("text", problem("file_kind", {}, { expected: EXPECTED }));
  const decoded = decodeText(bytes, choices.encoding);
  if (decoded === null) return unread("text", problem("file_kind", {}, { expected: EXPECTED }));
  const text = decoded.text.replace(/^\uFEFF/, "");
  const beginning = text.trimStart();
  if (beginning.startsWith("[") || beginning.startsWith("{")) return fromJson(text);
  if (/^<(!doctype|html|table|\?xml)/i.test(beginning)) {
    return unread("text", problem("file_kind", {}, { expected: EXPECTED }));
  }
  if (hasTooManyLines(text)) return unread("text", TOO_LONG);
  const { lines, separator, problems } = readDelimited(text, choices.separator);
  const trimmed = lines.map(({ line, cells }) => ({
    line,
    cells: cells.map((cell) => unguardedCell(trimmedCell(cell))),
  }));
  const sheet: Sheet = { name: null, isHidden: false, isRagged: false, lines: trimmed, merges: [] };
  return {
    format: "text",
    sheets: [sheet],
    chosen: trimmed.length > 0 ? 0 : null,
    encoding: decoded.encoding,
    separator,
    notices: decoded.isCertain ? [] : [encodingNotice(decoded.encoding, sheet)],
    problems: [
      ...(trimmed.length === 0 && problems.length === 0 ? [problem("file_empty")] : []),
      ...problems,
      ...(text.includes(LETTER_LOST) || STORED_TWICE.test(text) ? damagedCells(sheet) : []),
    ],
  };
}

const TOO_LONG = problem("file_too_long", {}, { max: LINES_MAX });

function hasTooManyLines(text: string): boolean {
  let lines = 0;
  for (const _ of text.matchAll(/\n|\r(?!\n)/g)) {
    lines += 1;
    if (lines > LINES_MAX) return true;
  }
  return false;
}

function unread(format: ReadFile["format"], found: Problem): ReadFile {
  return {
    format,
    sheets: [],
    chosen: null,
    encoding: null,
    separator: null,
    notices: [],
    problems: [found],
  };
}

function startsWith(bytes: Buffer, signature: Buffer): boolean {
  return bytes.subarray(0, signature.length).equals(signature);
}

function fromWorkbook({
  sheets,
  problems,
}: {
  sheets: readonly Sheet[];
  problems: readonly Problem[];
}): ReadFile {
  const filled = sheets.map((sheet) => sheet.lines.some(({ cells }) => cells.some((cell) => cell !== "")));
  const visible = sheets.flatMap((sheet, index) => (filled[index] && !sheet.isHidden ? [index] : []));
  const chosen = visible[0] ?? null;
  const hidden = sheets.filter((sheet, index) => filled[index] && sheet.isHidden);
  const notices = [
    ...hidden.map(({ name }) => notice("sheet_hidden", {}, { sheet: name ?? "" })),
    ...(chosen !== null && visible.length > 1
      ? [notice("sheet_chosen", {}, { sheet: sheets[chosen]?.name ?? "", count: visible.length })]
      : []),
  ];
  const none = hidden.length > 0 ? problem("sheets_all_hidden") : problem("file_empty");
  return {
    format: "workbook",
    sheets,
    chosen,
    encoding: null,
    separator: null,
    notices,
    problems: [...(chosen === null ? [none] : []), ...problems],
  };
}

const rowList = z.array(z.record(z.string(), z.string()));
/** The rows alone, or as a page gives them: with what they are and where they come from at their head. */
const jsonRows = z.union([rowList, z.object({ rows: rowList }).transform(({ rows }) => rows)]);

/** The lines of a JSON list are its places in the list, after a line for the names. */
function fromJson(text: string): ReadFile {
  let rows: z.output<typeof jsonRows>;
  try {
    const parsed: unknown = JSON.parse(text);
    const list: unknown = Array.isArray(parsed) ? parsed : Object(parsed).rows;
    if (Array.isArray(list) && list.length > LINES_MAX) return unread("json", TOO_LONG);
    rows = jsonRows.parse(parsed);
  } catch {
    return unread("json", problem("file_unreadable"));
  }
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const body = rows.map((row, index) => ({
    line: index + 2,
    cells: names.map((name) => trimmedCell(row[name] ?? "")),
  }));
  const lines = [{ line: 1, cells: names }, ...body];
  return {
    format: "json",
    sheets: [{ name: null, isHidden: false, isRagged: false, lines, merges: [] }],
    chosen: rows.length > 0 ? 0 : null,
    encoding: null,
    separator: null,
    notices: [],
    problems: rows.length > 0 ? [] : [problem("file_empty")],
  };
}

/** Says the encoding with the first text by which a person can see whether it is right. */
function encodingNotice(encoding: Encoding, sheet: Sheet): Notice {
  for (const { line, cells } of sheet.lines) {
    const sample = cells.find((cell) => [...cell].some((sign) => sign > "\x7F"));
    if (sample !== undefined) {
      return notice("encoding", { line }, { encoding, sample: sample.slice(0, SAMPLE_LENGTH_MAX) });
    }
  }
  return notice("encoding", {}, { encoding, sample: "" });
}

function damagedCells(sheet: Sheet): Problem[] {
  return sheet.lines.flatMap(({ line, cells }) =>
    cells.flatMap((cell) => {
      const value = cell.slice(0, SAMPLE_LENGTH_MAX);
      if (cell.includes(LETTER_LOST)) return [problem("letter_lost", { line }, { value })];
      return STORED_TWICE.test(cell) ? [problem("text_garbled", { line }, { value })] : [];
    }),
  );
}
