/** Figures as they are shown: rounded half up, for display only, never across the edge of a band. */
import {
  compare,
  decimalText,
  type ExactNumber,
  exact,
  HUNDRED,
  multiply,
  ONE,
  toNumber,
} from "@/lib/core/exact";
import type { Band } from "@/lib/instruments/format-values";
import { bandIndexOf } from "./bands";

/** A figure to print. `text` has a point as decimal mark; locales format `value` with `decimals` places. */
export type DisplayFigure = { readonly text: string; readonly value: number; readonly decimals: number };

const MOST_DECIMALS = 12;

/** One decimal; two, or as many as it takes, where rounding would carry the figure into another band. */
export function displayFigure(value: ExactNumber, bands: readonly Band[]): DisplayFigure {
  const band = bandIndexOf(bands, value);
  for (let decimals = 1; ; decimals += 1) {
    const text = decimalText(value, decimals);
    const rounded = exact(text);
    if (decimals >= MOST_DECIMALS || bandIndexOf(bands, rounded) === band)
      return { text, value: toNumber(rounded), decimals };
  }
}

/** A share of 0 to 1, such as coverage, as whole percent, rounded half up; below 100 while anything is missing. */
export function displayPercent(share: ExactNumber): number {
  const percent = Number(decimalText(multiply(share, HUNDRED), 0));
  return percent === 100 && compare(share, ONE) < 0 ? 99 : percent;
}
