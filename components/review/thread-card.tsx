import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { EraseLink } from "@/components/erasure/erase-link";
import { PlainText } from "@/components/references/plain-text";
import { TokenText } from "@/components/references/token-text";
import card from "@/components/ui/card.module.css";
import { InstantText } from "@/components/ui/date-text";
import { StatusTag } from "@/components/ui/status-tag";
import type { ThreadView } from "@/lib/reviews/views";
import styles from "./thread-card.module.css";

/** One thread of comments; `children` are the forms that its reader may use. */
export function ThreadCard({
  thread,
  title,
  zone,
  erases,
  children,
}: {
  thread: ThreadView;
  /** Title of the indicator, as a link to its rating. */
  title: ReactNode;
  zone: string;
  /** The reader may propose to erase a passage of it. */
  erases: boolean;
  children?: ReactNode;
}) {
  const t = useTranslations("review");
  return (
    <article
      id={`thread-${thread.id}`}
      className={card.card}
      tabIndex={-1}
      aria-labelledby={`thread-title-${thread.id}`}
    >
      <h3 id={`thread-title-${thread.id}`} className={styles.title}>
        {thread.indicator} {title}
      </h3>
      <ul className={styles.comments}>
        {thread.comments.map((comment) => (
          <li key={comment.id}>
            <p className={styles.who}>
              <bdi>{comment.author}</bdi> · <InstantText instant={comment.writtenAt} zone={zone} />
            </p>
            <PlainText text={comment.body} language={comment.language} />
            <EraseLink noun="comment" id={erases ? comment.id : null} />
          </li>
        ))}
      </ul>
      {thread.state === "open" ? null : (
        <p>
          <StatusTag shape={thread.state === "resolved" ? "complete" : "over"}>
            {t(thread.state === "resolved" ? "resolvedBy" : "overruledBy", { person: thread.closedBy ?? "" })}
          </StatusTag>{" "}
          {thread.closeReason === null ? null : (
            <bdi>
              <TokenText text={thread.closeReason} />
            </bdi>
          )}
        </p>
      )}
      {thread.closeReason === null ? null : (
        <EraseLink noun="comment_thread" id={erases ? thread.id : null} />
      )}
      {children}
    </article>
  );
}
