import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { formatCount } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { JudgementChanges } from "@/lib/releases/differences";

/** The levels that are others, at a glance; nothing where none moved. */
export function LevelChanges({
  indicators,
  language,
  locale,
  codes,
}: {
  indicators: JudgementChanges["indicators"];
  /** Language of the edition. */
  language: string;
  locale: Locale;
  codes: { before: string; after: string };
}) {
  const t = useTranslations();
  const moved = indicators.flatMap((change) =>
    change.kind === "changed" && change.fields.includes("level") ? [change] : [],
  );
  if (moved.length === 0) return <p>{t("releaseDifferences.noLevel")}</p>;
  const text = (level: number | null) => (level === null ? "–" : formatCount(locale, level));
  return (
    <Table id="levels" caption={t("releaseDifferences.levels")} stacks>
      <thead>
        <tr>
          <th scope="col">{t("releaseDifferences.indicator")}</th>
          <th scope="col" data-numeric="">
            <bdi>{codes.before}</bdi>
          </th>
          <th scope="col" data-numeric="">
            <bdi>{codes.after}</bdi>
          </th>
        </tr>
      </thead>
      <tbody>
        {moved.map(({ key, before, after }) => (
          <tr key={key}>
            <th scope="row">
              {key} <bdi lang={language}>{after.title}</bdi>
            </th>
            <td data-numeric="" data-label={codes.before}>
              {text(before.level)}
            </td>
            <td data-numeric="" data-label={codes.after}>
              {text(after.level)}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
