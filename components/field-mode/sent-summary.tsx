"use client";

import { useTranslations } from "next-intl";
import { Conflict } from "@/components/assessment/indicator-card/conflict";
import { useEntries } from "@/components/outbox/outbox-context";
import { UnsentDownload } from "@/components/outbox/unsent-download";
import { SignInAgain } from "@/components/session/sign-in-again";
import { Notice } from "@/components/ui/notice";
import { SIGNED_IN_EVENT } from "@/lib/auth/session-events";
import type { FieldPerson } from "@/lib/field-mode/pack";
import { sentSoFar } from "@/lib/field-mode/sent";
import { indicatorOfAddress } from "@/lib/outbox/entry";

/** How much of the work was sent, waits, met somebody else's or was refused; what a person must do stands with it. */
export function SentSummary({
  person,
  savedBefore,
}: {
  person: FieldPerson;
  /** By rating, when it was saved last when the device was opened. */
  savedBefore: ReadonlyMap<string, string | null>;
}) {
  const t = useTranslations("fieldMode.shell");
  const { sent, waiting, conflicts, refused, signedOut } = sentSoFar(useEntries(), savedBefore);
  return (
    <section aria-labelledby="field-sent">
      <h2 id="field-sent">{t("sentTitle")}</h2>
      <p role="status" data-field-summary="">
        {[
          t("sent", { count: sent.length }),
          t("waiting", { count: waiting.length }),
          t("conflicts", { count: conflicts.length }),
          t("refused", { count: refused.length }),
        ].join(" · ")}
      </p>
      {signedOut ? (
        <Notice kind="warning" title={t("signIn")}>
          <p>{t("signInLead", { name: person.name })}</p>
          <SignInAgain
            email={person.email}
            onSignedIn={() => window.dispatchEvent(new Event(SIGNED_IN_EVENT))}
          />
        </Notice>
      ) : null}
      {conflicts.length === 0 ? null : (
        <Notice kind="warning" title={t("conflicts", { count: conflicts.length })}>
          <p>{t("conflictsLead")}</p>
          <ul>
            {conflicts.map((entry) => (
              <li key={entry.address}>
                {indicatorOfAddress(entry.address)} <Conflict entry={entry} zone={person.zone} />
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {refused.length === 0 ? null : (
        <Notice kind="danger" title={t("refused", { count: refused.length })}>
          <p>{t("refusedLead")}</p>
          <ul>
            {refused.map(({ address }) => (
              <li key={address}>
                <a href={`#${indicatorOfAddress(address)}`}>{indicatorOfAddress(address)}</a>
              </li>
            ))}
          </ul>
          <UnsentDownload read={async () => ({ entries: refused, isAll: true })} />
        </Notice>
      )}
    </section>
  );
}
