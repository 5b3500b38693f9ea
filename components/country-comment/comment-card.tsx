import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlainText } from "@/components/references/plain-text";
import { StatusTag } from "@/components/ui/status-tag";
import type { Disposition } from "@/db/enums";
import { AnsweredCard } from "./answered-card";

type Text = { text: string; language: string };

/** A comment of the State with its answer beside it: what it says, what became of it, why, and what changed by it. */
export function CommentCard({
  title,
  comment,
  files,
  response,
  belowAnswer,
  isBeingAnswered = false,
  children,
}: {
  title: ReactNode;
  comment: Text;
  /** What was handed in with it. */
  files?: ReactNode;
  /** Null as long as there is no answer. */
  response: { disposition: Disposition; reason: Text } | null;
  /** What can be done about an answer that stands. */
  belowAnswer?: ReactNode;
  /** The reader is told of the answer when it is sent. */
  isBeingAnswered?: boolean | undefined;
  /** Below both. */
  children?: ReactNode;
}) {
  const t = useTranslations("countryComments");
  return (
    <AnsweredCard
      title={<h3>{title}</h3>}
      said={
        <>
          <h4>{t("comment")}</h4>
          <p>
            <PlainText text={comment.text} language={comment.language} />
          </p>
          {files}
        </>
      }
      answer={
        <>
          <h4>{t("response")}</h4>
          {response === null ? (
            <p>
              <StatusTag shape="empty">{t(isBeingAnswered ? "beingAnswered" : "unanswered")}</StatusTag>
            </p>
          ) : (
            <>
              <p>
                <StatusTag shape="complete">{t(`dispositions.${response.disposition}`)}</StatusTag>
              </p>
              <p>
                <PlainText text={response.reason.text} language={response.reason.language} />
              </p>
              {belowAnswer}
            </>
          )}
        </>
      }
    >
      {children}
    </AnsweredCard>
  );
}
