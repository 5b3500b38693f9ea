import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import type { HistoryLine } from "@/lib/audit/lines";
import { isMessage } from "@/lib/i18n/message-key";
import { HistoryOf } from "./history-table";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What was changed on one thing whose fields are named by the texts of its noun. */
export function FieldHistory({
  noun,
  zone,
  lines,
}: {
  noun: "informationRequests" | "correspondence";
  zone: string;
  lines: readonly HistoryLine[];
}) {
  const t = useTranslations();
  const nameOf = (field: string) => {
    const key = `${noun}.fields.${field}`;
    return isMessage(t, key) ? t(key) : <code>{field}</code>;
  };
  return (
    <HistoryOf
      id="history"
      caption={t(`${noun}.history`)}
      zone={zone}
      lines={lines}
      name={nameOf}
      show={(text) => (DAY.test(text) ? <DayText day={text} /> : <bdi>{text}</bdi>)}
    />
  );
}
