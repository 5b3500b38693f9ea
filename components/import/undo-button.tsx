"use client";

import { useTranslations } from "next-intl";
import { useActionState } from "react";
import { Button } from "@/components/ui/button";
import { type ActionState, idle } from "@/lib/core/action-state";
import type { Undone, UndoRefusal } from "@/lib/import/take-back";

export type UndoAction = (
  previous: ActionState<Undone, UndoRefusal>,
  form: FormData,
) => Promise<ActionState<Undone, UndoRefusal>>;

/** So many of what stays are named; an import may hold many thousand. */
const NAMED = 20;

function namesOf(codes: readonly string[]): string {
  const named = codes.slice(0, NAMED).join(" · ");
  return codes.length > NAMED ? `${named} …` : named;
}

/** Takes a batch back, and says how much that was and what stays because somebody changed or used it since. */
export function UndoButton({
  batch,
  undo,
  isUndone,
}: {
  batch: string;
  undo: UndoAction;
  isUndone: boolean;
}) {
  const t = useTranslations("import.batches");
  const errors = useTranslations("errors");
  const [state, send, pending] = useActionState(undo, idle);
  const isOver = isUndone || state.status === "done";
  return (
    <form action={send}>
      <input type="hidden" name="batch" value={batch} />
      {isOver ? null : (
        <Button type="submit" size="small" aria-disabled={pending || undefined}>
          {t("undoSubmit")}
        </Button>
      )}
      <span role="status">
        {isOver ? t("undone") : null}
        {state.status === "done" ? ` ${t("takenBack", { count: state.value.undone })}` : null}
        {state.status === "done" && state.value.left.length > 0
          ? ` ${t("left", { count: state.value.left.length, codes: namesOf(state.value.left) })}`
          : null}
        {state.status === "refused" ? t(`reasons.${state.reason}`) : null}
        {state.status === "invalid" ? errors("INVALID") : null}
        {state.status === "failed"
          ? `${errors(state.code)} ${errors("reference", { reference: state.reference })}`
          : null}
      </span>
    </form>
  );
}
