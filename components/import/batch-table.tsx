import { useTranslations } from "next-intl";
import { InstantText } from "@/components/ui/date-text";
import { Table } from "@/components/ui/table";
import type { BatchLine } from "@/lib/import/runs/view";
import { type UndoAction, UndoBatch } from "./undo-batch";

/** Batches with what they did, and for who may, the way to take one back. */
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
  const hasUndo = batches.some(({ mayUndo, undone }) => mayUndo || undone !== null);
  return (
    <Table id="batches" caption={t("import.batches.title")} captionHidden stacks>
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
          {hasUndo ? <th scope="col">{t("import.batches.undo")}</th> : null}
        </tr>
      </thead>
      <tbody>
        {batches.map(({ id, kind, fileName, importedAt, undone, mayUndo, created, updated }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{fileName}</bdi>
            </th>
            <td data-label={t("import.page.kind")}>
              {kind === "sources" || kind === "ratings" || kind === "instrument"
                ? t(`import.kinds.${kind}`)
                : t(`registers.nouns.${kind}.title`)}
            </td>
            <td data-label={t("import.batches.at")}>
              <InstantText instant={importedAt} zone={zone} />
            </td>
            <td data-numeric="" data-label={t("import.becomes.created")}>
              {created}
            </td>
            <td data-numeric="" data-label={t("import.becomes.updated")}>
              {updated}
            </td>
            {hasUndo ? (
              <td data-label={t("import.batches.undo")}>
                {mayUndo || undone !== null ? <UndoBatch batch={id} undo={undo} undone={undone} /> : null}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
