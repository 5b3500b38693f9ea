"use client";

import { useLocale, useTranslations } from "next-intl";
import { FreeTextarea } from "@/components/forms/free-text-field";
import { NoticedTraces } from "@/components/forms/noticed-traces";
import { useFormAction } from "@/components/forms/use-form-action";
import { useTypedWork } from "@/components/leaving/typed-work";
import { TokenText } from "@/components/references/token-text";
import { Button } from "@/components/ui/button";
import { InstantText } from "@/components/ui/date-text";
import { StatusTag } from "@/components/ui/status-tag";
import type { ServerAction } from "@/lib/core/action-state";
import { langOf } from "@/lib/text/language";
import styles from "./indicator-card.module.css";

/** A thread of the review as plain JSON. */
export type CardThread = {
  id: string;
  state: "open" | "resolved" | "overruled";
  closeReason: string | null;
  mayReply: boolean;
  comments: readonly { id: string; author: string; body: string; language: string; writtenAt: string }[];
};
type ReplyAction = ServerAction<{ threadId: string }, "thread_closed">;

type CommentsProps = {
  threads: readonly CardThread[];
  place: { round: string; iso3: string };
  reply: ReplyAction;
  zone: string;
};

/** What reviewers and the team said about this indicator; open threads first and unfolded. */
export function Comments({ threads, place, reply, zone }: CommentsProps) {
  const t = useTranslations("rating.comments");
  const open = threads.filter(({ state }) => state === "open");
  return (
    <details className={styles.fold} open={open.length > 0}>
      <summary>{t("title", { open: open.length })}</summary>
      {threads.length === 0 ? <p>{t("none")}</p> : null}
      {threads.map((thread) => (
        <section key={thread.id} className={styles.thread}>
          <p>
            <StatusTag shape={thread.state === "open" ? "attention" : "complete"}>
              {thread.state === "overruled"
                ? t("overruled", { reason: thread.closeReason ?? "" })
                : t(thread.state)}
            </StatusTag>
          </p>
          {thread.comments.map((comment) => (
            <div key={comment.id}>
              <p className={styles.soft}>
                <bdi>{comment.author}</bdi> · <InstantText instant={comment.writtenAt} zone={zone} />
              </p>
              <p className={styles.quoted} lang={langOf(comment.language)} dir="auto">
                <TokenText text={comment.body} />
              </p>
            </div>
          ))}
          {thread.mayReply ? <ReplyForm threadId={thread.id} place={place} reply={reply} /> : null}
        </section>
      ))}
    </details>
  );
}

function ReplyForm({
  threadId,
  place,
  reply,
}: { threadId: string } & Pick<CommentsProps, "place" | "reply">) {
  const t = useTranslations();
  const locale = useLocale();
  const [answer, action] = useFormAction(reply);
  const { form } = useTypedWork({ cameBack: "values" in answer });
  const kept = "values" in answer ? answer.values.body : "";
  return (
    <form ref={form} action={action}>
      {Object.entries({ ...place, threadId, language: locale }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <FreeTextarea
        id={`reply-${threadId}`}
        name="body"
        rows={2}
        label={t("rating.comments.reply")}
        defaultValue={typeof kept === "string" ? kept : ""}
        error={answer.status === "invalid" ? t("errors.field.missing") : undefined}
      />
      <NoticedTraces answer={answer} labelOf={() => t("rating.comments.reply")} />
      <Button size="small">{t("rating.comments.send")}</Button>
      <span role="status">
        {answer.status === "done" ? t("rating.comments.sent") : null}
        {answer.status === "failed" || answer.status === "refused" ? t("rating.comments.failed") : null}
      </span>
    </form>
  );
}
