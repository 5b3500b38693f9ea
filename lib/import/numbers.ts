import type { NoticeCode, ProblemCode } from "./problem";

/** What a cell says: a value with what was understood on the way, nothing (and by which mark), or a problem. */
export type Reading<T> =
  | { kind: "value"; value: T; notes: readonly NoticeCode[] }
  | { kind: "missing"; mark: string; status: MissingStatus | null }
  | { kind: "problem"; code: ProblemCode; values: Readonly<Record<string, string>> };

/** Why a value is missing, as code lists of figures have it; null where the mark does not say. */
export const MISSING_STATUSES = ["not_reported", "not_available", "not_applicable"] as const;
export type MissingStatus = (typeof MISSING_STATUSES)[number];

/** What a mark stands for, as a person said: why the value is missing, nil, or hidden by its publisher below a number. */
export type MarkMeaning = MissingStatus | "zero" | `below_${number}`;
export const BELOW_MAX = 1_000;
const BELOW_FORM = /^below_([1-9]\d{0,3})$/;

/** The number below which a hidden count lies by the meaning of its mark; null where that is another. */
export function boundOf(meaning: string): number | null {
  const bound = Number(BELOW_FORM.exec(meaning)?.[1] ?? 0);
  return bound >= 1 && bound <= BELOW_MAX ? bound : null;
}

/** Whether a text is a meaning of a mark. */
export function isMarkMeaning(text: string): text is MarkMeaning {
  return text === "zero" || boundOf(text) !== null || MISSING_STATUSES.some((status) => status === text);
}

/** How the figures of a file are written, as far as a person or a profile said so. */
export type FigureRules = {
  /** The sign before decimals; null where unknown. */
  decimals: "point" | "comma" | null;
  /** What stands first in dates of figures; null where unknown. */
  dates: "day_first" | "month_first" | null;
  /** What marks without a figure stand for, such as `-99`; the empty one is an empty cell. */
  marks: Readonly<Record<string, MarkMeaning>>;
};
export const NO_FIGURE_RULES: FigureRules = { decimals: null, dates: null, marks: {} };

/** A count of whole things, or the bound of one that its publisher hid: `<5` lies below 5. */
export type Count = { status: "exact"; count: number } | { status: "suppressed"; below: number };

/** Marks with one meaning wherever tables of the United Nations use them, and the abbreviations of its words. */
const NOT_AVAILABLE = new Set(["..", "...", "…", "na", "n/a", "n.a.", "n.a"]);
/** Marks that say that something is missing, and not why. */
const MISSING = new Set(["null", "none", "nan", "(blank)"]);
/** Marks that stand for nil, for missing or for hidden, by the habit of whoever wrote the table. */
const UNCLEAR = new Set([
  "-",
  "–",
  "—",
  "*",
  "**",
  "x",
  "c",
  "s",
  "?",
  ".",
  "#n/a",
  "#value!",
  "#ref!",
  "#div/0!",
]);
/** Numbers that programs store where there is none. */
const SENTINEL = /^-(9|77|88|99|777|888|999|7777|8888|9999|99999)(\.0+)?$/;
const BELOW = /^(?:<|&lt;|less than|fewer than|under|below|moins de|menos de|менее|أقل من)\s*(\d{1,4})$/iu;
const AT_MOST = /^(?:≤|<=|&le;|up to)\s*(\d{1,4})$/iu;
const RANGE = /^\d+\s*(?:-|–|—|to|\.\.)\s*\d+$/u;
const SPACES_IN_NUMBER = /(?<=\d)[\s\u00A0\u2007\u2009\u202F'’](?=\d{3}(?:\D|$))/gu;
const EXPONENT = /^(-?)(\d+)(?:\.(\d+))?e\+?(\d{1,2})$/i;
const DIGITS_MAX = 15;
const BEYOND_ASCII = /[^\x20-\x7E]/;
/** Code points of the zero in Arabic, Persian, Devanagari and full-width digits. */
const ZERO_POINTS = [0x0660, 0x06f0, 0x0966, 0xff10];

/** The mark of a cell without a value, or null where it holds something. */
export function readMark(text: string, rules: FigureRules): Reading<never> | null {
  const mark = text.trim();
  const meaning = toldMeaning(mark, rules);
  const status = MISSING_STATUSES.find((known) => known === meaning);
  if (status !== undefined) return { kind: "missing", mark, status };
  if (mark === "") return { kind: "missing", mark, status: null };
  const lower = mark.toLowerCase();
  if (NOT_AVAILABLE.has(lower)) return { kind: "missing", mark, status: "not_available" };
  if (MISSING.has(lower)) return { kind: "missing", mark, status: null };
  if (UNCLEAR.has(lower) || SENTINEL.test(mark.replace("−", "-"))) {
    return { kind: "problem", code: "mark_unclear", values: { value: mark } };
  }
  return null;
}

/** What a person said that a mark stands for. */
function toldMeaning(mark: string, { marks }: FigureRules): MarkMeaning | undefined {
  return Object.hasOwn(marks, mark) ? marks[mark] : undefined;
}

/** A number as plain decimal text (`1269`, `-0.5`), without loss. */
export function readNumber(text: string, rules: FigureRules): Reading<string> {
  const meaning = toldMeaning(text.trim(), rules);
  if (meaning === "zero") return { kind: "value", value: "0", notes: ["mark_zero"] };
  // An amount has no bound: one that is hidden is missing here.
  if (meaning !== undefined && boundOf(meaning) !== null)
    return { kind: "missing", mark: text.trim(), status: null };
  return readMark(text, rules) ?? plainDecimal(text, rules);
}

/** A count of persons or things. Nothing with a fraction, a sign or a footnote is taken for one. */
export function readCount(text: string, rules: FigureRules): Reading<Count> {
  const meaning = toldMeaning(text.trim(), rules);
  if (meaning === "zero")
    return { kind: "value", value: { status: "exact", count: 0 }, notes: ["mark_zero"] };
  const told = meaning === undefined ? null : boundOf(meaning);
  if (told !== null) return { kind: "value", value: { status: "suppressed", below: told }, notes: ["below"] };
  const marked = readMark(text, rules);
  if (marked) return marked;
  const { plain } = withPlainDigits(text.trim());
  const below = BELOW.exec(plain);
  const atMost = AT_MOST.exec(plain);
  if (below || atMost) {
    const bound = below ? Number(below[1]) : Number(atMost?.[1]) + 1;
    if (bound === 0) return refuse("number_unreadable", text);
    return { kind: "value", value: { status: "suppressed", below: bound }, notes: ["below"] };
  }
  if (RANGE.test(plain)) return refuse("number_range", text);
  const read = plainDecimal(text, rules, true);
  if (read.kind !== "value") return read;
  const [whole = "", fraction = ""] = read.value.split(".");
  if (/[1-9]/.test(fraction)) return refuse("count_not_whole", text);
  if (whole.startsWith("-") && Number(whole) !== 0) return refuse("count_negative", text);
  if (whole.length > DIGITS_MAX) return refuse("count_too_large", text);
  const notes: NoticeCode[] = fraction === "" ? [...read.notes] : [...read.notes, "whole_number"];
  return { kind: "value", value: { status: "exact", count: Math.abs(Number(whole)) }, notes };
}

function plainDecimal(text: string, rules: FigureRules, isWhole = false): Reading<string> {
  const { plain, otherDigits } = withPlainDigits(text.trim());
  const joined = plain.replace(SPACES_IN_NUMBER, "").replace(/^\+/, "");
  const notes: NoticeCode[] = [
    ...(otherDigits ? (["other_digits"] as const) : []),
    ...(joined.length < plain.replace(/^\+/, "").length ? (["thousands"] as const) : []),
  ];
  const exponent = EXPONENT.exec(joined);
  if (exponent) return withoutExponent(exponent, text, notes);
  if (/^-?\d+$/.test(joined)) return value(joined, notes);
  if (!/^-?[\d.,]+$/.test(joined))
    return refuse(/\d/.test(joined) ? "number_note" : "number_unreadable", text);
  return withSeparators(joined, { text, rules, isWhole, notes });
}

function withSeparators(
  joined: string,
  {
    text,
    rules,
    isWhole,
    notes,
  }: { text: string; rules: FigureRules; isWhole: boolean; notes: NoticeCode[] },
): Reading<string> {
  const signs = [...joined].filter((sign) => sign === "." || sign === ",");
  const last = signs.at(-1) === "." ? "point" : "comma";
  const isMixed = new Set(signs).size === 2;
  const repeats = signs.length > 1 && !isMixed;
  const looksGrouped = new RegExp(`^-?[1-9]\\d{0,2}(\\${signs[0]}\\d{3})+$`).test(joined);
  let decimals = rules.decimals;
  if (isMixed) {
    if (decimals !== null && decimals !== last) return refuse("number_unreadable", text);
    decimals = last;
  } else if (repeats) {
    if (!looksGrouped || decimals === last) return refuse("number_unreadable", text);
    decimals = last === "point" ? "comma" : "point";
  } else if (decimals === null) {
    if (looksGrouped && !(isWhole && last === "comma")) return refuse("number_ambiguous", text);
    decimals = looksGrouped ? "point" : last;
  }
  const [group, point] = decimals === "point" ? [",", "."] : [".", ","];
  const [whole = "", fraction, ...more] = joined.split(point);
  const isGrouped = whole.includes(group);
  const isWell = isGrouped
    ? new RegExp(`^-?[1-9]\\d{0,2}(\\${group}\\d{3})+$`).test(whole)
    : /^-?\d+$/.test(whole);
  if (!isWell || more.length > 0 || fraction === "" || !/^\d*$/.test(fraction ?? "")) {
    return refuse("number_unreadable", text);
  }
  const digits = whole.replaceAll(group, "");
  const isComma = fraction !== undefined && decimals === "comma";
  return value(fraction === undefined ? digits : `${digits}.${fraction}`, [
    ...notes,
    ...(isGrouped ? (["thousands"] as const) : []),
    ...(isComma ? (["decimal_comma"] as const) : []),
  ]);
}

function withoutExponent(
  match: RegExpExecArray,
  text: string,
  notes: readonly NoticeCode[],
): Reading<string> {
  const [, minus = "", whole = "", fraction = "", exponent = "0"] = match;
  const shift = Number(exponent);
  if (shift > DIGITS_MAX) return refuse("count_too_large", text);
  const digits = whole + fraction.padEnd(shift, "0");
  const cut = whole.length + shift;
  const rest = digits.slice(cut).replace(/0+$/, "");
  const head = digits.slice(0, cut).replace(/^0+(?=\d)/, "");
  return value(`${minus}${head}${rest === "" ? "" : `.${rest}`}`, [...notes, "exponent"]);
}

/** Digits of other scripts as European ones, the Arabic decimal and group signs and the true minus likewise. */
export function withPlainDigits(text: string): { plain: string; otherDigits: boolean } {
  if (!BEYOND_ASCII.test(text)) return { plain: text, otherDigits: false };
  const plain = [...text]
    .map((sign) => {
      const codePoint = sign.codePointAt(0) ?? 0;
      const zero = ZERO_POINTS.find((start) => codePoint >= start && codePoint <= start + 9);
      return zero === undefined ? sign : String(codePoint - zero);
    })
    .join("");
  const otherDigits = plain !== text;
  return {
    plain: plain
      .replaceAll("٫", ".")
      .replaceAll("٬", "")
      .replace(/^[−﹣－]/u, "-"),
    otherDigits,
  };
}

function value(text: string, notes: readonly NoticeCode[]): Reading<string> {
  return { kind: "value", value: text, notes };
}

function refuse(code: ProblemCode, text: string): Reading<never> {
  return { kind: "problem", code, values: { value: text.trim() } };
}
