import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "@/components/country-comment/country-comment.module.css";
import { PlainText } from "@/components/references/plain-text";
import card from "@/components/ui/card.module.css";
import { classNames } from "@/components/ui/class-names";
import { InstantText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { isWebAddress } from "@/lib/core/field-schemas";
import type { ErrorReportView } from "@/lib/error-reports/view";
import { entryPath } from "@/lib/registers/schema";

/** A report of an error with what was answered to it beside it. */
export function ErrorReportCard({
  report,
  title,
  zone,
  children,
}: {
  report: ErrorReportView;
  /** What it is about; nothing on the page of the entry itself. */
  title?: ReactNode;
  zone: string;
  /** The form of who answers. */
  children?: ReactNode;
}) {
  const t = useTranslations("errorReports");
  const { id, entry, body, correction, language, reportedAt, reportedBy, isOwn, answer } = report;
  const day = (instant: string) => <InstantText instant={instant} zone={zone} show="day" />;
  return (
    <article id={`report-${id}`} className={classNames(card.card, styles.comment)}>
      {title === undefined ? null : <h2>{title}</h2>}
      <div className={styles.sides}>
        <section>
          <h3>{t(isOwn ? "ownReport" : "reported")}</h3>
          <p>
            {day(reportedAt)}
            {reportedBy === null || isOwn ? null : <> · {t("reportedBy", { name: reportedBy })}</>}
          </p>
          <h4>{t("body")}</h4>
          <p>
            <PlainText text={body} language={language} />
          </p>
          <h4>{t("correction")}</h4>
          <p>
            <PlainText text={correction} language={language} />
          </p>
          <Source report={report} />
        </section>
        <section>
          <h3>{t("answer")}</h3>
          {answer === null ? (
            <p>
              <StatusTag shape="empty">{t("open")}</StatusTag>
            </p>
          ) : (
            <>
              <p>
                <StatusTag shape={answer.decision === "accepted" ? "complete" : "over"}>
                  {t(`decisions.${answer.decision}`)}
                </StatusTag>
              </p>
              <p>
                {day(answer.at)} · {answer.by === null ? t("steward") : t("answeredBy", { name: answer.by })}
              </p>
              <p>
                <PlainText text={answer.reason} language={answer.language} />
              </p>
              {answer.decision === "accepted" && entry.title !== null ? (
                <p>
                  <Link href={entryPath(entry.register, entry.code)}>{t("toEntry")}</Link>
                </p>
              ) : null}
              {entry.successor === null ? null : (
                <p>
                  <Link href={entryPath(entry.successor.register, entry.successor.code)}>
                    {t("toSuccessor", { code: entry.successor.code })}
                  </Link>
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

/** Where it stands what would be right: an address as a link, anything else as it was typed. */
function Source({ report: { source, language } }: { report: ErrorReportView }) {
  const t = useTranslations("errorReports");
  if (source === null) return null;
  return (
    <>
      <h4>{t("source")}</h4>
      <p className={styles.files}>
        {isWebAddress(source) ? (
          <a href={source} rel="noreferrer" dir="ltr">
            {source}
          </a>
        ) : (
          <PlainText text={source} language={language} />
        )}
      </p>
    </>
  );
}
