import { useTranslations } from "next-intl";
import { MessagesProvider } from "@/components/messages-provider";
import { Button } from "@/components/ui/button";
import { InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import type { ServerAction } from "@/lib/core/action-state";
import { EndSessionsForm } from "./end-sessions-form";

/** A living session as plain JSON; instants are ISO 8601. */
export type SessionRow = {
  id: string;
  device: string;
  createdAt: string;
  lastSeenAt: string;
  current: boolean;
};

/** Where a person is signed in. */
export function SessionTable({ sessions, zone }: { sessions: readonly SessionRow[]; zone: string }) {
  const t = useTranslations("account.sessions");
  return sessions.length === 0 ? (
    <EmptyState title={t("none")} />
  ) : (
    <Sessions sessions={sessions} zone={zone} areOwn={false} />
  );
}

/** Where the reader is signed in; each session but the present one can be ended, or all of them. */
export function OwnSessions({
  sessions,
  zone,
  end,
}: {
  sessions: readonly SessionRow[];
  zone: string;
  end: ServerAction<{ ended: number }>;
}) {
  const t = useTranslations("account.sessions");
  return (
    <MessagesProvider namespaces={["account"]}>
      <EndSessionsForm action={end}>
        <Sessions sessions={sessions} zone={zone} areOwn />
        {sessions.some(({ current }) => !current) ? (
          <Button size="small" name="sessionId" value="others">
            {t("endOthers")}
          </Button>
        ) : null}
      </EndSessionsForm>
    </MessagesProvider>
  );
}

function Sessions({
  sessions,
  zone,
  areOwn,
}: {
  sessions: readonly SessionRow[];
  zone: string;
  areOwn: boolean;
}) {
  const t = useTranslations("account.sessions");
  return (
    <Table id="sessions" caption={t("title")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("device")}</th>
          <th scope="col">{t("since")}</th>
          <th scope="col">{t("lastSeen")}</th>
          {areOwn ? <th scope="col">{t("end")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {sessions.map(({ id, device, createdAt, lastSeenAt, current }) => (
          <tr key={id}>
            <th scope="row">
              {device === "" ? t("unknownDevice") : <bdi>{device}</bdi>}
              {current ? ` (${t("current")})` : null}
            </th>
            <td data-label={t("since")}>
              <InstantText instant={createdAt} zone={zone} />
            </td>
            <td data-label={t("lastSeen")}>
              <InstantText instant={lastSeenAt} zone={zone} />
            </td>
            {areOwn ? (
              <td data-label={t("end")}>
                {current ? null : (
                  <Button
                    size="small"
                    name="sessionId"
                    value={id}
                    aria-label={t("endOne", { device: device === "" ? t("unknownDevice") : device })}
                  >
                    {t("end")}
                  </Button>
                )}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
