import {
  type FigureRules,
  NO_FIGURE_RULES,
  type Reading,
  readMark,
  readNumber,
  withPlainDigits,
} from "./numbers";
import type { NoticeCode, ProblemCode } from "./problem";

const YEAR_MIN = 1900;
const YEAR_MAX = 2100;
const MONTH_LANGUAGES = ["en", "fr", "es", "ru", "ar", "ar-LB"];
const MONTHS = monthNames();
const ISO_DATE = /^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const YEAR_FIRST = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/;
const YEAR_LAST = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const NAMED_MONTH =
  /^(?:(\d{1,2})(?:st|nd|rd|th|er|-го)?[\s\-/.]*(?:de\s+|of\s+)?)?([\p{L}.]+)[\s\-/.,]*(?:de\s+)?(\d{4})(?:\s*г\.?)?$/u;
const MONTH_BEFORE_DAY = /^([\p{L}.]+)\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u;
/** Days since 1900 as spreadsheet programs count them: 1954 to 2064. */
const SERIAL = /^[2-5]\d{4}(\.\d+)?$/;

/** A year from 1900 to 2100, also as `2008.0`, `2e3` or the year of a whole date. Spans of years are refused. */
export function readYear(text: string, rules: FigureRules = NO_FIGURE_RULES): Reading<number> {
  const marked = readMark(text, rules);
  if (marked) return marked;
  const number = readNumber(text, { ...rules, decimals: "point" });
  if (number.kind === "value") {
    const [whole = "", fraction = ""] = number.value.split(".");
    const year = Number(whole);
    if (/[1-9]/.test(fraction) || year < YEAR_MIN || year > YEAR_MAX) return refuse("year_unreadable", text);
    const isGrouped = number.notes.includes("thousands");
    return {
      kind: "value",
      value: year,
      notes: fraction === "" || isGrouped ? number.notes : [...number.notes, "whole_number"],
    };
  }
  const date = readDate(text, rules);
  if (date.kind !== "value" || date.value.length < "2008-01-01".length)
    return refuse("year_unreadable", text);
  return { kind: "value", value: Number(date.value.slice(0, 4)), notes: ["year_of_date"] };
}

/**
 * A date as YYYY, YYYY-MM or YYYY-MM-DD: ISO, with the month in words of the six languages, or in figures where only
 * one order makes a date or the rules say which. Two-digit years and days of a spreadsheet's count are refused.
 */
export function readDate(text: string, rules: FigureRules = NO_FIGURE_RULES): Reading<string> {
  const marked = readMark(text, rules);
  if (marked) return marked;
  const { plain, otherDigits } = withPlainDigits(text.trim().replace(/[\s\u00A0\u202F]+/gu, " "));
  const notes: NoticeCode[] = otherDigits ? ["other_digits"] : [];
  if (/^\d{4}$/.test(plain)) return dateOf(text, notes, plain);
  const iso = ISO_DATE.exec(plain) ?? YEAR_FIRST.exec(plain);
  if (iso) return dateOf(text, notes, iso[1], iso[2], iso[3]);
  const figures = YEAR_LAST.exec(plain);
  if (figures) return dateOfFigures(text, notes, rules, figures);
  if (SERIAL.test(plain)) return refuse("date_serial", text);
  const worded = NAMED_MONTH.exec(plain);
  const american = MONTH_BEFORE_DAY.exec(plain);
  const [day, word, year] = american
    ? [american[2], american[1], american[3]]
    : [worded?.[1], worded?.[2], worded?.[3]];
  const month = word === undefined ? undefined : MONTHS.get(monthKey(word));
  if (month === undefined) return refuse("date_unreadable", text);
  return dateOf(text, [...notes, "date_format"], year, String(month), day);
}

function dateOfFigures(
  text: string,
  notes: readonly NoticeCode[],
  rules: FigureRules,
  [, first = "", sign, second = "", year]: RegExpExecArray,
): Reading<string> {
  const dayFirst = dateOf(text, [...notes, "date_format"], year, second, first);
  const monthFirst = dateOf(text, [...notes, "date_format"], year, first, second);
  if (rules.dates !== null) return rules.dates === "day_first" ? dayFirst : monthFirst;
  if (sign === ".") return dayFirst;
  if (dayFirst.kind === "value" && monthFirst.kind === "value" && first !== second) {
    return refuse("date_ambiguous", text);
  }
  return dayFirst.kind === "value" ? dayFirst : monthFirst;
}

function dateOf(
  text: string,
  notes: readonly NoticeCode[],
  year: string | undefined,
  month?: string,
  day?: string,
): Reading<string> {
  const [y, m, d] = [Number(year), Number(month ?? "1"), Number(day ?? "1")];
  const date = new Date(Date.UTC(y, m - 1, d));
  const exists = date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d;
  if (!exists) return refuse("date_unreadable", text);
  const parts = [year, month?.padStart(2, "0"), month === undefined ? undefined : day?.padStart(2, "0")];
  return { kind: "value", value: parts.filter((part) => part !== undefined).join("-"), notes };
}

/** Names of months, whole and short, in the six languages. */
function monthNames(): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const locale of MONTH_LANGUAGES) {
    for (const month of ["long", "short"] as const) {
      const format = new Intl.DateTimeFormat(locale, {
        day: "numeric",
        month,
        year: "numeric",
        timeZone: "UTC",
      });
      for (let index = 0; index < 12; index += 1) {
        const parts = format.formatToParts(Date.UTC(2001, index, 15));
        const name = parts.find(({ type }) => type === "month")?.value ?? "";
        if (!names.has(monthKey(name))) names.set(monthKey(name), index + 1);
      }
    }
  }
  return names.set("sept", 9);
}

function monthKey(word: string): string {
  return word
    .normalize("NFKD")
    .replace(/\p{M}|\./gu, "")
    .toLowerCase();
}

function refuse(code: ProblemCode, text: string): Reading<never> {
  return { kind: "problem", code, values: { value: text.trim() } };
}
