/** Stored effective ratings as the scoring engine reads them. Pure. */
import type { Edition } from "@/lib/instruments/edition";
import type { Rating, ScoringInput } from "@/lib/scoring/rating";
import { type EvidenceRow, effectiveOf } from "./confidence";
import type { FIGURE_FIELDS } from "./fields";
import { judgementVersion } from "./merge";
import type { FieldValues } from "./schema";

/** The fields of a rating that the engine reads. */
export type ScoredValues = Pick<FieldValues, (typeof FIGURE_FIELDS)[number]>;

/** One effective rating with its citations. */
export type ScoredRating = {
  indicator: string;
  values: ScoredValues;
  fieldVersions: Readonly<Record<string, number>>;
  /** Versions of the judgement for which the reviewer confirmed the gate. */
  confirmedVersions: readonly number[];
  citations: readonly EvidenceRow[];
};

/** The engine's word for a stored judgement; a rating of which only texts were typed is a gap without a reason. */
export function engineRating({
  state,
  level,
  notAssessedReason,
}: Pick<ScoredValues, "state" | "level" | "notAssessedReason">): Rating {
  if (state === "rated" && level !== null) return { state, level };
  if (state === "not_applicable") return { state };
  return { state: "not_assessed", reason: notAssessedReason ?? undefined };
}

/** Everything the engine computes from. A gate counts as confirmed for exactly the judgement that was confirmed. */
export function scoringInput(
  edition: Edition,
  ratings: readonly ScoredRating[],
  cutOff: string,
): ScoringInput {
  const confidence = new Map<string, string>();
  const confirmed = new Set<string>();
  for (const { indicator, values, fieldVersions, confirmedVersions, citations } of ratings) {
    const level = values.state === "rated" ? effectiveOf(edition, citations, values, cutOff) : null;
    if (level !== null) confidence.set(indicator, level);
    if (confirmedVersions.includes(judgementVersion(fieldVersions))) {
      for (const gate of edition.gates) if (gate.indicator === indicator) confirmed.add(gate.code);
    }
  }
  return {
    ratings: new Map(ratings.map(({ indicator, values }) => [indicator, engineRating(values)])),
    confidence,
    confirmedGates: confirmed,
  };
}
