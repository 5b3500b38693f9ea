/** What stands behind the counts of the quality panel. Pure. */
import { RATING_RULES, type RatingFinding } from "./quality-rules";

/** Every kind of finding, in the order of the panel: of ratings, of the review, of what institutions were asked. */
export const FINDING_KINDS = [...RATING_RULES, "open_comments", "requests_refused"] as const;
export type FindingKind = (typeof FINDING_KINDS)[number];

/** One line of the list behind a count; it names no person. */
export type Finding = {
  readonly key: string;
  readonly kind: FindingKind;
  readonly iso3: string;
  readonly country: string;
  /** The indicators that it is about, by code. */
  readonly indicators: readonly string[];
  /** Where it is dealt with, below the language. */
  readonly href: string;
  /** The day since which it stands, of comments and refusals. */
  readonly on: string | null;
  /** What the rule saw, of ratings. */
  readonly rating: RatingFinding | null;
  /** The institution that refused. */
  readonly institution: string | null;
};

/** Lines on one page of the list. */
export const FINDINGS_PER_PAGE = 100;

/** How often each kind was found. */
export function findingCounts(findings: readonly Finding[]): ReadonlyMap<FindingKind, number> {
  return new Map(FINDING_KINDS.map((kind) => [kind, findings.filter((one) => one.kind === kind).length]));
}
