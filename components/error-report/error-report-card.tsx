import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AnsweredCard } from "@/components/country-comment/answered-card";
import styles from "@/components/country-comment/country-comment.module.css";
import { EraseLink } from "@/components/erasure/erase-link";
import { PlainText } from "@/components/references/plain-text";
import { InstantText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { isWebAddress } from "@/lib/core/field-schemas";
import type { ErrorReportView } from "@/lib/error-reports/view";
import { entryPath } from "@/lib/registers/schema";
import { DECISION_SHAPES } from "./decision-shapes";

/** A report of an error with what was answered to it beside it. */
export function ErrorReportCard({
  report,
  title,
  zone,
  changes,
  children,
}: {
  report: ErrorReportView;
  /** What it is about; nothing on the page of the entry itself. */
  title?: ReactNode;
  zone: string;
  /** What became another in the entry since, where that is open to the reader. */
  changes?: ReactNode;
  /** The form of who answers. */
  children?: ReactNode;
}) {
  const t = useTranslations("errorReports");
  const { id, entry, body, correction, language, reportedAt, reportedBy, isOwn, answer } = report;
  const day = (instant: string) => <InstantText instant={instant} zone={zone} show="day" />;
  return (
    <AnsweredCard
      id={`report-${id}`}
      title={title === undefined ? undefined : <h2>{title}</h2>}
      said={
        <>
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
        </>
      }
      answer={
        <>
          <h3>{t("answer")}</h3>
          {answer === null ? (
            <p>
              <StatusTag shape="empty">{t("open")}</StatusTag>
            </p>
          ) : (
            <>
              <p>
                <StatusTag shape={DECISION_SHAPES[answer.decision]}>
                  {t(`decisions.${answer.decision}`)}
                </StatusTag>
              </p>
              <p>
                {day(answer.at)} · {answer.by === null ? t("steward") : t("answeredBy", { name: answer.by })}
              </p>
              <p>
                <PlainText text={answer.reason} language={answer.language} />
              </p>
              {answer.decision === "accepted" && entry.title !== null && title !== undefined ? (
                <p>
                  <Link href={entryPath(entry.register, entry.code)}>{t("toEntry")}</Link>
                </p>
              ) : null}
              {changes}
              {entry.successor === null ? null : (
                <p>
                  <Link href={entryPath(entry.successor.register, entry.successor.code)}>
                    {t("toSuccessor", { code: entry.successor.code })}
                  </Link>
                </p>
              )}
            </>
          )}
        </>
      }
    >
      {children}
      <EraseLink noun="error_report" id={report.erasableId} />
    </AnsweredCard>
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
