import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { InstantText } from "@/components/ui/date-text";
import { Table } from "@/components/ui/table";
import type { ActionState } from "@/lib/core/action-state";
import type { BatchLine } from "@/lib/import/runs/view";
import type { Undone, UndoRefusal } from "@/lib/import/take-back";

export type UndoAction = (
  previous: ActionState<Undone, UndoRefusal>,
  form: FormData,
) => Promise<ActionState<Undone, UndoRefusal>>;

/** Batches with what they did, and the way to take one back. */
export function BatchTable({
  batches,
  zone,
  undo,
}: {
  batches: readonly BatchLine[];
  zone: string;
  undo: UndoAction;
}) {
  const t = useTranslations();
  return (
    <Table id="batches" caption={t("import.batches.title")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("import.batches.file")}</th>
          <th scope="col">{t("import.page.kind")}</th>
          <th scope="col">{t("import.batches.at")}</th>
          <th scope="col" data-numeric="">
            {t("import.becomes.created")}
          </th>
          <th scope="col" data-numeric="">
            {t("import.becomes.updated")}
          </th>
          <th scope="col">{t("import.batches.undo")}</th>
        </tr>
      </thead>
      <tbody>
        {batches.map(({ id, kind, fileName, importedAt, undoneAt, created, updated }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{fileName}</bdi>
            </th>
            <td>
              {kind === "sources" || kind === "ratings" || kind === "instrument"
                ? t(`import.kinds.${kind}`)
                : t(`registers.nouns.${kind}.title`)}
            </td>
            <td>
              <InstantText instant={importedAt} zone={zone} />
            </td>
            <td data-numeric="">{created}</td>
            <td data-numeric="">{updated}</td>
            <td>
              {undoneAt !== null ? (
                t("import.batches.undone")
              ) : kind === "instrument" ? null : (
                <UndoButton batch={id} undo={undo} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** Takes a batch back as far as nobody changed its records since. */
export function UndoButton({ batch, undo }: { batch: string; undo: UndoAction }) {
  const t = useTranslations("import.batches");
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
    />
  );
}
