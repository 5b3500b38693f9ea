/** What a view of a grid can be chosen from and is called, by the columns that its reader sees. Pure. */
import type { GridColumn } from "./grid";
import type { Grid } from "./grid-queries";
import { bandFilter, type GridView } from "./grid-view";

/** The columns by whose bands a view is filtered and put in order: those of criteria, and domains where they are shown. */
export function bandColumns({
  aggregates,
  columns,
}: Pick<Grid, "aggregates" | "columns">): readonly GridColumn[] {
  return [...aggregates, ...columns.filter(({ kind }) => kind === "domain")];
}

/**
 * A view without what this reader does not have in this round: a band or a criterion of another edition leaves nothing
 * out and puts nothing in order.
 */
export function knownView(grid: Pick<Grid, "aggregates" | "columns" | "criteria">, view: GridView): GridView {
  const columns = bandColumns(grid);
  const isBandSort = view.sort?.startsWith("band:") ?? false;
  return {
    ...view,
    band: chosenBand(columns, view) === null ? undefined : view.band,
    sort: isBandSort && sortColumn(columns, view) === null ? undefined : view.sort,
    criterion: grid.criteria.some(({ code }) => code === view.criterion) ? view.criterion : undefined,
  };
}

/** Heading of a column of figures: the criterion's letter before capabilities. */
export function columnHeading({ pillar, construct, title }: GridColumn): string {
  return pillar === null || construct === "exposure" ? title : `${pillar} ${title}`;
}

/** The column whose bands give the order, or null where the order is another. */
export function sortColumn(columns: readonly GridColumn[], { sort }: GridView): GridColumn | null {
  return columns.find(({ key }) => sort === `band:${key}`) ?? null;
}

/** The column and band word of a `band` filter; null where the reader sees no such band. */
export function chosenBand(
  columns: readonly GridColumn[],
  { band }: GridView,
): { column: GridColumn; label: string } | null {
  if (band === undefined) return null;
  const { key, code } = bandFilter(band);
  const column = columns.find((entry) => entry.key === key);
  const label = column?.bands.find((entry) => entry.code === code)?.label;
  return column && label !== undefined ? { column, label } : null;
}
