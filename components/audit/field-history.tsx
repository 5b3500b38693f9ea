import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import type { HistoryLine } from "@/lib/audit/lines";
import { isMessage } from "@/lib/i18n/message-key";
import { HistoryOf } from "./history-table";

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What was changed on one thing, its fields and states in the words of its noun. */
export function FieldHistory({
  noun,
  zone,
  lines,
}: {
  noun: "informationRequests" | "correspondence" | "missions";
  zone: string;
  lines: readonly HistoryLine[];
}) {
  const t = useTranslations();
  const word = (kind: "fields" | "states", name: string) => {
    const key = `${noun}.${kind}.${name}`;
    return isMessage(t, key) ? t(key) : null;
  };
  return (
    <HistoryOf
      id="history"
      caption={t(`${noun}.history`)}
      zone={zone}
      lines={lines}
      name={(field) => word("fields", field) ?? <code>{field}</code>}
      show={(text) => (DAY.test(text) ? <DayText day={text} /> : (word("states", text) ?? <bdi>{text}</bdi>))}
    />
  );
}
