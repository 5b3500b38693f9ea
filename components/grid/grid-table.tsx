import { useLocale, useTranslations } from "next-intl";
import { Band, ExposureLevel } from "@/components/ui/band";
import { DayText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import { Table } from "@/components/ui/table";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatList } from "@/lib/i18n/format";
import { type GridColumn, type GridFigure, type GridRow, whyEmpty } from "@/lib/scorecards/grid";
import { columnHeading } from "@/lib/scorecards/grid-choices";
import { figureText } from "../scorecard/numbers";
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

const DASH = "–";
/** Up to so many rows stand whole on the page; more scroll in a box under their head. */
const ROWS_IN_SIGHT = 25;

/** One line a country; on a phone one card a country. */
export function GridTable({ round, title, columns, rows, hasProgress, language }: GridTableProps) {
  const t = useTranslations("grid");
  const states = useTranslations("assessment.states");
  return (
    <div className={styles.grid} data-print="wide">
      <Table
        id="grid"
        caption={t("caption", { round: title })}
        captionHidden
        sticky={rows.length > ROWS_IN_SIGHT ? true : "column"}
        stacks
      >
        <thead>
          <tr>
            <th scope="col">{t("columns.country")}</th>
            {columns.map((column) => (
              <th key={column.key} scope="col" lang={language}>
                {columnHeading(column)}
              </th>
            ))}
            <th scope="col">{t("columns.coverage")}</th>
            <th scope="col">{t("columns.state")}</th>
            {hasProgress ? (
              <>
                <th scope="col">{t("columns.due")}</th>
                <th scope="col">{t("columns.daysLeft")}</th>
                <th scope="col">{t("columns.lead")}</th>
              </>
            ) : null}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.iso3}>
              <th scope="row">
                {row.hasCard ? (
                  <Link href={`/rounds/${round}/${row.iso3}/scorecard`}>{row.name}</Link>
                ) : (
                  row.name
                )}
              </th>
              {columns.map((column) => (
                <td key={column.key} data-label={columnHeading(column)}>
                  <FigureCell column={column} row={row} language={language} />
                </td>
              ))}
              <td data-label={t("columns.coverage")} className={styles.short}>
                {row.coverage ? (
                  t("cells.scored", row.coverage)
                ) : (
                  <EmptyCell why={row.state === null ? "none" : (row.closed ?? "none")} />
                )}
              </td>
              <td data-label={t("columns.state")}>
                {row.state === null ? t("cells.notOpened") : states(row.state)}
              </td>
              {hasProgress ? <WorkCells row={row} /> : null}
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function WorkCells({ row }: { row: GridRow }) {
  const t = useTranslations("grid");
  const { dueOn, daysLeft, lead } = row;
  return (
    <>
      <td data-label={t("columns.due")} className={styles.short}>
        {dueOn === null ? DASH : <DayText day={dueOn} style="short" />}
      </td>
      <td data-label={t("columns.daysLeft")} className={styles.short}>
        {daysLeft === null ? (
          DASH
        ) : daysLeft < 0 ? (
          <strong>{t("cells.overdue", { count: -daysLeft })}</strong>
        ) : (
          t("cells.daysLeft", { count: daysLeft })
        )}
      </td>
      <td data-label={t("columns.lead")} className={styles.short}>
        {lead === null ? DASH : <bdi>{lead}</bdi>}
      </td>
    </>
  );
}

function FigureCell({ column, row, language }: { column: GridColumn; row: GridRow; language: string }) {
  const t = useTranslations("grid.cells");
  const locale = useLocale();
  const figure = row.figures[column.key];
  if (!figure) return <EmptyCell why={whyEmpty(column, row)} />;
  if (figure.band === null) return <span className={styles.soft}>{t("noFigure")}</span>;
  const notes = figureNotes(figure, row).map((note) => t(note));
  const props = {
    rank: figure.band.rank,
    word: <span lang={language}>{figure.band.label}</span>,
    figure: figure.score ? figureText(locale, figure.score) : undefined,
    ...(notes.length === 0 ? {} : { note: formatList(locale, notes) }),
  };
  return column.construct === "exposure" ? <ExposureLevel {...props} /> : <Band {...props} />;
}

/** What stands where there is no figure: that there is none yet, or that it is withheld and why. */
function EmptyCell({ why }: { why: ReturnType<typeof whyEmpty> }) {
  const t = useTranslations("grid.cells.empty");
  if (why !== "none") return <span className={styles.soft}>{t(why)}</span>;
  return (
    <>
      <span aria-hidden="true">{DASH}</span>
      <VisuallyHidden>{t("none")}</VisuallyHidden>
    </>
  );
}

/** What is said after a figure in small, as keys of the catalogue. */
export function figureNotes(
  { isLowered, status }: GridFigure,
  { isDraft }: GridRow,
): readonly ("lowered" | "provisional" | "draft")[] {
  return [
    ...(isLowered ? (["lowered"] as const) : []),
    ...(status === "provisional" ? (["provisional"] as const) : []),
    ...(isDraft ? (["draft"] as const) : []),
  ];
}
