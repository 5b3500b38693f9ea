/** The rows that a grid shows as CSV: the same cells, safe to open in a spreadsheet. Pure. */
import { stringify } from "csv-stringify/sync";
import type { useTranslations } from "next-intl";
import { NOT_ASSESSED_REASONS } from "@/db/enums";
import { formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { ShownFigure } from "./facts";
import {
  figureNotes,
  type GridColumn,
  type GridFigure,
  type GridRow,
  isReleasedUnasked,
  shownRanges,
  whyClosed,
  whyEmpty,
  wordOf,
} from "./grid";
import { columnHeading } from "./grid-choices";
import type { GridLevel, LevelColumn } from "./grid-levels";
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
  const { columns, indicators, hasProgress, round } = grid;
  const head = [
    t("columns.iso3"),
    t("columns.country"),
    t("columns.region"),
    ...columns.flatMap((column) => {
      const title = column.kind === "domain" ? `${column.key} ${column.title}` : columnHeading(column);
      return [
        t("columns.bandOf", { title }),
        t("columns.figureOf", { title }),
        t("columns.lowOf", { title }),
        t("columns.highOf", { title }),
        t("columns.plausibleLowOf", { title }),
        t("columns.plausibleHighOf", { title }),
        t("columns.noteOf", { title }),
        t("columns.coverageOf", { title }),
      ];
    }),
    ...indicators.flatMap(({ key, title }) => [
      t("columns.levelOf", { code: key, title }),
      t("columns.levelNoteOf", { code: key }),
    ]),
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
    ...indicators.flatMap((column) => levelCells(column, row, words)),
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
  if (Object.keys(row.figures).length === 0 && Object.keys(row.levels).length === 0) return "";
  if (row.isDraft) return t("basis.draft");
  return t(isReleasedUnasked(row) ? "basis.releaseUnasked" : "basis.release");
}

function figureCells(column: GridColumn, row: GridRow, { t, locale }: GridCsvWords): readonly string[] {
  const figure: GridFigure | undefined = row.figures[column.key];
  const coverage = String(row.percents[column.key] ?? "");
  if (!figure) return ["", "", "", "", "", "", t(`cells.empty.${whyEmpty(column, row)}`), coverage];
  const word = wordOf(figure);
  const { bounds } = figure;
  const ranges = shownRanges(figure);
  const notes = [
    ...(figure.score === null && word === null ? [t("cells.noFigure")] : []),
    ...figureNotes(figure, row).map(({ key, ...values }) => t(`cells.${key}`, values)),
  ];
  return [
    word?.label ?? (bounds ? `${bounds.low.label}–${bounds.high.label}` : ""),
    numberOf(figure.score),
    numberOf(ranges.bounds?.low),
    numberOf(ranges.bounds?.high),
    numberOf(ranges.plausible?.low),
    numberOf(ranges.plausible?.high),
    formatList(locale, notes),
    coverage,
  ];
}

/** A figure with a point, as spreadsheets of any language read it; empty where there is none. */
export function numberOf(figure: ShownFigure | null | undefined): string {
  return figure ? figure.value.toFixed(figure.decimals) : "";
}

function levelCells({ key }: LevelColumn, row: GridRow, { t }: GridCsvWords): readonly string[] {
  const level = row.levels[key];
  if (level === undefined) {
    const isOpen = Object.keys(row.levels).length > 0;
    return ["", t(`cells.empty.${isOpen ? "none" : whyClosed(row)}`)];
  }
  return [level.level === null ? (level.word ?? "") : String(level.level), levelNote(level, t)];
}

function levelNote({ state, level, word, reason }: GridLevel, t: GridCsvWords["t"]): string {
  if (state === "not_applicable") return t("cells.notApplicable");
  if (state === "rated") return level === null && word === null ? t("cells.sentence") : "";
  const known = NOT_ASSESSED_REASONS.find((one) => one === reason);
  return known ? t("cells.notAssessedFor", { reason: t(`cells.reasons.${known}`) }) : t("cells.notAssessed");
}
