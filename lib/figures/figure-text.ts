import { formatCount } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { codeWord } from "@/lib/registers/reader-words";

/** A figure with its standing, as its reader may see it; `isRaw` where that is as it was entered and not as it is published. */
export type StatedFigure = { status: string; value: number | null; isRaw?: boolean };

/**
 * A figure in words, the same wherever one is shown: a count alone, an estimate named so, else why there is none, and of
 * one that changed since it was published only that. What stands as it was entered says so.
 */
export function figureText(
  t: Translate,
  locale: Locale,
  { status, value, isRaw = false }: StatedFigure,
): string {
  if (isRaw) return t("figures.asEntered", { value: figureText(t, locale, { status, value }) });
  if (status === "changed") return t("figures.changedSince");
  if (value === null) return codeWord(t, "value_status", status);
  const count = formatCount(locale, value);
  return status === "estimated" ? t("figures.estimated", { value: count }) : count;
}
