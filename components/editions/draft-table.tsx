import { useTranslations } from "next-intl";
import { InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { DraftHead } from "@/lib/editions/draft-page";

/** The editions in the making, each with the way to it. */
export function DraftTable({
  drafts,
  path,
  zone,
}: {
  drafts: readonly DraftHead[];
  /** Where the pages of drafts stand. */
  path: string;
  zone: string;
}) {
  const t = useTranslations("editions");
  if (drafts.length === 0) return <EmptyState title={t("noDrafts")} />;
  return (
    <Table id="drafts" caption={t("drafts")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("draft")}</th>
          <th scope="col">{t("title")}</th>
          <th scope="col">{t("basedOn")}</th>
          <th scope="col">{t("changedOn")}</th>
        </tr>
      </thead>
      <tbody>
        {drafts.map((draft) => (
          <tr key={draft.id}>
            <th scope="row">
              <Link href={`${path}/${draft.id}`}>{nameOfDraft(draft)}</Link>
            </th>
            <td data-label={t("title")}>
              {draft.title === null ? (
                t("unreadable")
              ) : (
                <bdi lang={draft.language ?? undefined}>{draft.title}</bdi>
              )}
            </td>
            <td data-label={t("basedOn")}>
              <bdi>
                {draft.instrument}@{draft.baseVersion}
              </bdi>
            </td>
            <td data-label={t("changedOn")}>
              <InstantText instant={draft.updatedAt} zone={zone} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

/** The edition that a draft would become; while its text says none, the instrument alone. */
export function nameOfDraft({ instrument, newVersion }: DraftHead): string {
  return newVersion === null ? instrument : `${instrument}@${newVersion}`;
}
