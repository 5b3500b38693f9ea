import { useLocale, useTranslations } from "next-intl";
import { RoundTitle } from "@/components/rounds/round-title";
import type { LinesCell, LinesHead, TableLine } from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { formatDay, formatList } from "@/lib/i18n/format";
import {
  type EmptyReason,
  figureNotes,
  type GridColumn,
  type GridRow,
  whyClosed,
  whyEmpty,
} from "@/lib/scorecards/grid";
import { columnHeading } from "@/lib/scorecards/grid-choices";
import { figureText } from "@/lib/scorecards/numbers";
import styles from "./grid.module.css";

interface GridTableProps {
  round: string;
  title: string;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  /** Due dates, counts and leads are shown to those who follow the work. */
  hasProgress: boolean;
  /** Language of the edition's words. */
  language: string;
}

/** The columns of those who follow the work. */
const WORK = ["due", "daysLeft", "lead"] as const;
/** Up to so many rows stand whole on the page; more scroll in a box under their head. */
const ROWS_IN_SIGHT = 25;

/** One line a country; on a phone one card a country. */
export function GridTable({ round, title, columns, rows, hasProgress, language }: GridTableProps) {
  const t = useTranslations("grid");
  const cellsOf = useCells(columns, hasProgress, language);
  const heads: readonly LinesHead[] = [
    { key: "country", label: t("columns.country") },
    ...columns.map((column) => ({ key: column.key, label: columnHeading(column), language })),
    { key: "coverage", label: t("columns.coverage"), isShort: true },
    { key: "state", label: t("columns.state") },
    ...(hasProgress ? WORK.map((key) => ({ key, label: t(`columns.${key}`), isShort: true })) : []),
  ];
  const lines = rows.map((row): TableLine => {
    const { iso3, name, hasCard } = row;
    const card = hasCard ? { text: name, href: `/rounds/${round}/${iso3}/scorecard` } : name;
    return { key: iso3, cells: [card, ...cellsOf(row)] };
  });
  return (
    <div className={styles.grid} data-print="wide">
      <Table
        id="grid"
        caption={t.rich("caption", { round: title, word: (chunks) => <RoundTitle>{chunks}</RoundTitle> })}
        captionHidden
        sticky={rows.length > ROWS_IN_SIGHT ? true : "column"}
        stacks
      >
        <TableLines heads={heads} lines={lines} />
      </Table>
    </div>
  );
}

/** The cells of a row after the country's name, in the order of the columns. */
function useCells(columns: readonly GridColumn[], hasProgress: boolean, language: string) {
  const t = useTranslations("grid.cells");
  const states = useTranslations("assessment.states");
  const locale = useLocale();

  const emptyCell = (why: EmptyReason): LinesCell =>
    why === "none" ? { dash: t("empty.none") } : { text: t(`empty.${why}`), as: "soft" };
  const figureCell = (column: GridColumn, row: GridRow): LinesCell => {
    const figure = row.figures[column.key];
    if (!figure) return emptyCell(whyEmpty(column, row));
    if (figure.band === null) return { text: t("noFigure"), as: "soft" };
    const notes = [...figureNotes(figure, row), ...(row.isDraft ? [{ key: "draft" } as const] : [])];
    return {
      construct: column.construct,
      rank: figure.band.rank,
      word: figure.band.label,
      wordLanguage: language,
      ...(figure.score ? { figure: figureText(locale, figure.score) } : {}),
      ...(notes.length === 0
        ? {}
        : {
            note: formatList(
              locale,
              notes.map(({ key, ...values }) => t(key, values)),
            ),
          }),
    };
  };
  const coverageCell = (row: GridRow, coverage: NonNullable<GridRow["coverage"]>): LinesCell => {
    const counts = t("scored", coverage);
    const percents = columns.flatMap(({ key, pillar, construct }) => {
      const percent = row.percents[key];
      return pillar === null || construct === "exposure" || percent === undefined
        ? []
        : [t("coverage", { pillar, percent })];
    });
    return {
      text: row.isCorrected ? formatList(locale, [counts, t("draft")]) : counts,
      under: (row.isCorrected && percents.length > 0 ? [...percents, t("ofRelease")] : percents).join(" · "),
    };
  };
  const daysCell = (days: number): LinesCell =>
    days < 0 ? { text: t("overdue", { count: -days }), as: "strong" } : t("daysLeft", { count: days });
  const workCells = ({ dueOn, daysLeft, lead }: GridRow): readonly LinesCell[] => [
    dueOn === null
      ? { dash: t("noDueDay") }
      : { text: formatDay(locale, dueOn, { style: "short" }), day: dueOn },
    daysLeft === null ? { dash: t("noDueDay") } : daysCell(daysLeft),
    lead === null ? { dash: t("noLead") } : { text: lead, as: "isolate" },
  ];
  return (row: GridRow): readonly LinesCell[] => [
    ...columns.map((column) => figureCell(column, row)),
    row.coverage ? coverageCell(row, row.coverage) : emptyCell(whyClosed(row)),
    row.state === null ? t("notOpened") : states(row.state),
    ...(hasProgress ? workCells(row) : []),
  ];
}
