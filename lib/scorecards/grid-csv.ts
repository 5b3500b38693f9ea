/** The rows that a grid shows as CSV: the same cells, safe to open in a spreadsheet. Pure. */
import { stringify } from "csv-stringify/sync";
import type { useTranslations } from "next-intl";
import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import {
  figureNotes,
  type GridColumn,
  type GridFigure,
  type GridRow,
  isReleasedUnasked,
  whyEmpty,
} from "./grid";
import { columnHeading } from "./grid-choices";
import type { Grid } from "./grid-queries";

/** The words of a file, in the language of its reader. */
export type GridCsvWords = {
  locale: Locale;
  t: ReturnType<typeof useTranslations<"grid">>;
  states: ReturnType<typeof useTranslations<"assessment.states">>;
  regions: ReturnType<typeof useTranslations<"countries.regions">>;
};

/** UTF-8 with a byte order mark, CRLF, figures with a point; a cell that begins like a formula is quoted as text. */
export function gridCsv(grid: Grid, rows: readonly GridRow[], words: GridCsvWords): string {
  const { t } = words;
  const { columns, hasProgress, round } = grid;
  const head = [
    t("columns.iso3"),
    t("columns.country"),
    t("columns.region"),
    ...columns.flatMap((column) => {
      const title = columnHeading(column);
      return [
        t("columns.bandOf", { title }),
        t("columns.figureOf", { title }),
        t("columns.noteOf", { title }),
        t("columns.coverageOf", { title }),
      ];
    }),
    t("columns.scored"),
    t("columns.applicable"),
    t("columns.state"),
    ...(hasProgress ? [t("columns.due"), t("columns.daysLeft"), t("columns.lead")] : []),
    t("columns.basis"),
    t("columns.purpose"),
    t("columns.round"),
    t("columns.edition"),
  ];
  const body = rows.map((row) => [
    row.iso3,
    row.name,
    row.region === null ? "" : words.regions(row.region),
    ...columns.flatMap((column) => figureCells(column, row, words)),
    row.coverage?.scored ?? "",
    row.coverage?.applicable ?? "",
    row.state === null ? t("cells.notOpened") : words.states(row.state),
    ...(hasProgress ? [row.dueOn ?? "", row.daysLeft ?? "", row.lead ?? ""] : []),
    basisOf(row, words),
    round.purpose === "real" ? "" : t(round.purpose),
    round.code,
    `${round.instrument}@${round.editionVersion}`,
  ]);
  return stringify([head, ...body], { bom: true, escape_formulas: true, record_delimiter: "windows" });
}

function basisOf(row: GridRow, { t }: GridCsvWords): string {
  if (Object.keys(row.figures).length === 0) return "";
  if (row.isDraft) return t("basis.draft");
  return t(isReleasedUnasked(row) ? "basis.releaseUnasked" : "basis.release");
}

function figureCells(column: GridColumn, row: GridRow, { t, locale }: GridCsvWords): readonly string[] {
  const figure: GridFigure | undefined = row.figures[column.key];
  const coverage = String(row.percents[column.key] ?? "");
  if (!figure) return ["", "", t(`cells.empty.${whyEmpty(column, row)}`), coverage];
  const notes = [
    ...(figure.band === null ? [t("cells.noFigure")] : []),
    ...figureNotes(figure, row).map(({ key, ...values }) => t(`cells.${key}`, values)),
  ];
  return [
    figure.band?.label ?? "",
    figure.score ? figure.score.value.toFixed(figure.score.decimals) : "",
    formatList(locale, notes),
    coverage,
  ];
}
