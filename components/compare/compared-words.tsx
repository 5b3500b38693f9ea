import { useLocale, useTranslations } from "next-intl";
import type { LinesHead, TableLine } from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { getPathname } from "@/lib/i18n/navigation";
import type { GridRow } from "@/lib/scorecards/grid";
import type { LevelColumn } from "@/lib/scorecards/grid-levels";
import { useGridCells } from "../grid/grid-cells";

interface ComparedWordsProps {
  round: string;
  rows: readonly GridRow[];
  indicators: readonly LevelColumn[];
  language: string;
}

/** Exposures of the chosen countries, each as its reader gets it: outside the team in words, without a digit or a tint. */
export function ComparedWords({ round, rows, indicators, language }: ComparedWordsProps) {
  const t = useTranslations("compare");
  const locale = useLocale();
  const cells = useGridCells(language);
  const exposures = indicators.filter(({ construct }) => construct === "exposure");
  const heads: readonly LinesHead[] = [
    { key: "country", label: t("countryHead") },
    ...exposures.map(({ key, title, whyOfTeam }) => ({
      key,
      label: title,
      code: key,
      language,
      opens: whyOfTeam === null ? undefined : `why/${whyOfTeam}#${key}`,
    })),
  ];
  const lines = rows.map(
    (row): TableLine => ({
      key: row.iso3,
      cells: [
        row.name,
        ...(Object.keys(row.levels).length === 0
          ? [cells.closedCell(row, exposures.length)]
          : exposures.map((column) => cells.levelCell(column, row.levels[column.key], row))),
      ],
      opens: getPathname({ href: `/rounds/${round}/${row.iso3}/`, locale }),
    }),
  );
  if (exposures.length === 0) return null;
  return (
    <section aria-labelledby="exposure-words">
      <h2 id="exposure-words">{t("exposureWords")}</h2>
      <p>{t("exposureWordsLead")}</p>
      <Table id="exposure-words-table" caption={t("exposureWords")} captionHidden sticky="column" stacks>
        <TableLines heads={heads} lines={lines} />
      </Table>
    </section>
  );
}
