/** Ratings as equal cells in rows: a cell is one rating, and all rows share one size of cell. Pure. */
import { type Direction, placeAlong, type Stretch, stretch } from "./scale";

export type StripRow<Cell> = { readonly key: string; readonly cells: readonly Cell[] };
export type PlacedStrip<Cell> = {
  readonly key: string;
  readonly cells: readonly (Stretch & { readonly cell: Cell; readonly middle: number })[];
};

/** The fewest cells that a full width is divided into, so that a short row does not become one broad block. */
const CELLS_MIN = 12;

/** Every row's cells in percent of the width, in the direction of reading. */
export function placeStrips<Cell>(
  rows: readonly StripRow<Cell>[],
  direction: Direction,
): readonly PlacedStrip<Cell>[] {
  const count = Math.max(CELLS_MIN, ...rows.map(({ cells }) => cells.length));
  const place = placeAlong([0, count], direction);
  return rows.map(({ key, cells }) => ({
    key,
    cells: cells.map((cell, index) => ({
      ...stretch(place, index, index + 1),
      cell,
      middle: place(index + 0.5),
    })),
  }));
}
