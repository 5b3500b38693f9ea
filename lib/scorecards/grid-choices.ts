/** What a view of a grid can be chosen from and is called, by the columns that its reader sees. Pure. */
import type { GridColumn } from "./grid";
import { bandFilter, type GridView } from "./grid-view";

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
