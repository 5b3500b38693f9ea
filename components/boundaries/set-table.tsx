import { useLocale, useTranslations } from "next-intl";
import { InstantText } from "@/components/ui/date-text";
import { Table } from "@/components/ui/table";
import type { BoundarySet } from "@/lib/boundaries/view";
import { formatPartialDate } from "@/lib/i18n/format";

const HASH_SHOWN = 16;

/** The sets that were in use before. */
export function SetTable({ sets, zone }: { sets: readonly BoundarySet[]; zone: string }) {
  const t = useTranslations("boundaries");
  const words = useTranslations();
  const locale = useLocale();
  return (
    <Table id="earlier" caption={t("earlier")} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("fields.source")}</th>
          <th scope="col">{t("fields.clearedBy")}</th>
          <th scope="col">{t("set.installed")}</th>
          <th scope="col">{t("set.removed")}</th>
          <th scope="col">{t("set.hash")}</th>
        </tr>
      </thead>
      <tbody>
        {sets.map((set) => (
          <tr key={set.id}>
            <th scope="row">
              <span dir="auto" lang={set.language}>
                {set.source}, {set.edition}
              </span>{" "}
              <small>{formatPartialDate(words, locale, set.editionDate)}</small>
            </th>
            <td dir="auto" lang={set.language}>
              {set.clearedBy}
            </td>
            <td>
              <InstantText instant={set.installedAt} zone={zone} />
              <br />
              {set.installedBy ?? t("set.installation")}
            </td>
            <td>
              {set.removedAt === null ? null : <InstantText instant={set.removedAt} zone={zone} />}
              <br />
              {set.removedBy ?? t("set.installation")}
            </td>
            <td>
              <code title={set.fileSha256}>{set.fileSha256.slice(0, HASH_SHOWN)}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
