/** Rounded figures as text in the reader's language. */
import { formatFigure } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ShownFigure, ShownRange } from "@/lib/scorecards/facts";

const EN_DASH = "\u2013";
/** Keeps the order of what stands inside text written the other way. */
const ISOLATE = "\u2066";
const END_ISOLATE = "\u2069";

/** A code inside text of either direction: its parts keep their order. */
export function codeText(code: string): string {
  return `${ISOLATE}${code}${END_ISOLATE}`;
}

/** A figure with as many decimals as it was rounded to. */
export function figureText(locale: Locale, { value, decimals }: ShownFigure): string {
  return formatFigure(locale, value, { decimals });
}

/** A number of points by which something moved, a rise with its sign. */
export function signedText(locale: Locale, value: number): string {
  const text = formatFigure(locale, value);
  return value > 0 ? `${ISOLATE}+${text}${END_ISOLATE}` : text;
}

/** From low to high. */
export function rangeText(locale: Locale, { low, high }: ShownRange): string {
  return `${ISOLATE}${figureText(locale, low)}${EN_DASH}${figureText(locale, high)}${END_ISOLATE}`;
}
