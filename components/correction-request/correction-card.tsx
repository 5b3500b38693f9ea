import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "@/components/country-comment/country-comment.module.css";
import { PlainText } from "@/components/references/plain-text";
import card from "@/components/ui/card.module.css";
import { classNames } from "@/components/ui/class-names";
import { InstantText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import type { CorrectionRequestView } from "@/lib/correction-requests/view";
import { UNDETERMINED } from "@/lib/text/language";

/** A request to correct a release with what was decided beside it. */
export function CorrectionCard({
  request,
  title,
  zone,
  letters,
  children,
}: {
  request: CorrectionRequestView;
  /** What it is about. */
  title: ReactNode;
  zone: string;
  /** Address of the correspondence of the assessment. */
  letters: string;
  /** The form of who decides. */
  children?: ReactNode;
}) {
  const t = useTranslations("correctionRequests");
  const { id, body, language, reference, letter, madeAt, decision, reason, reasonLanguage, decidedAt } =
    request;
  return (
    <article id={`correction-${id}`} className={classNames(card.card, styles.comment)} data-print="keep">
      <h3>{title}</h3>
      <div className={styles.sides}>
        <section>
          <h4>{t("request")}</h4>
          <p>
            <PlainText text={body} language={language} />
          </p>
          <p>
            <InstantText instant={madeAt} zone={zone} show="day" />
            {reference === null ? null : (
              <>
                {" · "}
                {t("reference")}:{" "}
                {letter === null ? (
                  <bdi>{reference}</bdi>
                ) : (
                  <Link href={`${letters}/${letter}`}>
                    <bdi>{reference}</bdi>
                  </Link>
                )}
              </>
            )}
          </p>
        </section>
        <section>
          <h4>{t("decision")}</h4>
          {decision === null ? (
            <p>
              <StatusTag shape="empty">{t("undecided")}</StatusTag>
            </p>
          ) : (
            <>
              <p>
                <StatusTag shape="complete">{t(`decisions.${decision}`)}</StatusTag>
              </p>
              <p>
                <PlainText text={reason ?? ""} language={reasonLanguage ?? UNDETERMINED} />
              </p>
              {decidedAt === null ? null : (
                <p>
                  <InstantText instant={decidedAt} zone={zone} show="day" />
                </p>
              )}
            </>
          )}
        </section>
      </div>
      {children}
    </article>
  );
}
