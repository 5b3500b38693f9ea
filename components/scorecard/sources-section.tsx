import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { formatCount, formatDay } from "@/lib/i18n/format";
import type { Audience } from "@/lib/scorecards/card";
import type { SourceSummary } from "@/lib/scorecards/source-summary";

/** Sources by type and age, with what is said about those that are not published: only the team's counts hold them. */
export function SourcesSection({
  summary,
  cutOffOn,
  audience,
}: {
  summary: SourceSummary;
  cutOffOn: string;
  audience: Audience;
}) {
  const t = useTranslations("scorecard.sources");
  const types = useTranslations("sources.types");
  const fixed = useTranslations("common")("unpublishedSources");
  const locale = useLocale();
  const columns = [
    ...summary.months.map((months) => ({ key: `m${months}`, text: t("upTo", { months }) })),
    { key: "older", text: t("older") },
    { key: "undated", text: t("undated") },
  ];
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t("title")}</h2>
      <p>{t("lead", { count: summary.total, day: formatDay(locale, cutOffOn) })}</p>
      {summary.total === 0 ? null : (
        <Table id="sources-table" caption={audience === "team" ? t("captionTeam") : t("caption")} stacks>
          <thead>
            <tr>
              <th scope="col">{t("type")}</th>
              {columns.map(({ key, text }) => (
                <th key={key} scope="col" data-numeric="">
                  {text}
                </th>
              ))}
              <th scope="col" data-numeric="">
                {t("total")}
              </th>
            </tr>
          </thead>
          <tbody>
            {summary.rows.map(({ type, counts, total }) => (
              <tr key={type}>
                <th scope="row">{types(type)}</th>
                {columns.map(({ key, text }, index) => (
                  <td key={key} data-numeric="" data-label={text}>
                    {formatCount(locale, counts[index] ?? 0)}
                  </td>
                ))}
                <td data-numeric="" data-label={t("total")}>
                  {formatCount(locale, total)}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p>{audience === "team" ? t("teamOnly") : fixed}</p>
    </section>
  );
}
