/** Confidence of a node: the mean of its ratings' confidences by effective weight. */
import { compare, exact, isAtLeast } from "@/lib/core/exact";
import type { Edition } from "@/lib/instruments/edition";
import { exactArithmetic } from "./arithmetic";
import { nominalShares } from "./effective-share";
import { weightedMean } from "./evaluate";
import { ratingOf, type ScoringInput } from "./rating";

/**
 * The confidence of a node, or null where the edition has no rule, nothing is rated or nothing is known. A rating whose
 * confidence is not known counts as the lowest.
 */
export function nodeConfidence(edition: Edition, key: string, input: ScoringInput): string | null {
  const rule = edition.file.confidence;
  const known = input.confidence;
  if (!rule || !known || known.size === 0) return null;
  const [lowest] = rule.levels;
  const terms = [...nominalShares(edition, key)].flatMap(([code, weight]) => {
    if (ratingOf(input.ratings, code).state !== "rated") return [];
    const level = rule.levels.find((entry) => entry.code === known.get(code)) ?? lowest;
    return level ? [{ value: exact(level.value), weight }] : [];
  });
  if (terms.length === 0) return null;
  const mean = weightedMean(exactArithmetic, terms);
  const reached = [...rule.aggregate]
    .sort((a, b) => compare(exact(b.from), exact(a.from)))
    .find((entry) => isAtLeast(mean, exact(entry.from)));
  return reached?.level ?? lowest?.code ?? null;
}
