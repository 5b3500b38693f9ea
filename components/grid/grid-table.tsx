import { useLocale, useTranslations } from "next-intl";
import { RoundTitle } from "@/components/rounds/round-title";
import type {
  DrawnTable,
  LinesCell,
  LinesGroup,
  LinesHead,
  LinesOver,
  TableLine,
} from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { TableWalk } from "@/components/ui/table-walk";
import type { RoundPurpose } from "@/db/enums";
import { getPathname } from "@/lib/i18n/navigation";
import { byRegion, type GridColumn, type GridRow } from "@/lib/scorecards/grid";
import { columnHeading } from "@/lib/scorecards/grid-choices";
import type { Criterion } from "@/lib/scorecards/grid-columns";
import type { LevelColumn } from "@/lib/scorecards/grid-levels";
import {
  foldedOf,
  type GridView,
  gridQuery,
  NO_REGION,
  type RegionGroup,
  withFold,
} from "@/lib/scorecards/grid-view";
import { purposeQuery } from "@/lib/trends/schema";
import styles from "./grid.module.css";
import { useGridCells } from "./grid-cells";
import { sharing } from "./shared-cells";

interface GridTableProps {
  round: string;
  /** What the round is for: trends run over rounds of one purpose. */
  purpose: RoundPurpose;
  title: string;
  view: GridView;
  aggregates: readonly GridColumn[];
  columns: readonly GridColumn[];
  indicators: readonly LevelColumn[];
  criteria: readonly Criterion[];
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

/** What stands in the columns behind the countries' names. */
type Columns = {
  overs: readonly LinesOver[];
  heads: readonly LinesHead[];
  cellsOf: (row: GridRow) => readonly LinesCell[];
};

/** One line a country; on a phone one card a country. A cell with a figure or a level leads to its *why*. */
export function GridTable(props: GridTableProps) {
  const { round, title, view, rows } = props;
  const t = useTranslations("grid");
  const locale = useLocale();
  const { overs, heads, cellsOf } = useColumns(props);
  const cells = sharing();
  const lineOf = (row: GridRow): TableLine => {
    const card = `/rounds/${round}/${row.iso3}/`;
    return {
      key: row.iso3,
      cells: [
        row.hasCard ? { text: row.name, href: `${card}scorecard` } : row.name,
        ...cellsOf(row).map(cells.place),
      ],
      opens: getPathname({ href: card, locale }),
    };
  };
  const groups = useGroups(props, lineOf);
  const lines = groups.length === 0 ? rows.map(lineOf) : [];
  const table: DrawnTable = {
    overs,
    heads: [{ key: "country", label: t("columns.country") }, ...heads],
    lines,
    groups,
    shared: cells.all,
  };
  return (
    <div
      className={styles.grid}
      data-print={view.columns === "indicators" ? "matrix" : "wide"}
      data-columns={view.columns ?? "criteria"}
    >
      <Table
        id="grid"
        caption={t.rich("caption", { round: title, word: (chunks) => <RoundTitle>{chunks}</RoundTitle> })}
        captionHidden
        sticky={rows.length > ROWS_IN_SIGHT ? true : "column"}
        stacks
      >
        <TableLines {...table} />
      </Table>
      <TableWalk table="grid" />
    </div>
  );
}

function useColumns(props: GridTableProps): Columns {
  const { view, aggregates, columns, indicators, criteria, hasProgress, language, rows, purpose } = props;
  const t = useTranslations("grid.columns");
  const direction = useTranslations("scorecard.direction");
  const trends = useTranslations("trends");
  const cells = useGridCells(language);
  const hasTrends = rows.some(({ figures }) => Object.keys(figures).length > 0);
  const trendCell = ({ iso3, figures }: GridRow): LinesCell =>
    Object.keys(figures).length === 0
      ? ""
      : { text: trends("ofCountry"), href: `/countries/${iso3}/trends${purposeQuery(purpose)}` };
  const state = { key: "state", label: t("state") };
  const overOf = (over: readonly (GridColumn | LevelColumn)[]) => [
    { key: "before", label: "", span: 2 },
    ...oversOf(over, criteria, language, direction),
  ];
  if (view.columns === "indicators")
    return {
      overs: overOf(indicators),
      heads: [state, ...indicators.map((column) => levelHead(column, language))],
      cellsOf: (row) => [
        cells.stateCell(row),
        ...(Object.keys(row.levels).length === 0
          ? [cells.closedCell(row, indicators.length)]
          : indicators.map((column) => cells.levelCell(column, row.levels[column.key], row))),
      ],
    };
  if (view.columns === "domains")
    return {
      overs: overOf(columns),
      heads: [
        state,
        ...columns.map(({ key, title }) => ({ ...figureHead(key, title, language), code: key })),
      ],
      cellsOf: (row) => [cells.stateCell(row), ...columns.map((column) => cells.domainCell(column, row))],
    };
  return {
    overs: [],
    heads: [
      ...columns.map((column) => figureHead(column.key, columnHeading(column), language)),
      { key: "coverage", label: t("coverage"), isShort: true },
      state,
      ...(hasProgress ? WORK.map((key) => ({ key, label: t(key), isShort: true })) : []),
      ...(hasTrends ? [{ key: "trend", label: trends("title"), isShort: true, isScreenOnly: true }] : []),
    ],
    cellsOf: (row) => [
      ...columns.map((column) => cells.figureCell(column, row)),
      cells.coverageCell(row, aggregates),
      cells.stateText(row),
      ...(hasProgress ? cells.workCells(row) : []),
      ...(hasTrends ? [trendCell(row)] : []),
    ],
  };
}

function figureHead(key: string, label: string, language: string): LinesHead {
  return { key, label, language, opens: `why/${key}` };
}

function levelHead({ key, title, construct, whyOfTeam }: LevelColumn, language: string): LinesHead {
  return {
    key,
    label: title,
    code: key,
    language,
    holds: construct === "exposure" ? "words" : "digits",
    opens: whyOfTeam === null ? undefined : `why/${whyOfTeam}#${key}`,
  };
}

/** What neighbouring columns have in common: exposure, or the capability of one criterion. */
function oversOf(
  columns: readonly (GridColumn | LevelColumn)[],
  criteria: readonly Criterion[],
  language: string,
  direction: ReturnType<typeof useTranslations<"scorecard.direction">>,
): readonly LinesOver[] {
  const groups = Map.groupBy(columns, ({ construct, pillar }) => `${construct} ${pillar ?? ""}`);
  return [...groups].flatMap(([key, [first, ...others]]) => {
    if (first === undefined) return [];
    const criterion = criteria.find(({ code }) => code === first.pillar);
    return [
      {
        key,
        language,
        label: criterion ? `${criterion.code} ${criterion.title}` : "",
        said: direction(first.construct),
        span: others.length + 1,
      },
    ];
  });
}

/** The rows by region where the view asks for it; a region that is folded away keeps its head. */
function useGroups(
  { round, view, rows }: GridTableProps,
  lineOf: (row: GridRow) => TableLine,
): readonly LinesGroup[] {
  const t = useTranslations("grid");
  const regions = useTranslations("countries.regions");
  if (view.group === undefined) return [];
  const folded = foldedOf(view);
  const nameOf = (region: RegionGroup) => (region === NO_REGION ? t("noRegion") : regions(region));
  return byRegion(rows).map(({ region, rows: own }) => {
    const isFolded = folded.has(region);
    const title = t("regionOf", { region: nameOf(region), count: own.length });
    return {
      key: region,
      title,
      fold: {
        text: t(isFolded ? "unfold" : "fold"),
        said: t(isFolded ? "unfoldOf" : "foldOf", { region: nameOf(region) }),
        href: `/rounds/${round}${gridQuery(withFold(view, region))}`,
      },
      lines: isFolded ? [] : own.map(lineOf),
    };
  });
}
