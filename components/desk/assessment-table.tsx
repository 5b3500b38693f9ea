import { useLocale, useTranslations } from "next-intl";
import { ColumnHeads } from "@/components/ui/column-heads";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { DeskRow } from "@/lib/desk/view";
import { formatDay } from "@/lib/i18n/format";
import { HolderNames } from "./holder-names";

/** Assessments with their state, its days, and who holds them: names beside an assessment, no count of a person. */
export function AssessmentTable({ round, rows }: { round: string; rows: readonly DeskRow[] }) {
  const t = useTranslations("desk.list");
  return (
    <Table id="list" caption={t("title")} captionHidden stacks>
      <ColumnHeads heads={(["country", "state", "since", "due", "holders"] as const).map((key) => t(key))} />
      <tbody>
        {rows.map((row) => (
          <AssessmentLine key={row.iso3} round={round} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function AssessmentLine({ round, row }: { round: string; row: DeskRow }) {
  const t = useTranslations("desk.list");
  const states = useTranslations("assessment.states");
  const locale = useLocale();
  const { iso3, country, state, since, daysInState, dueOn, daysLeft, holders, waitsForDuty } = row;
  const base = `/rounds/${round}/${iso3}`;
  return (
    <tr>
      <th scope="row">
        <Link href={base}>{country}</Link>
      </th>
      <td data-label={t("state")}>{states(state)}</td>
      <td data-label={t("since")}>
        <div>
          {t("days", { count: daysInState })} · <DayText day={since} style="short" />
        </div>
      </td>
      <td data-label={t("due")}>
        {dueOn === null || daysLeft === null ? (
          t("noDueDay")
        ) : (
          <div>
            <Link href={`${base}/history`}>{formatDay(locale, dueOn, { style: "short" })}</Link>
            {" · "}
            {daysLeft < 0 ? (
              <strong>{t("overdue", { count: -daysLeft })}</strong>
            ) : (
              t("daysLeft", { count: daysLeft })
            )}
          </div>
        )}
      </td>
      <td data-label={t("holders")}>
        {holders.length > 0 ? (
          <HolderNames holders={holders} />
        ) : waitsForDuty ? (
          <Link href={`${base}/duties`}>{t("nobody")}</Link>
        ) : (
          t("noTurn")
        )}
      </td>
    </tr>
  );
}
