import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { AnsweredCard } from "@/components/country-comment/answered-card";
import { EraseLink } from "@/components/erasure/erase-link";
import { PlainText } from "@/components/references/plain-text";
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
    <AnsweredCard
      id={`correction-${id}`}
      title={<h3>{title}</h3>}
      said={
        <>
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
        </>
      }
      answer={
        <>
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
        </>
      }
    >
      {children}
      <EraseLink noun="correction_request" id={request.erasableId} />
    </AnsweredCard>
  );
}
