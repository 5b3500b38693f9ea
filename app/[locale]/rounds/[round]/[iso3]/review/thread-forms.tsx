import { getLocale, getTranslations } from "next-intl/server";
import { ActionForm } from "@/components/forms/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import type { ThreadView } from "@/lib/reviews/views";
import { overruleThreadAction, replyAction, resolveThreadAction } from "./actions";

/** What the reader may do with an open thread. */
export async function ThreadForms({
  thread,
  round,
  iso3,
}: {
  thread: ThreadView;
  round: string;
  iso3: string;
}) {
  const [t, locale] = await Promise.all([getTranslations("review"), getLocale()]);
  const key = [
    { kind: "hidden" as const, name: "round", value: round },
    { kind: "hidden" as const, name: "iso3", value: iso3 },
    { kind: "hidden" as const, name: "threadId", value: thread.id },
  ];
  const closed = { thread_closed: t("refusals.thread_closed") };
  const rated = { actor_rated: t("refusals.actor_rated") };
  return (
    <>
      {thread.mayReply ? (
        <Disclosure key={thread.comments.length} summary={t("reply")}>
          <ActionForm
            id={`reply-${thread.id}`}
            action={replyAction}
            submit={t("replySubmit")}
            submitKind="secondary"
            reasons={closed}
            fields={[
              ...key,
              { kind: "hidden", name: "language", value: locale },
              { kind: "textarea", name: "body", label: t("comment") },
            ]}
          />
        </Disclosure>
      ) : null}
      {thread.mayResolve ? (
        <Disclosure summary={t("resolve")}>
          <ActionForm
            id={`resolve-${thread.id}`}
            action={resolveThreadAction}
            submit={t("resolveSubmit")}
            submitKind="secondary"
            reasons={{ ...closed, ...rated, not_author: t("refusals.not_author") }}
            fields={[
              ...key,
              { kind: "textarea", name: "reason", label: t("resolveReason"), optional: t("optional") },
            ]}
          />
        </Disclosure>
      ) : null}
      {thread.mayOverrule ? (
        <Disclosure summary={t("overrule")}>
          <ActionForm
            id={`overrule-${thread.id}`}
            action={overruleThreadAction}
            submit={t("overruleSubmit")}
            submitKind="secondary"
            reasons={{ ...closed, ...rated }}
            fields={[...key, { kind: "textarea", name: "reason", label: t("overruleReason") }]}
          />
        </Disclosure>
      ) : null}
    </>
  );
}
