/** Which indicators a second person rates without seeing the first rating. */
import { AppError } from "@/lib/core/errors";
import type { Edition } from "@/lib/instruments/edition";

/**
 * Every n-th indicator of the edition from a starting place, and every gate; in file order. `start` is any whole number
 * of 0 or above: take it from something that the raters cannot choose. Empty where the edition has no rule.
 */
export function secondRatingSample(edition: Edition, start: number): readonly string[] {
  const rule = edition.file.secondRating;
  if (!rule) return [];
  if (!Number.isInteger(start) || start < 0)
    throw new AppError("INVALID", `a sample cannot start at ${start}`);
  const gates = new Set(rule.gates ? edition.gates.map((gate) => gate.indicator) : []);
  return [...edition.indicators.values()]
    .filter(({ code, order }) => order % rule.every === start % rule.every || gates.has(code))
    .map(({ code }) => code);
}
