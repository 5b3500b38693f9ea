import { useLocale, useTranslations } from "next-intl";
import type { ShownRanges } from "@/lib/scorecards/facts";
import { rangesText } from "@/lib/scorecards/range-words";

/** Bounds and plausible range of a figure as what stands below it in small; nothing where neither is shown. */
export function useRangeText(): (ranges: ShownRanges) => { range?: string } {
  const t = useTranslations();
  const locale = useLocale();
  return (ranges) => {
    const range = rangesText(t, locale, ranges);
    return range === null ? {} : { range };
  };
}
