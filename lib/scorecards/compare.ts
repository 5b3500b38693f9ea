/** Countries of one round side by side, from what the grid gives their reader. Pure. */
import { ALL_COUNTRIES, type CompareView, type Spread } from "./compare-view";
import { differingPairs } from "./difference";
import type { ShownFigure } from "./facts";
import { type EmptyReason, type GridColumn, type GridFigure, type GridRow, whyEmpty } from "./grid";

/** One country in one comparison; `empty` says why there is no figure. */
export type ComparedCell = {
  readonly iso3: string;
  readonly name: string;
  readonly figure: GridFigure | null;
  readonly empty: EmptyReason | null;
  /** What the figure is of, where that is not the release alone: a draft, or a release that is being corrected. */
  readonly basis: "draft" | "ofRelease" | null;
};

/** One figure over the countries that were chosen. */
export type ComparedFigures = {
  readonly column: GridColumn;
  readonly cells: readonly ComparedCell[];
  /** Figures of the countries of the spread, as many as are open to the reader, from the lowest on. */
  readonly spread: readonly ShownFigure[];
  /** Names of every two countries whose plausible ranges have no value in common. */
  readonly apart: readonly (readonly [string, string])[];
};

/** The rows that were chosen, in the order of the choice. */
export function chosenRows(rows: readonly GridRow[], { country }: CompareView): readonly GridRow[] {
  return country.flatMap((iso3) => rows.find((row) => row.iso3 === iso3) ?? []);
}

/** Each figure with its cells; `edition` is that of the round, by which all of them were made. */
export function comparedFigures(
  { columns, rows, edition }: { columns: readonly GridColumn[]; rows: readonly GridRow[]; edition: string },
  view: CompareView,
): readonly ComparedFigures[] {
  const chosen = chosenRows(rows, view);
  const others = view.spread === undefined ? [] : spreadRows(rows, view.spread);
  return columns.map((column) => {
    const cells = chosen.map((row): ComparedCell => {
      const figure = row.figures[column.key] ?? null;
      return {
        iso3: row.iso3,
        name: row.name,
        figure,
        empty: figure ? null : whyEmpty(column, row),
        basis: figure ? basisOf(row) : null,
      };
    });
    const compared = cells.map(({ name, figure }) => ({
      name,
      edition,
      plausible: figure?.plausible ?? null,
    }));
    return {
      column,
      cells,
      spread: others
        .flatMap(({ figures }) => figures[column.key]?.score ?? [])
        .toSorted((a, b) => a.value - b.value),
      apart: differingPairs(compared).map(([a, b]) => [a.name, b.name] as const),
    };
  });
}

function basisOf({ isDraft, isCorrected }: GridRow): ComparedCell["basis"] {
  if (isDraft) return "draft";
  return isCorrected ? "ofRelease" : null;
}

/** The countries of a spread. */
export function spreadRows(rows: readonly GridRow[], spread: Spread): readonly GridRow[] {
  return spread === ALL_COUNTRIES ? rows : rows.filter(({ region }) => region === spread);
}
