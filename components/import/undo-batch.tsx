import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import type { ServerAction } from "@/lib/core/action-state";
import type { UndoneBatch } from "@/lib/import/runs/view";
import type { Undone, UndoRefusal } from "@/lib/import/take-back";

export type UndoAction = ServerAction<Undone, UndoRefusal>;

/** Takes a batch back after a question, and says for good how much that was and what stays, and why. */
export function UndoBatch({
  batch,
  undo,
  undone,
}: {
  batch: string;
  undo: UndoAction;
  undone: UndoneBatch | null;
}) {
  const t = useTranslations("import.batches");
  if (undone !== null) {
    const { counts, named } = undone;
    return (
      <span role="status">
        {counts === null
          ? t("undone")
          : counts.left === 0
            ? t("undoneWhole", { count: counts.undone })
            : t("undonePart", {
                count: counts.undone,
                total: counts.undone + counts.left,
                left: counts.left,
                codes: named,
              })}
      </span>
    );
  }
  return (
    <Disclosure summary={t("undoOpen")}>
      <p>{t("undoLead")}</p>
      <ActionForm
        id={`undo-${batch}`}
        action={undo}
        submit={t("undoSubmit")}
        submitKind="danger"
        reasons={{
          already_undone: t("reasons.already_undone"),
          not_undoable: t("reasons.not_undoable"),
          locked: t("reasons.locked"),
          nothing_taken_back: t("reasons.nothing_taken_back"),
        }}
        fields={[
          { kind: "hidden", name: "batch", value: batch },
          { kind: "checkbox", name: "confirmed", value: "on", label: t("undoConfirm") },
        ]}
      />
    </Disclosure>
  );
}
