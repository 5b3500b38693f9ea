/** Bands: the word of a figure, always from the unrounded value. */
import { type ExactNumber, exact, isAtLeast } from "@/lib/core/exact";
import type { Band } from "@/lib/instruments/format-values";

/** The edges of bands as numbers: a table reads hundreds of figures against the same few bands. */
const edges = new WeakMap<Band, ExactNumber>();

function edgeOf(band: Band): ExactNumber {
  const known = edges.get(band) ?? exact(band.from);
  edges.set(band, known);
  return known;
}

/** Position of the band a value lies in; the lowest band takes what lies below it. Null without bands. */
export function bandIndexOf(bands: readonly Band[], value: ExactNumber): number | null {
  if (bands.length === 0) return null;
  const index = bands.findLastIndex((band) => isAtLeast(value, edgeOf(band)));
  return Math.max(index, 0);
}

/** Code of the band at a position, or null. */
export function bandCodeAt(bands: readonly Band[], index: number | null): string | null {
  return index === null ? null : (bands[index]?.code ?? null);
}
