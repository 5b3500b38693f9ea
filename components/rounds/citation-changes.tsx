import { useTranslations } from "next-intl";
import { ChangedSource, CitationUse } from "@/components/source/changed-citation";
import { InstantText } from "@/components/ui/date-text";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import type { CitationChange } from "@/lib/ratings/schema";

/** Which sources were given to the ratings of an assessment and taken away again, newest first. */
export function CitationChanges({ changes, zone }: { changes: readonly CitationChange[]; zone: string }) {
  const t = useTranslations("rounds.history");
  const history = useTranslations("rating.history");
  if (changes.length === 0) return <EmptyState title={t("noCitations")} />;
  return (
    <Table id="citations" caption={t("citationsTitle")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("when")}</th>
          <th scope="col">{t("by")}</th>
          <th scope="col">{t("indicator")}</th>
          <th scope="col">{t("what")}</th>
          <th scope="col">{t("source")}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.key}>
            <td data-label={t("when")}>
              <InstantText instant={change.at} zone={zone} />
            </td>
            <td data-label={t("by")} dir="auto">
              {change.who ?? history("team")}
            </td>
            <td data-label={t("indicator")}>
              <Link
                href={`/rounds/${change.round}/${change.iso3}/history/${change.indicator}/${change.kind}`}
              >
                <bdi>{change.indicator}</bdi>
              </Link>
            </td>
            <td data-label={t("what")}>{history(`citation.${change.what}`)}</td>
            <td data-label={t("source")}>
              <span>
                <ChangedSource change={change} /> · <CitationUse change={change} />
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
