import { CsvError, parse } from "csv-parse/sync";
import { type Problem, problem } from "./problem";
import type { Line } from "./sheet";

export const SEPARATORS = [",", ";", "\t", "|"] as const;
export type Separator = (typeof SEPARATORS)[number];

/** Lines of separated text with where each begins; rows that cannot be taken apart are problems and left out. */
export type DelimitedText = { separator: Separator; lines: readonly Line[]; problems: readonly Problem[] };

const SAMPLE_LINES = 60;
const SAMPLE_SIGNS = 256 * 1024;
/** The first line by which spreadsheet programs are told the separator. */
const SEPARATOR_LINE = /^sep=(.)(?:\n|$)/i;

/**
 * Takes separated text apart: comma, semicolon, tab or bar, CRLF, LF or CR, quoted cells over several lines. The
 * separator is the one that parts the most lines in a row into equally many cells, or the one given. Blank lines are
 * left out, line ends inside a cell become LF.
 */
export function readDelimited(text: string, given?: Separator): DelimitedText {
  const whole = text.replace(/\r\n?/g, "\n");
  const directive = SEPARATOR_LINE.exec(whole);
  const named = SEPARATORS.find((separator) => separator === directive?.[1]);
  const content = directive && named ? whole.slice(directive[0].length) : whole;
  const separator = given ?? named ?? likeliestSeparator(content);
  const firstLine = content.length < whole.length ? 2 : 1;
  return { separator, ...parseLines(content, separator, firstLine) };
}

/**
 * The parser makes a costly error of each row that is not as long as its first. A first row of the usual length keeps
 * those to the rows that are odd in truth; it is counted off again.
 */
function parseLines(
  content: string,
  separator: Separator,
  firstLine: number,
): Omit<DelimitedText, "separator"> {
  const usualRow = separator.repeat(agreement(content, separator).cells);
  const before = firstLine - 2;
  const lines: Line[] = [];
  const problems: Problem[] = [];
  let readUntil = 1;
  try {
    parse(`${usualRow}\n${content}`, {
      delimiter: separator,
      trim: separator !== "\t",
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_error: true,
      record_delimiter: "\n",
      on_skip: (error) => {
        problems.push(problem("quote", { line: lineOf(error, readUntil) + before }));
        return undefined;
      },
      on_record: (cells: string[], { lines: endsAt }) => {
        const inside = cells.reduce((sum, cell) => sum + lineEnds(cell), 0);
        if (endsAt > 1) lines.push({ line: endsAt - inside + before, cells });
        readUntil = endsAt;
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    problems.push(problem("quote", { line: readUntil + 1 + before }));
  }
  return { lines, problems };
}

function lineEnds(cell: string): number {
  return cell.includes("\n") ? cell.split("\n").length - 1 : 0;
}

/** An unclosed quotation mark runs to the end of the file: what helps is where its row began. */
function lineOf(error: CsvError | undefined, readUntil: number): number {
  if (error?.code === "CSV_QUOTE_NOT_CLOSED") return readUntil + 1;
  return error !== undefined && "lines" in error && typeof error.lines === "number"
    ? error.lines
    : readUntil + 1;
}

function likeliestSeparator(text: string): Separator {
  const scored = SEPARATORS.map((separator) => ({ separator, ...agreement(text, separator) }));
  const [best] = scored.toSorted((a, b) => b.lines - a.lines || b.cells - a.cells);
  return best && best.cells > 0 ? best.separator : ",";
}

/** The longest run of lines, blank ones apart, with one number of separators outside quotation marks, and that number. */
function agreement(text: string, separator: Separator): { lines: number; cells: number } {
  let best = { lines: 0, cells: 0 };
  let run = { lines: 0, cells: 0 };
  for (const { isBlank, count } of sampleLines(text, separator)) {
    if (isBlank) continue;
    run = count === run.cells ? { ...run, lines: run.lines + 1 } : { lines: 1, cells: count };
    if (run.cells > 0 && run.lines > best.lines) best = run;
  }
  return best;
}

function* sampleLines(text: string, separator: Separator): Generator<{ isBlank: boolean; count: number }> {
  let [count, length, quoted, seen] = [0, 0, false, 0];
  for (const sign of `${text.slice(0, SAMPLE_SIGNS)}\n`) {
    if (sign === "\n" && !quoted) {
      yield { isBlank: length === 0, count };
      [count, length, seen] = [0, 0, seen + 1];
      if (seen >= SAMPLE_LINES) return;
      continue;
    }
    length += 1;
    if (sign === '"') quoted = !quoted;
    else if (sign === separator && !quoted) count += 1;
  }
}
