import { nameKey } from "@/lib/countries/name-key";
import { type Notice, notice, type Problem, problem } from "./problem";
import type { Line, Merge, Sheet } from "./sheet";

/** Where the names of the columns stand. */
export type Header = {
  /** Line of the names, the lowest where they take several; data begin after `lastLine`. */
  line: number;
  lastLine: number;
  /** One name per column; a name over several columns stands before theirs: "Victims / Female". */
  names: readonly string[];
  /** How many names are known ones. */
  known: number;
  /** Lines with text above the names. */
  preamble: number;
};

const SEARCHED_LINES = 40;
const PARENT_SIGN = " / ";
/** A header without a known name is the first line that fills so much of the sheet's usual width with words. */
const FILLED_SHARE_MIN = 0.6;

/**
 * Finds the header of a sheet among its first lines: the one with the most names that are known (compared without case,
 * accents and signs); where none is, the first that looks like one. Null for a sheet that has no such line. It is a
 * guess, to be shown to a person.
 */
export function guessHeader(sheet: Sheet, knownNames: readonly string[]): Header | null {
  const keys = new Set(knownNames.map(nameKey));
  const candidates = sheet.lines.slice(0, SEARCHED_LINES);
  let best: Header | null = null;
  for (const { line } of candidates) {
    const header = headerAt(sheet, line, keys);
    if (header.known > (best?.known ?? 0)) best = header;
  }
  if (best) return best;
  const width = usualWidth(candidates);
  const first = candidates.find(({ cells }) => isLikeHeader(cells, width));
  return first ? headerAt(sheet, first.line, keys) : null;
}

/** The header that a person says stands in a line. */
export function headerAt(sheet: Sheet, line: number, knownKeys: ReadonlySet<string> = new Set()): Header {
  const index = sheet.lines.findIndex((row) => row.line === line);
  const own = sheet.lines[index]?.cells ?? [];
  const above = sheet.lines[index - 1];
  const covered = mergesOf(sheet, line);
  const width = Math.max(own.length, ...covered.map(({ toColumn }) => toColumn + 1));
  const parent = above && isParent(sheet, above.line, line) ? above : undefined;
  const names = Array.from({ length: width }, (_, column) =>
    nameOf(sheet, own[column] ?? "", parent, line, column),
  );
  while (names.at(-1) === "") names.pop();
  const known = new Set(
    names
      .map(ownName)
      .map(nameKey)
      .filter((key) => knownKeys.has(key)),
  );
  const whole = new Set(names.map(nameKey).filter((key) => knownKeys.has(key)));
  return {
    line,
    lastLine: Math.max(line, ...covered.map(({ toLine }) => toLine)),
    names,
    known: new Set([...known, ...whole]).size,
    preamble: sheet.lines
      .slice(0, Math.max(index, 0))
      .filter((row) => row !== parent && row.cells.some((cell) => cell !== "")).length,
  };
}

/** What is to be said about a header that was guessed, and that none was found. */
export function headerFindings(header: Header | null): {
  notices: readonly Notice[];
  problems: readonly Problem[];
} {
  if (header === null) return { notices: [], problems: [problem("header_not_found")] };
  const { line, preamble, names } = header;
  const joined = names.find((name) => name !== ownName(name));
  const notices = [
    ...(preamble > 0 ? [notice("preamble", { line }, { count: preamble })] : []),
    ...(joined === undefined ? [] : [notice("header_lines", { line }, { sample: joined })]),
  ];
  return { notices, problems: [] };
}

/** What stands in a column itself, without the name over several columns. */
export function ownName(name: string): string {
  return name.split(PARENT_SIGN).at(-1) ?? name;
}

function mergesOf(sheet: Sheet, line: number): readonly Merge[] {
  return sheet.merges.filter(({ fromLine, toLine }) => fromLine <= line && line <= toLine);
}

/** The line above names groups of the columns below it, and does not run over the whole table as a title does. */
function isParent(sheet: Sheet, above: number, line: number): boolean {
  const width = Math.max(...sheet.lines.slice(0, SEARCHED_LINES).map(({ cells }) => cells.length));
  const spans = sheet.merges.filter(
    ({ fromLine, fromColumn, toColumn }) => fromLine === above && toColumn > fromColumn,
  );
  return (
    above === line - 1 &&
    spans.length > 0 &&
    spans.every((span) => span.toColumn - span.fromColumn + 1 < width)
  );
}

function nameOf(sheet: Sheet, own: string, parent: Line | undefined, line: number, column: number): string {
  const covering = sheet.merges.find(
    (merge) =>
      merge.fromLine <= line &&
      line <= merge.toLine &&
      merge.fromColumn <= column &&
      column <= merge.toColumn,
  );
  const text = covering ? cellAt(sheet, covering.fromLine, covering.fromColumn) : own;
  if (!parent || covering?.fromLine === parent.line) return text;
  const span = sheet.merges.find(
    (merge) => merge.fromLine === parent.line && merge.fromColumn <= column && column <= merge.toColumn,
  );
  const group = cellAt(sheet, parent.line, span?.fromColumn ?? column);
  return [group, text].filter((part) => part !== "").join(PARENT_SIGN);
}

function cellAt(sheet: Sheet, line: number, column: number): string {
  return sheet.lines.find((row) => row.line === line)?.cells[column] ?? "";
}

function usualWidth(lines: readonly Line[]): number {
  const widths = lines
    .map(({ cells }) => cells.filter((cell) => cell !== "").length)
    .toSorted((a, b) => a - b);
  return widths.at(-1) ?? 0;
}

function isLikeHeader(cells: readonly string[], width: number): boolean {
  const filled = cells.filter((cell) => cell !== "");
  const areWords = filled.every((cell) => !/^[\d\s.,<%-]+$/.test(cell));
  return (
    filled.length > 0 &&
    filled.length >= width * FILLED_SHARE_MIN &&
    areWords &&
    new Set(filled).size === filled.length
  );
}
