/**
 * The closed list of tables of each data set. What stands in no table is shown nowhere; every table shows all of
 * its margins; no other sum is ever made. The same coordinates are the same cell in every table.
 */
import { type Cell, type Coordinates, cellId } from "./cells";

/** A table crosses these dimensions and shows their margins too, down to the total. */
export type Table = { readonly key: string; readonly dimensions: readonly string[] };

export type DataSetRules = {
  readonly tables: readonly Table[];
  /**
   * Dimensions whose categories anybody can name: what a margin leaves over its parts there is a figure about a
   * category that the block keeps silent about, so a small rest is guarded like a small cell.
   */
  readonly exhaustive: readonly string[];
  /** Counts from 1 to below this are hidden, and every hidden figure stays uncertain by at least this much. */
  readonly threshold: number;
};

export const DEFAULT_THRESHOLD = 5;

/** In `proceedings` the counting unit and the stage belong to the indicator: persons and cases never share a block. */
export const DATA_SETS = {
  detections: {
    tables: [
      { key: "total", dimensions: [] },
      { key: "sex_age", dimensions: ["sex", "age"] },
      { key: "form_sex", dimensions: ["form", "sex"] },
      { key: "form_age", dimensions: ["form", "age"] },
      { key: "citizenship", dimensions: ["citizenship"] },
      { key: "repatriation", dimensions: ["repatriation"] },
    ],
    exhaustive: ["sex", "age"],
    threshold: DEFAULT_THRESHOLD,
  },
  proceedings: {
    tables: [
      { key: "total", dimensions: [] },
      { key: "sex_age", dimensions: ["sex", "age"] },
      { key: "citizenship", dimensions: ["citizenship"] },
      { key: "legal_basis", dimensions: ["legal_basis"] },
    ],
    exhaustive: ["sex", "age"],
    threshold: DEFAULT_THRESHOLD,
  },
} as const satisfies Record<string, DataSetRules>;

/** Whether a table of the closed list shows this cell. */
export function isListed({ tables }: DataSetRules, cell: Cell): boolean {
  const dimensions = Object.keys(cell.at);
  return tables.some((table) => dimensions.every((dimension) => table.dimensions.includes(dimension)));
}

/** One equation of a table: a total is the sum of its parts along one dimension. */
export type Margin = {
  readonly key: string;
  readonly total: string;
  readonly parts: readonly string[];
  readonly dimension: string;
};

/**
 * Every equation that binds these cells, each once, in a fixed order. Totals that nobody entered bind, too: a reader adds
 * the inner cells up to them, and them up to what was entered.
 */
export function marginsOf(cells: Iterable<Cell>): Margin[] {
  const margins = new Map<string, { total: string; parts: string[]; dimension: string }>();
  for (const [id, at] of withTotals(cells)) {
    for (const dimension of Object.keys(at)) {
      const total = cellId(without(at, dimension));
      const key = `${total}/${dimension}`;
      const margin = margins.get(key);
      if (margin) margin.parts.push(id);
      else margins.set(key, { total, parts: [id], dimension });
    }
  }
  return [...margins].map(([key, margin]) => ({ key, ...margin })).sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Where the cells stand and every total over them, in the order of their names. */
function withTotals(cells: Iterable<Cell>): [id: string, at: Coordinates][] {
  const places = new Map<string, Coordinates>();
  const add = (at: Coordinates) => {
    const id = cellId(at);
    if (places.has(id)) return;
    places.set(id, at);
    for (const dimension of Object.keys(at)) add(without(at, dimension));
  };
  for (const { at } of cells) add(at);
  return [...places].sort(([a], [b]) => (a < b ? -1 : 1));
}

function without(at: Coordinates, dimension: string): Coordinates {
  const { [dimension]: _, ...rest } = at;
  return rest;
}
