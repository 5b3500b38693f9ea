/** Exact numbers and codes of an edition as cards show them. Pure. */
import { decimalText, type ExactNumber, exact } from "@/lib/core/exact";
import type { Edition } from "@/lib/instruments/edition";
import type { Band } from "@/lib/instruments/format-values";
import { displayFigure, displayPercent } from "@/lib/scoring/display";
import { type Rank, rankAt, type ShownBand, type ShownFigure, type ShownRange } from "./facts";

/** A number as files hold it: a fraction where there is one, else a decimal. */
export type StoredNumber = { readonly exact: string | null; readonly decimal: string };

/** The exact number behind stored text. */
export function storedNumber(value: StoredNumber): ExactNumber {
  return exact(value.exact ?? value.decimal);
}

/** A figure, rounded for display within its band. */
export function shownFigure(value: ExactNumber | null, bands: readonly Band[]): ShownFigure | null {
  if (value === null) return null;
  const { value: rounded, decimals } = displayFigure(value, bands);
  return { value: rounded, decimals };
}

/** Two figures as a range; null where an end is missing. */
export function shownRange(
  low: ExactNumber | null,
  high: ExactNumber | null,
  bands: readonly Band[],
): ShownRange | null {
  const [from, to] = [shownFigure(low, bands), shownFigure(high, bands)];
  return from && to ? { low: from, high: to } : null;
}

/** A share of 0 to 1 as whole percent. */
export function shownPercent(share: ExactNumber | null): number | null {
  return share === null ? null : displayPercent(share);
}

/** A weight without needless zeros. */
export function shownWeight(weight: ExactNumber): string {
  return decimalText(weight, 3).replace(/\.?0+$/, "");
}

/** A band of a list by its code. */
export function shownBand(bands: readonly Band[], code: string | null): ShownBand | null {
  const index = bands.findIndex((band) => band.code === code);
  const band = bands[index];
  return band ? { code: band.code, label: band.label, rank: rankAt(index, bands.length) } : null;
}

/** The tint of a level on the edition's scale. */
export function levelRank(edition: Edition, level: number): Rank | null {
  const index = edition.levels.indexOf(level);
  return index < 0 ? null : rankAt(index, edition.levels.length);
}
