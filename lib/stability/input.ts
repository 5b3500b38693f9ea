/** Stored ratings as a simulation of bands reads them: how sure they are with all sources and without each type. Pure. */
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import type { Edition } from "@/lib/instruments/edition";
import { type ScoredRating, scoringInput } from "@/lib/ratings/scoring-input";
import type { StabilityInput } from "@/lib/scoring/stability-choices";

/** What stability is computed of. Every source counts for its type, whoever may read it. */
export function stabilityInput(
  edition: Edition,
  ratings: readonly ScoredRating[],
  cutOff: string,
): StabilityInput {
  const types = new Set(ratings.flatMap(({ citations }) => citations.map(({ type }) => type)));
  const confidenceOf = (some: readonly ScoredRating[]) =>
    scoringInput(edition, some, cutOff).confidence ?? new Map<string, string>();
  const without = (type: string) =>
    ratings.map((rating) => ({
      ...rating,
      citations: rating.citations.filter((citation) => citation.type !== type),
    }));
  return {
    ratings: scoringInput(edition, ratings, cutOff).ratings,
    confidence: confidenceOf(ratings),
    confidenceWithout: new Map([...types].map((type) => [type, confidenceOf(without(type))])),
  };
}

/** SHA-256 of what stability is computed of. */
export function inputSha256({ ratings, confidence, confidenceWithout }: StabilityInput): string {
  const words = [...confidenceWithout].map(([type, of]) => [type, Object.fromEntries(of)] as const);
  return sha256(
    canonicalJson({
      ratings: Object.fromEntries(ratings),
      confidence: Object.fromEntries(confidence),
      without: Object.fromEntries(words),
    }),
  );
}
