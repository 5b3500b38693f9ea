import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { InstantText } from "@/components/ui/date-text";
import { EmailText } from "@/components/ui/email-text";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { MailKind, MailState } from "@/db/enums";
import type { ServerAction } from "@/lib/core/action-state";
import { GIVEN_UP_REASONS } from "@/lib/mail/rules";

/** A mail as plain JSON; instants are ISO 8601. */
export type MailRow = {
  id: string;
  email: string;
  kind: MailKind;
  state: MailState;
  attempts: number;
  createdAt: string;
  nextAttemptAt: string | null;
  sentAt: string | null;
  lastError: string | null;
};

const SHAPES = { waiting: "half", sent: "complete", failed: "attention" } as const;

/** Mails with their attempts; one that failed can be tried again. */
export function MailTable({
  mails,
  zone,
  retry,
}: {
  mails: readonly MailRow[];
  zone: string;
  retry: ServerAction<null, "not_failed">;
}) {
  const t = useTranslations("notifications.outbox");
  return (
    <Table id="mails" caption={t("caption")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("to")}</th>
          <th scope="col">{t("kind")}</th>
          <th scope="col">{t("written")}</th>
          <th scope="col">{t("state")}</th>
          <th scope="col" data-numeric>
            {t("attempts")}
          </th>
          <th scope="col">{t("error")}</th>
          <th scope="col">{t("action")}</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <tr key={mail.id}>
            <th scope="row">
              <EmailText>{mail.email}</EmailText>
            </th>
            <td data-label={t("kind")}>{t(`kinds.${mail.kind}`)}</td>
            <td data-label={t("written")}>
              <InstantText instant={mail.createdAt} zone={zone} />
            </td>
            <td data-label={t("state")}>
              <StateOfMail mail={mail} zone={zone} />
            </td>
            <td data-label={t("attempts")} data-numeric>
              {mail.attempts}
            </td>
            <td data-label={t("error")}>
              <MailError text={mail.lastError} />
            </td>
            <td data-label={t("action")}>
              {mail.state === "failed" ? (
                <ActionButton
                  action={retry}
                  values={{ id: mail.id }}
                  text={t("retry")}
                  label={t("retryOne", { email: mail.email })}
                  reasons={{ not_failed: t("notFailed") }}
                />
              ) : (
                "–"
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function StateOfMail({ mail: { state, nextAttemptAt, sentAt }, zone }: { mail: MailRow; zone: string }) {
  const t = useTranslations("notifications.outbox");
  return (
    <>
      <StatusTag shape={SHAPES[state]}>{t(`states.${state}`)}</StatusTag>
      {nextAttemptAt === null ? null : (
        <div>
          {t("next")}: <InstantText instant={nextAttemptAt} zone={zone} />
        </div>
      )}
      {sentAt === null ? null : (
        <div>
          <InstantText instant={sentAt} zone={zone} />
        </div>
      )}
    </>
  );
}

function MailError({ text }: { text: string | null }) {
  const t = useTranslations("notifications.outbox");
  if (text === null) return "–";
  const reason = GIVEN_UP_REASONS.find((one) => one === text);
  return reason === undefined ? (
    <bdi lang="en" dir="ltr">
      {text}
    </bdi>
  ) : (
    t(`errors.${reason}`)
  );
}
