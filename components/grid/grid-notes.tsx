import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { formatDay, formatList } from "@/lib/i18n/format";
import { type GridColumn, type GridRow, isReleasedUnasked, whyClosed, whyEmpty } from "@/lib/scorecards/grid";
import type { GridView } from "@/lib/scorecards/grid-view";

interface GridNotesProps {
  grid: {
    columns: readonly GridColumn[];
    hasProgress: boolean;
    hasTeamFigures: boolean;
    scale: { readonly min: number; readonly max: number };
    today: string;
  };
  view: GridView;
  rows: readonly GridRow[];
}

/** Nothing is said of what these hide: there is nothing. */
const NOTHING_WITHHELD = ["none", "withdrawn"];

/** What is to be said below a grid: which States were not asked, from when days are counted, what its words mean. */
export function GridNotes({ grid, view, rows }: GridNotesProps) {
  const t = useTranslations("grid");
  const locale = useLocale();
  const unasked = rows.filter(isReleasedUnasked).map(({ name }) => name);
  const showsWork = grid.hasProgress && view.columns === undefined;
  return (
    <>
      {unasked.length === 0 ? null : <p>{t("statesNotAsked", { countries: formatList(locale, unasked) })}</p>}
      {showsWork ? <p data-print="only">{t("daysCounted", { day: formatDay(locale, grid.today) })}</p> : null}
      <p>
        {t("sortNote")} {grid.hasTeamFigures ? t("teamOnly") : null}
      </p>
      {rows.length === 0 ? null : (
        <Disclosure summary={t("notes")}>
          <ul>
            {notesOf(grid, view, rows).map((note) => (
              <li key={note}>{t(note, grid.scale)}</li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}

function notesOf({ columns, hasProgress }: GridNotesProps["grid"], view: GridView, rows: readonly GridRow[]) {
  const isLowered = rows.some(({ figures }) =>
    columns.some(({ key }) => (figures[key]?.loweredBy.length ?? 0) > 0),
  );
  const hasFigures = rows.some(({ figures }) => columns.some(({ key }) => figures[key] !== undefined));
  const hasPercents = rows.some(({ percents }) => columns.some(({ key }) => percents[key] !== undefined));
  return [
    "cellNote" as const,
    ...(view.columns === "domains" ? (["domainNote"] as const) : []),
    ...(view.columns === "indicators" ? (["levelNote"] as const) : []),
    ...(hasProgress && view.columns === undefined ? (["ratedNote"] as const) : []),
    ...(hasProgress ? (["draftNote", "correctedNote"] as const) : []),
    ...(hasFigures ? (["rangeNote"] as const) : []),
    ...(hasPercents ? (["coverageNote"] as const) : []),
    ...(isLowered ? (["loweredNote"] as const) : []),
    ...(rows.some((row) => isWithheld(columns, row)) ? (["withheldNote"] as const) : []),
    "keysNote" as const,
  ];
}

function isWithheld(columns: readonly GridColumn[], row: GridRow): boolean {
  if (!NOTHING_WITHHELD.includes(whyClosed(row))) return true;
  return columns.some(
    (column) => !row.figures[column.key] && !NOTHING_WITHHELD.includes(whyEmpty(column, row)),
  );
}
