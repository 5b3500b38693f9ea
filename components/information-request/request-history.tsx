import { useTranslations } from "next-intl";
import { HistoryOf } from "@/components/audit/history-table";
import { DayText } from "@/components/ui/date-text";
import type { HistoryLine } from "@/lib/audit/lines";
import { isMessage } from "@/lib/i18n/message-key";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What was changed on one request. */
export function RequestHistory({ zone, lines }: { zone: string; lines: readonly HistoryLine[] }) {
  const t = useTranslations();
  const nameOf = (field: string) => {
    const key = `informationRequests.fields.${field}`;
    return isMessage(t, key) ? t(key) : <code>{field}</code>;
  };
  return (
    <HistoryOf
      id="history"
      caption={t("informationRequests.history")}
      zone={zone}
      lines={lines}
      name={nameOf}
      show={(text) => (DAY.test(text) ? <DayText day={text} /> : <bdi>{text}</bdi>)}
    />
  );
}
