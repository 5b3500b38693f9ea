import { memoize, strategies } from "@formatjs/fast-memoize";
import { directionOf, formattingTagOf, type Locale } from "./locales";
import type { Translate } from "./message-key";

/** To make a formatter costs far more than to use one, and a long table uses the same few thousands of times. */
const kept = { strategy: strategies.variadic };
const numberFormat = memoize(
  (tag: string, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options),
  kept,
);
const dateTimeFormat = memoize(
  (tag: string, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options),
  kept,
);
const listFormat = memoize(
  (tag: string, options: Intl.ListFormatOptions) => new Intl.ListFormat(tag, options),
  kept,
);
const collator = memoize((tag: string) => new Intl.Collator(tag), kept);

const MINUS = "\u2212";
const EN_DASH = "\u2013";
/** Beside a minus a dash alone would read as another one. */
const SPACED_DASH = ` ${EN_DASH} `;
/** Keeps a figure with its sign or a range in its own order inside text written the other way. */
const ISOLATE = "\u2066";
const END_ISOLATE = "\u2069";

/** A plain day, `2026-12-20`. */
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** What a figure shows: one decimal unless told otherwise, half up, real minus sign. */
export interface FigureOptions {
  decimals?: number;
}

/**
 * A number with a fixed count of decimals (one by default), grouped by the language's rule.
 * Give the already rounded value where half up on the exact fraction matters.
 */
export function formatFigure(locale: Locale, value: number, { decimals = 1 }: FigureOptions = {}): string {
  const text = numberFormat(formattingTagOf(locale), {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: "never",
  }).format(value);
  const negative = value < 0 && /[1-9]/.test(text);
  return negative ? `${ISOLATE}${MINUS}${text}${END_ISOLATE}` : text;
}

/** A whole number, grouped by the language's rule. */
export function formatCount(locale: Locale, value: number): string {
  return formatFigure(locale, value, { decimals: 0 });
}

/** A share between 0 and 1 as per cent without decimals, or with as many as asked. */
export function formatShare(locale: Locale, share: number, { decimals = 0 }: FigureOptions = {}): string {
  return numberFormat(formattingTagOf(locale), {
    style: "percent",
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(share);
}

/** From low to high with an en dash; the lower end stands first in reading order in both directions. */
export function formatRange(locale: Locale, low: number, high: number, options: FigureOptions = {}): string {
  const ends = [formatFigure(locale, low, options), formatFigure(locale, high, options)];
  return `${ISOLATE}${ends.join(low < 0 ? SPACED_DASH : EN_DASH)}${END_ISOLATE}`;
}

/** What a day shows: `long` with the year, `short` without. */
export interface DayOptions {
  style?: "long" | "short";
}

/** A plain day (`2026-12-20`) as words, the same day in every zone. Anything else comes back as it was. */
export function formatDay(locale: Locale, day: string, { style = "long" }: DayOptions = {}): string {
  const parts = DAY.exec(day);
  if (parts === null) return day;
  const [, year, month, date] = parts.map(Number);
  return dateTimeFormat(formattingTagOf(locale), {
    timeZone: "UTC",
    day: "numeric",
    month: style === "long" ? "long" : "short",
    ...(style === "long" ? { year: "numeric" as const } : {}),
  }).format(Date.UTC(year ?? 0, (month ?? 1) - 1, date ?? 1));
}

const MONTH = /^(\d{4})-(\d{2})$/;
/** Marks of a date that is about or perhaps; they stay as they were typed. */
const MARK = /[~?%]$/;

/**
 * A partial date (EDTF of the simple kind: `2024`, `2024-05`, `2024-05-17`, marks, spans `2023/2024-06`) as words:
 * a year, a month with its year, or a day. A span says that it happened between its ends: it is no period that something
 * lasted. What is none comes back as it was, kept in its own order.
 */
export function formatPartialDate(t: Translate, locale: Locale, text: string): string {
  const [first = "", second, ...more] = text
    .trim()
    .split("/")
    .map((one) => partOf(locale, one));
  if (second === undefined) return first;
  return more.length === 0
    ? t("common.between", { first, second })
    : [first, second, ...more].join(` ${EN_DASH} `);
}

function partOf(locale: Locale, text: string): string {
  const mark = MARK.exec(text)?.[0] ?? "";
  const bare = mark === "" ? text : text.slice(0, -mark.length);
  const [, year, month] = (MONTH.exec(bare) ?? []).map(Number);
  if (year !== undefined && month !== undefined && month >= 1 && month <= 12) {
    const words = dateTimeFormat(formattingTagOf(locale), {
      timeZone: "UTC",
      month: "long",
      year: "numeric",
    }).format(Date.UTC(year, month - 1, 1));
    return `${words}${mark}`;
  }
  return DAY.test(bare) ? `${formatDay(locale, bare)}${mark}` : `${ISOLATE}${text}${END_ISOLATE}`;
}

/** What an instant shows: day and time, or only one of them; `clock` is the time to the second. */
export interface InstantOptions {
  show?: "both" | "day" | "time" | "clock";
}

/** An instant as a person in the programme's zone reads it, 24 hours. `zone` is an IANA name. */
export function formatInstant(
  locale: Locale,
  instant: Date | string,
  zone: string,
  { show = "both" }: InstantOptions = {},
): string {
  const day = { day: "numeric", month: "short", year: "numeric" } as const;
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const;
  return dateTimeFormat(formattingTagOf(locale), {
    timeZone: zone,
    ...(show === "time" || show === "clock" ? {} : day),
    ...(show === "day" ? {} : time),
    ...(show === "clock" ? { second: "2-digit" as const } : {}),
  }).format(typeof instant === "string" ? new Date(instant) : instant);
}

/** Names in a row: `a, b and c`. */
export function formatList(locale: Locale, items: readonly string[]): string {
  return listFormat(formattingTagOf(locale), { type: "conjunction" }).format(items);
}

/** The name of a language (BCP 47 tag) in the reader's own; the tag itself where it names none. */
export function languageName(locale: Locale, tag: string): string {
  try {
    return new Intl.DisplayNames(formattingTagOf(locale), { type: "language" }).of(tag) ?? tag;
  } catch {
    // People type tags of languages, and not all of them are well formed.
    return tag;
  }
}

/** The order of names for a reader of this language. */
export function compareNames(locale: Locale): (a: string, b: string) => number {
  return collator(formattingTagOf(locale)).compare;
}

/** A code or a name of a file inside text of a language that runs from right to left: its parts keep their order. */
export function codeIn(locale: Locale, code: string): string {
  return directionOf(locale) === "rtl" ? `${ISOLATE}${code}${END_ISOLATE}` : code;
}
