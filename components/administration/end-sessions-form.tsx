"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useFailureText } from "@/components/forms/failure-text";
import { useFormAction } from "@/components/forms/use-form-action";
import type { ServerAction } from "@/lib/core/action-state";

type Ended = { ended: number };

/** Around the buttons that end sessions, each with its `sessionId`; says how many ended, or what went wrong. */
export function EndSessionsForm({ action, children }: { action: ServerAction<Ended>; children: ReactNode }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const [state, send] = useFormAction(action);
  return (
    <form action={send}>
      {children}
      <p role="status">
        {state.status === "done" ? t("account.sessions.ended", { count: state.value.ended }) : null}
        {state.status === "invalid" ? t("errors.INVALID") : null}
        {state.status === "failed" ? failureText(state) : null}
      </p>
    </form>
  );
}
