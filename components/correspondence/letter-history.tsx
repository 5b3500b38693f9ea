import { useTranslations } from "next-intl";
import { FieldHistory } from "@/components/audit/field-history";
import { CORRESPONDENCE_DIRECTIONS } from "@/db/enums";
import type { HistoryLine } from "@/lib/audit/lines";

/** What became of one letter, with its direction in words. */
export function LetterHistory({ zone, lines }: { zone: string; lines: readonly HistoryLine[] }) {
  const t = useTranslations("correspondence.directions");
  const inWords = (value: string | null) => {
    const direction = CORRESPONDENCE_DIRECTIONS.find((one) => one === value);
    return direction === undefined ? value : t(direction);
  };
  const said = lines.map((line) => ({
    ...line,
    changes:
      line.changes?.map((change) =>
        change.field === "direction"
          ? { ...change, before: inWords(change.before), after: inWords(change.after) }
          : change,
      ) ?? null,
  }));
  return <FieldHistory noun="correspondence" zone={zone} lines={said} />;
}
