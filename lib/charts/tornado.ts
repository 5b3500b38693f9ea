/** How far each of several choices moves a figure to either side: bars around nought, described, then placed. Pure. */
import { scaleLinear } from "d3-scale";
import { type Direction, placeAlong, type Stretch, stretch } from "./scale";

/** One choice with the points by which the figure falls and rises; null where there is no figure any more. */
export type TornadoRow = {
  readonly key: string;
  readonly reach: { readonly low: number; readonly high: number } | null;
};

export type PlacedTornado = {
  readonly rows: readonly { readonly key: string; readonly bar: Stretch | null }[];
  readonly ticks: readonly { readonly value: number; readonly x: number }[];
  readonly nought: number;
};

/** The least reach of the axis on either side, so that a figure that hardly moves looks so. */
const REACH_MIN = 5;
const TICKS = 4;

/** Everything in percent of the width; the axis reaches as far to one side as to the other. */
export function placeTornado(rows: readonly TornadoRow[], direction: Direction): PlacedTornado {
  const most = rows.flatMap(({ reach }) => (reach ? [Math.abs(reach.low), Math.abs(reach.high)] : []));
  const scale = scaleLinear()
    .domain([0, Math.max(REACH_MIN, ...most)])
    .nice(TICKS / 2);
  const end = scale.domain()[1] ?? REACH_MIN;
  const place = placeAlong([-end, end], direction);
  return {
    rows: rows.map(({ key, reach }) => ({
      key,
      bar: reach && stretch(place, Math.min(0, reach.low), Math.max(0, reach.high)),
    })),
    ticks: [-end, -end / 2, 0, end / 2, end].map((value) => ({ value, x: place(value) })),
    nought: place(0),
  };
}
