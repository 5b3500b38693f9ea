import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { PlainText } from "@/components/references/plain-text";
import card from "@/components/ui/card.module.css";
import { classNames } from "@/components/ui/class-names";
import { StatusTag } from "@/components/ui/status-tag";
import type { Disposition } from "@/db/enums";
import styles from "./country-comment.module.css";

type Text = { text: string; language: string };

/** A comment of the State with its answer beside it: what it says, what became of it, why, and what changed by it. */
export function CommentCard({
  title,
  comment,
  files,
  response,
  isBeingAnswered = false,
  children,
}: {
  title: ReactNode;
  comment: Text;
  /** What was handed in with it. */
  files?: ReactNode;
  /** Null as long as there is no answer. */
  response: { disposition: Disposition; reason: Text } | null;
  /** The reader is told of the answer when it is sent. */
  isBeingAnswered?: boolean | undefined;
  /** Below both. */
  children?: ReactNode;
}) {
  const t = useTranslations("countryComments");
  return (
    <article className={classNames(card.card, styles.comment)} data-print="keep">
      <h3>{title}</h3>
      <div className={styles.sides}>
        <section>
          <h4>{t("comment")}</h4>
          <p>
            <PlainText text={comment.text} language={comment.language} />
          </p>
          {files}
        </section>
        <section>
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
            </>
          )}
        </section>
      </div>
      {children}
    </article>
  );
}
