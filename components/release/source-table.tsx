import { useTranslations } from "next-intl";
import { PartialDateText } from "@/components/ui/date-text";
import { Table } from "@/components/ui/table";
import type { ReleaseDocument } from "@/lib/releases/format";
import { langOf } from "@/lib/text/language";

const SAFE_LINK = /^https?:\/\//;

/** The published sources that a release cites. */
export function SourceTable({ sources }: { sources: ReleaseDocument["sources"] }) {
  const t = useTranslations("release");
  return (
    <Table id="sources" caption={t("sources")} captionHidden stacks>
      <thead>
        <tr>
          <th scope="col">{t("code")}</th>
          <th scope="col">{t("sourceTitle")}</th>
          <th scope="col">{t("publisher")}</th>
          <th scope="col">{t("publishedOn")}</th>
          <th scope="col">{t("grade")}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.code} id={`source-${source.code}`}>
            <th scope="row">{source.code}</th>
            <td data-label={t("sourceTitle")} lang={langOf(source.language)} dir="auto">
              {source.link !== null && SAFE_LINK.test(source.link) ? (
                <a href={source.link} rel="noreferrer">
                  {source.title}
                </a>
              ) : (
                <span>{source.title}</span>
              )}
            </td>
            <td data-label={t("publisher")}>
              <bdi>{source.publisher ?? "–"}</bdi>
            </td>
            <td data-label={t("publishedOn")}>
              {source.publishedOn === null ? "–" : <PartialDateText date={source.publishedOn} />}
            </td>
            <td data-label={t("grade")}>
              <bdi>{[source.reliability, source.credibility].filter(Boolean).join("")}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
