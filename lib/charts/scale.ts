/** Positions along one direction of reading, in percent of the width: charts need no size of their own. Pure. */
import { scaleLinear } from "d3-scale";

export type Direction = "ltr" | "rtl";

/** From a value to a place between 0 and 100 percent from the left edge, mirrored where writing runs the other way. */
export type Place = (value: number) => number;

/** Decimal places of a position. */
const PRECISION = 1000;

/** A scale from the least value to the greatest, in the direction of reading. Values outside stop at the edges. */
export function placeAlong(domain: readonly [number, number], direction: Direction): Place {
  const range = direction === "ltr" ? [0, 100] : [100, 0];
  const scale = scaleLinear([...domain], range).clamp(true);
  return (value) => Math.round(scale(value) * PRECISION) / PRECISION;
}

/** A stretch from its left edge. */
export type Stretch = { readonly x: number; readonly width: number };

/** The stretch between two values, whichever side they lie on. */
export function stretch(place: Place, from: number, to: number): Stretch {
  const [a, b] = [place(from), place(to)];
  return { x: Math.min(a, b), width: Math.round(Math.abs(b - a) * PRECISION) / PRECISION };
}
