"use client";

import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import type { ServerAction } from "@/lib/core/action-state";
import type { Undone, UndoRefusal } from "@/lib/import/take-back";

export type UndoAction = ServerAction<Undone, UndoRefusal>;

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
  const takenBack = ({ undone, left }: Undone) => [
    t("takenBack", { count: undone }),
    ...(left.length > 0 ? [t("left", { count: left.length, codes: namesOf(left) })] : []),
  ];
  return (
    <ActionButton
      action={undo}
      values={{ batch }}
      text={t("undoSubmit")}
      reasons={{
        already_undone: t("reasons.already_undone"),
        not_undoable: t("reasons.not_undoable"),
        locked: t("reasons.locked"),
      }}
      over={(value) =>
        isUndone || value !== null
          ? [t("undone"), ...(value === null ? [] : takenBack(value))].join(" ")
          : null
      }
    />
  );
}
