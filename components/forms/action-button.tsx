"use client";

import { useTranslations } from "next-intl";
import { Button, type ButtonKind } from "@/components/ui/button";
import type { ServerAction } from "@/lib/core/action-state";
import { useFailureText } from "./failure-text";
import { useFormAction } from "./use-form-action";

/** One button that does one thing, as a form of its own. What went wrong stands beside it. */
export function ActionButton<T, Reason extends string>({
  action,
  values,
  text,
  label,
  kind = "secondary",
  reasons,
  over,
}: {
  action: ServerAction<T, Reason>;
  /** Hidden fields. */
  values: Readonly<Record<string, string>>;
  text: string;
  /** What the button is called where its text alone does not say what it is about; holds the text. */
  label?: string | undefined;
  kind?: ButtonKind;
  reasons?: Readonly<Record<Reason, string>>;
  /** What stands in place of the button once its thing was done, with what came of it; null while it was not. */
  over?: (value: T | null) => string | null;
}) {
  const t = useTranslations("errors");
  const [state, send, pending] = useFormAction(action);
  const failureText = useFailureText();
  const overText = over?.(state.status === "done" ? state.value : null) ?? null;
  return (
    <form action={send}>
      {Object.entries(values).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {overText === null ? (
        <Button
          type="submit"
          size="small"
          kind={kind}
          aria-label={label}
          aria-disabled={pending || undefined}
        >
          {text}
        </Button>
      ) : null}
      <span role="status">
        {overText}
        {state.status === "refused" ? (reasons?.[state.reason] ?? t("INVALID")) : null}
        {state.status === "invalid" ? t("INVALID") : null}
        {state.status === "failed" ? failureText(state) : null}
      </span>
    </form>
  );
}
