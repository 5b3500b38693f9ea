"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useActionState } from "react";
import type { ServerActionOf } from "@/components/forms/server-action";
import { type ActionState, idle } from "@/lib/core/action-state";

type Ended = { ended: number };

/** Around the buttons that end sessions, each with its `sessionId`; says how many ended, or what went wrong. */
export function EndSessionsForm({
  action,
  children,
}: {
  action: ServerActionOf<Ended>;
  children: ReactNode;
}) {
  const t = useTranslations();
  const [state, send] = useActionState<ActionState<Ended>, FormData>(action, idle);
  return (
    <form action={send}>
      {children}
      <p role="status">
        {state.status === "done" ? t("account.sessions.ended", { count: state.value.ended }) : null}
        {state.status === "invalid" ? t("errors.INVALID") : null}
        {state.status === "failed"
          ? `${t(`errors.${state.code}`)} ${t("errors.reference", { reference: state.reference })}`
          : null}
      </p>
    </form>
  );
}
