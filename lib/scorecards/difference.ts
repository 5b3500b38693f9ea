/** When two figures differ, and when nothing may be said. Pure. */
import { compare, exact } from "@/lib/core/exact";

/** A figure as it is compared: the edition it was made by, and its plausible range as exact decimals. */
export type ComparedFigure = {
  readonly edition: string;
  readonly plausible: { readonly low: string; readonly high: string } | null;
};

/**
 * Whether two figures differ: both were made by the same edition, and no value is plausible for both. Ranges that touch
 * share a value. Where one has no range nothing is said of the two.
 */
export function differs(a: ComparedFigure, b: ComparedFigure): boolean {
  if (a.edition !== b.edition || a.plausible === null || b.plausible === null) return false;
  return isBelow(a.plausible.high, b.plausible.low) || isBelow(b.plausible.high, a.plausible.low);
}

function isBelow(a: string, b: string): boolean {
  return compare(exact(a), exact(b)) < 0;
}

/** Every two that differ, in the order in which they are given; which of them is higher is not said. */
export function differingPairs<Figure extends ComparedFigure>(
  figures: readonly Figure[],
): readonly (readonly [Figure, Figure])[] {
  return figures.flatMap((first, index) =>
    figures.slice(index + 1).flatMap((second) => (differs(first, second) ? [[first, second] as const] : [])),
  );
}
