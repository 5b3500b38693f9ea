import { useTranslations } from "next-intl";
import { PartialDateText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { LibrarySource } from "@/lib/sources/view";

/** The sources of a country, each a line. */
export function LibraryTable({ caption, sources }: { caption: string; sources: readonly LibrarySource[] }) {
  const t = useTranslations("sources");
  return (
    <Table id="library" caption={caption} captionHidden>
      <thead>
        <tr>
          <th scope="col">{t("library.code")}</th>
          <th scope="col">{t("library.source")}</th>
          <th scope="col">{t("fields.type")}</th>
          <th scope="col">{t("fields.publishedOn")}</th>
          <th scope="col">{t("library.grade")}</th>
          <th scope="col">{t("fields.accessClass")}</th>
          <th scope="col" data-numeric>
            {t("library.ratings")}
          </th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.code}>
            <th scope="row">
              <Link href={`/sources/${source.code}`}>
                <bdi>{source.code}</bdi>
              </Link>
            </th>
            <td>
              <span dir="auto">{source.title}</span>
              {source.publisher === null ? null : (
                <>
                  {" · "}
                  <span dir="auto">{source.publisher}</span>
                </>
              )}
              {source.hasFile ? ` · ${t("library.withFile")}` : null}
              {source.consent === "withdrawn" ? (
                <>
                  {" "}
                  <StatusTag shape="attention">{t("citations.withdrawnTitle")}</StatusTag>
                </>
              ) : null}
            </td>
            <td>{t(`types.${source.type}`)}</td>
            <td>{source.publishedOn === null ? null : <PartialDateText date={source.publishedOn} />}</td>
            <td>
              {source.reliability && source.credibility ? (
                <bdi>
                  {source.reliability}
                  {source.credibility}
                </bdi>
              ) : (
                t("library.notGraded")
              )}
            </td>
            <td>{t(`access.${source.accessClass}`)}</td>
            <td data-numeric>{source.citations}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
