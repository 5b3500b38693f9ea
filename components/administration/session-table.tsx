import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import type { ActionState } from "@/lib/core/action-state";

/** A living session as plain JSON; instants are ISO 8601. */
export type SessionRow = {
  id: string;
  device: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
};

type EndAction = (
  previous: ActionState<{ ended: number }>,
  form: FormData,
) => Promise<ActionState<{ ended: number }>>;

/** Where a person is signed in; the person ends each but the present one here. */
export function SessionTable({
  sessions,
  zone,
  end,
}: {
  sessions: readonly SessionRow[];
  zone: string;
  /** Absent where single sessions cannot be ended. */
  end?: EndAction;
}) {
  const t = useTranslations("account.sessions");
  if (sessions.length === 0) return <EmptyState title={t("none")} />;
  return (
    <>
      <Table id="sessions" caption={t("title")} captionHidden>
        <thead>
          <tr>
            <th scope="col">{t("device")}</th>
            <th scope="col">{t("since")}</th>
            <th scope="col">{t("lastSeen")}</th>
            {end === undefined ? null : <th scope="col">{t("end")}</th>}
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <td>
                {session.device === "" ? t("unknownDevice") : <bdi>{session.device}</bdi>}
                {session.current ? ` (${t("current")})` : null}
              </td>
              <td>
                <InstantText instant={session.createdAt} zone={zone} />
              </td>
              <td>
                <InstantText instant={session.lastSeenAt} zone={zone} />
              </td>
              {end === undefined ? null : (
                <td>
                  {session.current ? null : (
                    <ActionButton action={end} values={{ sessionId: session.id }} text={t("end")} />
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </Table>
      {end !== undefined && sessions.some(({ current }) => !current) ? (
        <ActionButton action={end} values={{ sessionId: "others" }} text={t("endOthers")} />
      ) : null}
    </>
  );
}
