/** How large the point of a count is: its area grows with the count. Pure. */
import { scaleSqrt } from "d3-scale";

/** Sizes are factors of the radius of an ordinary point; even the smallest count keeps a point that is seen. */
const SIZE = { min: 0.6, max: 5 } as const;
const SAMPLES = 3;

export type PointSizes = {
  sizeOf: (value: number) => number;
  /** Round counts with their sizes, to read the others by; ascending. */
  samples: readonly { value: number; size: number }[];
};

/** The sizes of these counts; null where nobody was counted. */
export function pointSizes(values: readonly number[]): PointSizes | null {
  const max = Math.max(0, ...values);
  if (max === 0) return null;
  const scale = scaleSqrt().domain([0, max]).range([0, SIZE.max]);
  const sizeOf = (value: number) => Math.max(SIZE.min, scale(value));
  const ticks = scale.ticks(SAMPLES * 2).filter((value) => value >= 1 && Number.isInteger(value));
  const last = ticks.length - 1;
  const places = new Set(
    Array.from({ length: SAMPLES }, (_, index) => Math.round((index * last) / (SAMPLES - 1))),
  );
  const samples = [...places].flatMap((place) => ticks[place] ?? []);
  return { sizeOf, samples: samples.map((value) => ({ value, size: sizeOf(value) })) };
}
