import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { ColumnHeads } from "@/components/ui/column-heads";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { ServerAction } from "@/lib/core/action-state";
import type { ReminderRow } from "@/lib/desk/view";
import { formatDay } from "@/lib/i18n/format";
import { HolderNames } from "./holder-names";

type Refusal = "nothing_waits" | "nobody_to_remind" | "sent_today";

/** Who is reminded of what, when that was last done, and the button that does it. */
export function ReminderTable({
  round,
  rows,
  today,
  action,
}: {
  round: string;
  rows: readonly ReminderRow[];
  today: string;
  action: ServerAction<{ people: number }, Refusal>;
}) {
  const t = useTranslations("desk.reminders");
  const states = useTranslations("assessment.states");
  const locale = useLocale();
  const textOf = ({ thing, state, dueOn, count }: ReminderRow) =>
    thing === "deadline"
      ? t(dueOn !== null && dueOn < today ? "deadlineLate" : "deadlineNear", {
          state: states(state),
          day: formatDay(locale, dueOn ?? today),
        })
      : t(thing, { count });
  return (
    <Table id="reminders-list" caption={t("title")} captionHidden stacks>
      <ColumnHeads heads={(["country", "of", "whom", "last", "action"] as const).map((key) => t(key))} />
      <tbody>
        {rows.map((row) => {
          const { iso3, country, thing, people, path, lastSentOn, sentToday } = row;
          const base = `/rounds/${round}/${iso3}`;
          const what = textOf(row);
          return (
            <tr key={`${iso3} ${thing}`}>
              <th scope="row">{country}</th>
              <td data-label={t("of")}>
                <Link href={`${base}${path}`}>{what}</Link>
              </td>
              <td data-label={t("whom")}>
                {people.length === 0 ? t("nobody") : <HolderNames holders={people} />}
              </td>
              <td data-label={t("last")}>
                {lastSentOn === null ? t("never") : <DayText day={lastSentOn} style="short" />}
              </td>
              <td data-label={t("action")}>
                <div>
                  {people.length === 0 ? <Link href={`${base}/duties`}>{t("giveDuty")}</Link> : null}
                  <span role="status">{sentToday ? t("sentToday") : null}</span>
                  {people.length === 0 || sentToday ? null : (
                    <ActionButton
                      action={action}
                      values={{ round, iso3, thing }}
                      text={t("send")}
                      label={t("sendAbout", { country, what })}
                      reasons={{
                        nothing_waits: t("refusals.nothing_waits"),
                        nobody_to_remind: t("refusals.nobody_to_remind"),
                        sent_today: t("refusals.sent_today"),
                      }}
                    />
                  )}
                </div>
              </td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
