import { useTranslations } from "next-intl";
import type { HistoryLine } from "@/lib/audit/lines";
import { isMessage } from "@/lib/i18n/message-key";
import { HistoryOf, Value } from "./history-table";

/** Fields that hold a code of the noun, with where its words stand. */
const CODED = {
  state: "states",
  direction: "directions",
  kind: "kinds",
  strength: "strengths",
  costBand: "costs",
} as const;
type Coded = keyof typeof CODED;
const isCoded = (field: string): field is Coded => field in CODED;

/** What was changed on one thing, its fields and codes in the words of its noun. */
export function FieldHistory({
  noun,
  zone,
  lines,
}: {
  noun: "informationRequests" | "correspondence" | "missions" | "findings" | "recommendations";
  zone: string;
  lines: readonly HistoryLine[];
}) {
  const t = useTranslations();
  const word = (kind: "fields" | (typeof CODED)[Coded], name: string) => {
    const key = `${noun}.${kind}.${name}`;
    return isMessage(t, key) ? t(key) : null;
  };
  const codeWord = (field: string, text: string) => (isCoded(field) ? word(CODED[field], text) : null);
  return (
    <HistoryOf
      id="history"
      caption={t(`${noun}.history`)}
      zone={zone}
      lines={lines}
      name={(field) => word("fields", field) ?? <code>{field}</code>}
      show={(text, field) => codeWord(field, text) ?? <Value text={text} field={field} zone={zone} />}
    />
  );
}
