import { codeWord } from "@/components/register/register-words";
import { formatCount } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";

/** A figure with its standing, as its reader may see it. */
export type StatedFigure = { status: string; value: number | null };

/**
 * A figure in words, the same wherever one is shown: a count alone, an estimate named so, else why there is none, and of
 * one that changed since it was published only that.
 */
export function figureText(t: Translate, locale: Locale, { status, value }: StatedFigure): string {
  if (status === "changed") return t("figures.changedSince");
  if (value === null) return codeWord(t, "value_status", status);
  const count = formatCount(locale, value);
  return status === "estimated" ? t("figures.estimated", { value: count }) : count;
}
