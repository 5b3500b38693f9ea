import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { ErasureLine } from "@/lib/erasures/view";
import { formatInstant } from "@/lib/i18n/format";
import { NounText } from "./noun-text";

/** Proposals to erase passages; none says what the passage was. */
export function ErasureTable({
  id,
  caption,
  lines,
  zone,
}: {
  id: string;
  caption: string;
  lines: readonly ErasureLine[];
  zone: string;
}) {
  const t = useTranslations("erasures");
  const locale = useLocale();
  const said = (name: string, at: string) => ({ name, when: formatInstant(locale, at, zone) });
  return (
    <Table id={id} caption={caption} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("noun")}</th>
          <th scope="col">{t("reason")}</th>
          <th scope="col">{t("proposed")}</th>
          <th scope="col">{t("outcome")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">
              <NounText noun={line.noun} />
            </th>
            <td data-label={t("reason")} dir="auto">
              {line.reason}
            </td>
            <td data-label={t("proposed")}>{t("by", said(line.proposedBy, line.proposedAt))}</td>
            <td data-label={t("outcome")}>
              {line.end === null ? (
                <Link
                  href={`/erasures/${line.id}`}
                  aria-label={t("openOf", { name: line.noun?.name ?? t("another") })}
                >
                  {t("open")}
                </Link>
              ) : (
                t(`ends.${line.end.kind}`, said(line.end.by, line.end.at))
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
