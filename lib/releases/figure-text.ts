import { formatFigure, formatRange } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ReleaseDocument } from "@/lib/releases/format";

type Figure = NonNullable<ReleaseDocument["capability"][number]["figure"]>;
type Computed = Figure["score"];

const DECIMALS = 1;

/** Half up on the decimal text, which has more digits than any rounding looks at. */
function rounded(value: NonNullable<Computed>): number {
  const factor = 10 ** DECIMALS;
  return Math.floor(Number(value.decimal) * factor + 0.5) / factor;
}

/** A figure with one decimal, or undefined where there is none. */
export function figureText(locale: Locale, value: Computed): string | undefined {
  return value === null ? undefined : formatFigure(locale, rounded(value), { decimals: DECIMALS });
}

/** Bounds from low to high, or undefined where there are none. */
export function boundsText(locale: Locale, { low, high }: Pick<Figure, "low" | "high">): string | undefined {
  return low === null || high === null
    ? undefined
    : formatRange(locale, rounded(low), rounded(high), { decimals: DECIMALS });
}

/** The plausible range from low to high, or undefined where there is none. */
export function plausibleText(
  locale: Locale,
  { plausibleLow, plausibleHigh }: Pick<Figure, "plausibleLow" | "plausibleHigh">,
): string | undefined {
  return boundsText(locale, { low: plausibleLow, high: plausibleHigh });
}
