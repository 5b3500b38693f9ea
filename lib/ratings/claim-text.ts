/** From what the rules find missing to the message that says it. Pure. */

/** Message keys below `rating.claims`. */
const KEYS = [
  "no_rating",
  "rationale_missing",
  "change_cause_missing",
  "override_reason_missing",
  "claim_confidence",
  "claim_item_not_issued_by_state",
  "claim_citation_shows",
  "claim_search_record",
  "gap_reason_missing",
  "gap_reason_unknown",
  "gap_reason_not_accepted",
  "gap_request_missing",
  "gap_not_cited",
  "not_applicable_reason_missing",
  "not_applicable_not_rated",
  "not_applicable_level_too_high",
  "not_applicable_no_search_record",
  "consent_withdrawn",
  "consent_refused",
  "domain_not_declared",
] as const;
export type ClaimKey = (typeof KEYS)[number] | "not_applicable_other" | "other";

/** The message of a problem; the rarer conditions of *not applicable* read alike, and an unknown one reads as a correction. */
export function claimKey(problem: string): ClaimKey {
  const known = KEYS.find((key) => key === problem);
  if (known !== undefined) return known;
  return problem.startsWith("not_applicable_") ? "not_applicable_other" : "other";
}
