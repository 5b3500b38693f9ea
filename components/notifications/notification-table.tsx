import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { DayText, InstantText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { ServerAction } from "@/lib/core/action-state";
import type { NotificationLine } from "@/lib/notifications/view";

/** A notification as plain JSON; instants are ISO 8601. */
type NotificationRow = Omit<NotificationLine, "at"> & { at: string };

/** Notifications, each a link to its place where that is open to the reader. */
export function NotificationTable({
  lines,
  zone,
  markRead,
}: {
  lines: readonly NotificationRow[];
  zone: string;
  markRead: ServerAction<null>;
}) {
  const t = useTranslations("notifications");
  return (
    <Table id="notifications" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("what")}</th>
          <th scope="col">{t("when")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col">{t("markRead")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, at, isRead, open }) => (
          <tr key={id}>
            <th scope="row">
              <What open={open} />
            </th>
            <td data-label={t("when")}>
              <InstantText instant={at} zone={zone} />
            </td>
            <td data-label={t("state")}>
              <StatusTag shape={isRead ? "complete" : "attention"}>
                {t(isRead ? "read" : "notRead")}
              </StatusTag>
            </td>
            <td data-label={t("markRead")}>
              {isRead ? (
                "–"
              ) : (
                <ActionButton
                  action={markRead}
                  values={{ id }}
                  text={t("markRead")}
                  label={t("markOne", { what: open === null ? t("hidden") : t(`events.${open.event}`) })}
                />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function What({ open }: Pick<NotificationRow, "open">) {
  const t = useTranslations("notifications");
  if (open === null) return t("hidden");
  const { event, about, entry, dueOn, href } = open;
  return (
    <>
      <Link href={href}>
        {t(`events.${event}`)}
        {about === null ? null : `: ${t("about", about)}`}
        {entry === null ? null : (
          <>
            : <bdi>{entry}</bdi>
          </>
        )}
      </Link>
      {dueOn === null ? null : <> ({t.rich("due", { day: () => <DayText day={dueOn} /> })})</>}
    </>
  );
}
