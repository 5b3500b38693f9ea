/** What stands beside a figure wherever it stands: its bounds and its plausible range. Pure. */
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import type { ShownRange, ShownRanges } from "./facts";
import { rangeText } from "./numbers";

/** Bounds and plausible range, each with its word; bounds only where gaps could move the figure; null with neither. */
export function rangesText(t: Translate, locale: Locale, { bounds, plausible }: ShownRanges): string | null {
  const texts = [
    ...(bounds === null || isPoint(bounds)
      ? []
      : [t("scorecard.figure.bounds", { range: rangeText(locale, bounds) })]),
    ...(plausible === null ? [] : [t("scorecard.figure.plausible", { range: rangeText(locale, plausible) })]),
  ];
  return texts.length === 0 ? null : texts.join(" · ");
}

function isPoint({ low, high }: ShownRange): boolean {
  return low.value === high.value;
}
