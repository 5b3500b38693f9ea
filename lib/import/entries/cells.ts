/** How the cells of an entry are read, by the kinds of its fields. */
import { ENTRY_ACCESS_CLASSES } from "@/db/enums";
import { dayRange } from "@/lib/core/partial-date";
import type { CountryKnowledge } from "@/lib/countries/resolve-country";
import type { Field } from "@/lib/registers/fields";
import { readChoice } from "../choice";
import { readCountry } from "../country-cell";
import { readDate, readYear } from "../dates";
import type { CellPlace, Findings } from "../findings";
import { type FigureRules, type Reading, readCount, readNumber } from "../numbers";
import { notice, type ProblemCode, problem } from "../problem";
import type { otherRows } from "./other-rows";

/** What reading cells needs: names of countries, how figures are written, the words of a profile, where to report. */
export type CellReader = {
  knowledge: CountryKnowledge;
  rules: FigureRules;
  /** The codes of a column by the publisher's words. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  findings: Findings;
  /** Tells which rows are none of the register. */
  other: ReturnType<typeof otherRows>;
  /** Whether entries with a name that nobody has decided are left out; else each such name is a problem. */
  leavesOutUndecided: boolean;
};

/** What a cell gives an entry: text, number, list or null; `broken` where a problem was reported. */
export type CellValue = { value: unknown; isBroken: boolean };

const LIST_SIGN = /[|;]/;
const WORD_SIGNS = /[\s,;|\u060C\u061B]+/;
const WHOLE_DAY = /^\d{4}-\d{2}-\d{2}$/;
const YEAR_FLOOR = 1900;
const FLAG_WORDS = {
  true: "yes",
  "1": "yes",
  x: "yes",
  oui: "yes",
  نعم: "yes",
  false: "no",
  "0": "no",
  non: "no",
  لا: "no",
} as const;

/** Reads the cell of a field. A count that its publisher hid is a problem here; figures read theirs by `readFigure`. */
export function readCell(reader: CellReader, field: Field, name: string, place: CellPlace): CellValue {
  const { text } = place;
  const { findings, rules } = reader;
  switch (field.kind) {
    case "text":
    case "paragraph":
    case "link":
    case "currency":
      return whole(text === "" ? null : text);
    case "code":
      return taken(findings, () => findings.take(readChoice(text, field.codes, reader.words[name]), place));
    case "codes":
      return listed(findings, text, LIST_SIGN, (part) =>
        findings.take(readChoice(part, field.codes, reader.words[name]), { ...place, text: part }),
      );
    case "country":
      return taken(findings, () => takeCountry(reader, place));
    case "countries":
      return listed(findings, text, LIST_SIGN, (part) => takeCountry(reader, { ...place, text: part }));
    case "integer":
      return taken(findings, () =>
        field.min === YEAR_FLOOR ? findings.take(readYear(text, rules), place) : takeWhole(reader, place),
      );
    case "amount":
      return taken(findings, () => {
        if (text === "") return null;
        const amount = findings.take(withMark(reader, place, readNumber(text, rules)), place);
        return amount === null ? null : withTwoDecimals(amount);
      });
    case "day":
    case "partial_date":
      return readDay(reader, field.kind, place);
    case "flag":
      return taken(
        findings,
        () => findings.take(readChoice(text, ["yes", "no"], FLAG_WORDS), place) === "yes",
      );
    case "languages":
    case "indicators":
    case "entries":
      return whole([...new Set(text.split(WORD_SIGNS).filter((word) => word !== ""))]);
  }
}

/** Reads one of the columns that every entry has; `code` and `source` are read where entries are matched. */
export function readCommon(reader: CellReader, name: string, place: CellPlace): CellValue {
  const { findings } = reader;
  switch (name) {
    case "access_class":
      return taken(findings, () => findings.take(readChoice(place.text, ENTRY_ACCESS_CLASSES), place));
    case "not_before":
      return readDay(reader, "day", place);
    case "reported_by":
      return taken(findings, () => takeCountry(reader, place));
    default:
      return whole(place.text === "" ? null : place.text);
  }
}

/**
 * A figure with its status: `<5` is suppressed with its bound, a mark may say why there is none. Where neither the mark
 * nor the file says why, it is a problem if `needsStatus`.
 */
export function readFigure(
  reader: CellReader,
  place: CellPlace,
  needsStatus: boolean,
): { value: number | null; status: string | null; below: number | null; isBroken: boolean } {
  const { findings, rules } = reader;
  const { line, column, text } = place;
  const reading = readCount(text, rules);
  if (reading.kind === "missing") {
    if (text !== "" || needsStatus || reading.status !== null) withMark(reader, place, reading);
    if (reading.status !== null) {
      const values = { value: text, isEmpty: text === "" ? "yes" : "no", status: reading.status };
      findings.add(notice("mark_status", { line, column }, values));
    } else if (needsStatus) report(findings, text === "" ? "value_absent" : "mark_unclear", place);
    else findings.take(reading, place);
    return {
      value: null,
      status: reading.status,
      below: null,
      isBroken: reading.status === null && needsStatus,
    };
  }
  const before = findings.problems.length;
  const count = findings.take(withMark(reader, place, reading), place);
  const isBroken = findings.problems.length > before;
  if (count === null) return { value: null, status: null, below: null, isBroken };
  return count.status === "exact"
    ? { value: count.count, status: "exact", below: null, isBroken }
    : { value: null, status: "suppressed", below: count.below, isBroken };
}

/** The country of a cell; a region, an organisation or a total is a problem here. */
function takeCountry({ knowledge, findings }: CellReader, place: CellPlace): string | null {
  const reading = readCountry(place.text, knowledge);
  if (reading.kind === "left_out") return report(findings, "country_not_one", place);
  return findings.take(reading, place);
}

/** A reading of a figure, after its mark was remembered: what it stands for is asked once for the whole file. */
function withMark<T>({ findings, rules }: CellReader, { text }: CellPlace, reading: Reading<T>): Reading<T> {
  const told = Object.hasOwn(rules.marks, text) ? (rules.marks[text] ?? null) : null;
  const isUnclear = reading.kind === "problem" && reading.code === "mark_unclear";
  if (told !== null || isUnclear || reading.kind === "missing")
    findings.addMark(text, told ?? (reading.kind === "missing" ? reading.status : null));
  return reading;
}

function takeWhole(reader: CellReader, place: CellPlace): number | null {
  const { findings, rules } = reader;
  if (place.text === "") return null;
  const count = findings.take(withMark(reader, place, readCount(place.text, rules)), place);
  if (count === null) return null;
  return count.status === "exact" ? count.count : report(findings, "number_unreadable", place);
}

function readDay({ findings, rules }: CellReader, kind: "day" | "partial_date", place: CellPlace): CellValue {
  const { text } = place;
  if (kind === "partial_date" && dayRange(text) !== null) return whole(text);
  return taken(findings, () => {
    const date = findings.take(readDate(text, rules), place);
    if (date === null || kind === "partial_date" || WHOLE_DAY.test(date)) return date;
    return report(findings, "date_unreadable", place);
  });
}

function report(findings: Findings, code: ProblemCode, { line, column, text }: CellPlace): null {
  findings.problems.push(problem(code, { line, column }, { value: text }));
  return null;
}

function whole(value: unknown): CellValue {
  return { value, isBroken: false };
}

function taken(findings: Findings, read: () => unknown): CellValue {
  const before = findings.problems.length;
  const value = read();
  return { value, isBroken: findings.problems.length > before };
}

function listed(findings: Findings, text: string, sign: RegExp, read: (part: string) => unknown): CellValue {
  const parts = text
    .split(sign)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return taken(findings, () => [...new Set(parts.map(read).filter((value) => value !== null))]);
}

function withTwoDecimals(amount: string): string {
  const [units = "", decimals = ""] = amount.split(".");
  return `${units}.${decimals.padEnd(2, "0")}`;
}
