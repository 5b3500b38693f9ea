import { useTranslations } from "next-intl";
import { InstantText } from "@/components/ui/date-text";
import { Table } from "@/components/ui/table";
import { ERASING } from "@/lib/audit/lines";
import type { SourceEvent } from "@/lib/sources/view";

/** What was done to a source: when, by whom. */
export function SourceHistory({ events, zone }: { events: readonly SourceEvent[]; zone: string }) {
  const t = useTranslations("sources.history");
  const what = ({ version, action }: SourceEvent) => {
    if (action === ERASING) return t("actions.erased");
    if (version === 1) return t("actions.added");
    if (action === "source.open") return t("actions.opened");
    return action === "source.grant" ? t("actions.readers") : t("actions.changed");
  };
  return (
    <Table id="source-history" caption={t("title")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("when")}</th>
          <th scope="col">{t("who")}</th>
          <th scope="col">{t("what")}</th>
        </tr>
      </thead>
      <tbody>
        {events.map((event) => (
          <tr key={event.version}>
            <td>
              <InstantText instant={event.at} zone={zone} />
            </td>
            <td dir="auto">{event.who ?? t("installation")}</td>
            <td>
              {what(event)}
              {event.erased ? ` (${t("erased")})` : null}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
