import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import type { ServerAction } from "@/lib/core/action-state";
import type { SourceDetail } from "@/lib/sources/view";
import styles from "./source.module.css";

/** Who reads a confidential source; its author names further readers and takes them away. */
export function ReaderList({
  source,
  grant,
  revoke,
}: {
  source: Pick<SourceDetail, "code" | "readers" | "grantable" | "may">;
  grant: ServerAction<{ code: string }, "not_on_team" | "consent_ended">;
  revoke: ServerAction<{ code: string }, "author_stays">;
}) {
  const t = useTranslations("sources");
  return (
    <>
      <p className={styles.note}>{t("readers.lead")}</p>
      <ul>
        {source.readers.map(({ userId, name, isAuthor }) => (
          <li key={userId}>
            <span dir="auto">{name}</span>
            {isAuthor ? ` (${t("readers.author")})` : null}
            {source.may.grant && !isAuthor ? (
              <ActionButton
                action={revoke}
                values={{ code: source.code, userId }}
                text={t("readers.revoke")}
                kind="quiet"
                reasons={{ author_stays: t("reasons.author_stays") }}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {!source.may.grant || !source.may.extend ? null : source.grantable.length === 0 ? (
        <p className={styles.note}>{t("readers.nobody")}</p>
      ) : (
        <ActionForm
          id="reader"
          action={grant}
          submit={t("readers.submit")}
          submitKind="secondary"
          done={t("readers.granted")}
          reasons={{ not_on_team: t("reasons.not_on_team"), consent_ended: t("reasons.consent_ended") }}
          reasonFields={{ not_on_team: "userId" }}
          fields={[
            { kind: "hidden", name: "code", value: source.code },
            {
              kind: "select",
              name: "userId",
              label: t("readers.person"),
              options: source.grantable.map(({ userId, name }) => ({ value: userId, label: name })),
              empty: t("readers.choose"),
            },
          ]}
        />
      )}
    </>
  );
}
