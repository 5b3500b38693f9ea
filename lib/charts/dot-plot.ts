/** Dots on one axis, one row a thing, with bands as ground: described, then placed. Pure. */
import { type Direction, placeAlong, type Stretch, stretch } from "./scale";

/** A band of the ground, from its edge to the next one's. */
export type GroundBand = { readonly from: number; readonly rank: number; readonly label: string };

/** One row: its value now, the range it may lie in, and its value last time. Null where there is none. */
export type DotRow = {
  readonly key: string;
  readonly value: number | null;
  readonly range: { readonly low: number; readonly high: number } | null;
  readonly last: number | null;
  /** Values of others on the same scale, as strokes without a name. */
  readonly others?: readonly number[];
};

export type DotPlot = {
  readonly domain: readonly [number, number];
  readonly bands: readonly GroundBand[];
  readonly ticks: readonly number[];
  readonly rows: readonly DotRow[];
};

/** Where figures from 0 to 100 are drawn. */
export const FIGURE_AXIS = { domain: [0, 100], ticks: [0, 20, 40, 60, 80, 100] } as const satisfies Pick<
  DotPlot,
  "domain" | "ticks"
>;

/** One row in its place. `null` positions draw nothing; a row without a value draws the pattern of what is missing. */
export type PlacedRow = {
  readonly key: string;
  readonly dot: number | null;
  readonly hollow: number | null;
  readonly range: Stretch | null;
  readonly others?: readonly number[];
};

export type PlacedDotPlot = {
  readonly ground: readonly (Stretch & { readonly rank: number; readonly label: string })[];
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  readonly rows: readonly PlacedRow[];
};

/** Everything in percent of the width. */
export function placeDotPlot({ domain, bands, ticks, rows }: DotPlot, direction: Direction): PlacedDotPlot {
  const place = placeAlong(domain, direction);
  const maybe = (value: number | null) => (value === null ? null : place(value));
  return {
    ground: bands.map(({ from, rank, label }, index) => ({
      ...stretch(place, from, bands[index + 1]?.from ?? domain[1]),
      rank,
      label,
    })),
    ticks: ticks.map((value) => ({ value, x: place(value) })),
    rows: rows.map(({ key, value, range, last, others }) => ({
      key,
      dot: maybe(value),
      hollow: maybe(last),
      range: range === null ? null : stretch(place, range.low, range.high),
      ...(others === undefined ? {} : { others: others.map(place) }),
    })),
  };
}
