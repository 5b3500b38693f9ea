import { useTranslations } from "next-intl";
import { PartialDateText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import type { LibrarySource } from "@/lib/sources/view";
import styles from "./source.module.css";

/** The sources of a country, each a line. */
export function LibraryTable({
  caption,
  sources,
  readsRatings,
  wantedFor,
}: {
  caption: string;
  sources: readonly LibrarySource[];
  readsRatings: boolean;
  /** The rating that a passage is looked for: ROUND/ISO3/INDICATOR. */
  wantedFor: string | undefined;
}) {
  const t = useTranslations("sources");
  const carried = wantedFor === undefined ? "" : `?for=${encodeURIComponent(wantedFor)}`;
  return (
    <Table id="library" caption={caption} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("library.code")}</th>
          <th scope="col">{t("library.source")}</th>
          <th scope="col">{t("fields.type")}</th>
          <th scope="col">{t("fields.publishedOn")}</th>
          <th scope="col">{t("library.grade")}</th>
          <th scope="col">{t("fields.accessClass")}</th>
          {readsRatings ? (
            <th scope="col" data-numeric>
              {t("library.ratings")}
            </th>
          ) : null}
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.code}>
            <th scope="row">
              <Link href={`/sources/${source.code}${carried}`} className={styles.code}>
                <bdi>{source.code}</bdi>
              </Link>
            </th>
            <td data-label={t("library.source")}>
              <span>
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
              </span>
            </td>
            <td data-label={t("fields.type")}>{t(`types.${source.type}`)}</td>
            <td data-label={t("fields.publishedOn")}>
              {source.publishedOn === null ? null : <PartialDateText date={source.publishedOn} />}
            </td>
            <td data-label={t("library.grade")}>
              {source.reliability && source.credibility ? (
                <bdi>
                  {source.reliability}
                  {source.credibility}
                </bdi>
              ) : (
                t("library.notGraded")
              )}
            </td>
            <td data-label={t("fields.accessClass")}>{t(`access.${source.accessClass}`)}</td>
            {readsRatings ? (
              <td data-label={t("library.ratings")} data-numeric>
                {source.citations}
              </td>
            ) : null}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
