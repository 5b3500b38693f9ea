/** How the cells of an entry are read, by the kinds of its fields. */
import { ENTRY_ACCESS_CLASSES } from "@/db/enums";
import { dayRange } from "@/lib/core/partial-date";
import type { CountryKnowledge } from "@/lib/countries/resolve-country";
import type { Field } from "@/lib/registers/fields";
import { readChoice } from "../choice";
import { readCountry } from "../country-cell";
import { readDate, readYear } from "../dates";
import type { CellPlace, Findings } from "../findings";
import { type FigureRules, readCount, readNumber } from "../numbers";
import { type ProblemCode, problem } from "../problem";

/** What reading cells needs: names of countries, how figures are written, the words of a profile, where to report. */
export type CellReader = {
  knowledge: CountryKnowledge;
  rules: FigureRules;
  /** The codes of a column by the publisher's words. */
  words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  findings: Findings;
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
        const amount = findings.take(readNumber(text, rules), place);
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

/** A figure with its status: `<5` is suppressed with its bound, a mark may say why there is none. */
export function readFigure(
  { findings, rules }: CellReader,
  place: CellPlace,
): { value: number | null; status: string | null; below: number | null; isBroken: boolean } {
  const reading = readCount(place.text, rules);
  const before = findings.problems.length;
  const count = findings.take(reading, place);
  const isBroken = findings.problems.length > before;
  if (count === null) {
    const status = reading.kind === "missing" ? reading.status : null;
    return { value: null, status, below: null, isBroken };
  }
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

function takeWhole({ findings, rules }: CellReader, place: CellPlace): number | null {
  const count = findings.take(readCount(place.text, rules), place);
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
