/** Bands: the word of a figure, always from the unrounded value. */
import type { ExactNumber } from "@/lib/core/exact";
import type { Band } from "@/lib/instruments/format-values";
import { type Arithmetic, exactArithmetic } from "./arithmetic";

/** Position of the band a value lies in; the lowest band takes what lies below it. Null without bands. */
export function bandIndexOf(bands: readonly Band[], value: ExactNumber): number | null {
  return bandIndexIn(exactArithmetic, bands, value);
}

/** The same in any arithmetic. */
export function bandIndexIn<N>(
  { compare, of }: Arithmetic<N>,
  bands: readonly Band[],
  value: N,
): number | null {
  if (bands.length === 0) return null;
  const index = bands.findLastIndex((band) => compare(value, of(band.from)) >= 0);
  return Math.max(index, 0);
}

/** Code of the band at a position, or null. */
export function bandCodeAt(bands: readonly Band[], index: number | null): string | null {
  return index === null ? null : (bands[index]?.code ?? null);
}
