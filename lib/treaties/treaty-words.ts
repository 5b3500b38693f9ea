import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { statementDay } from "@/lib/treaties/record";
import type { TreatyStatus } from "@/lib/treaties/status";

/**
 * What a treaty is for a State; where the record ends before the day that was asked about, up to which day it is known.
 */
export function statusInWords(t: Translate, locale: Locale, status: TreatyStatus): string {
  const { recordedUntil } = status;
  const until = recordedUntil === undefined ? null : formatDay(locale, recordedUntil);
  switch (status.kind) {
    case "binding":
      return t("treaties.binding", { day: formatDay(locale, status.since) });
    case "deposited":
      return t("treaties.deposited", { day: formatDay(locale, status.from) });
    case "signed": {
      const day = formatDay(locale, status.signedOn);
      return until === null ? t("treaties.signed", { day }) : t("treaties.signedOnRecord", { day, until });
    }
    case "withdrawn": {
      const day = formatDay(locale, status.on);
      return until === null
        ? t("treaties.withdrawn", { day })
        : t("treaties.withdrawnOnRecord", { day, until });
    }
    case "none":
      return until === null ? t("treaties.none") : t("treaties.noneOnRecord", { until });
  }
}

/** The day that some statuses speak of, and that it is the end of the record where it is. */
export function statementDayInWords(
  t: Translate,
  locale: Locale,
  statuses: readonly TreatyStatus[],
  asOf: string,
): string {
  const { day, isEndOfRecord } = statementDay(statuses, asOf);
  return t(isEndOfRecord ? "treaties.asOfRecord" : "treaties.asOf", { day: formatDay(locale, day) });
}
