/** What a manager should look at in the ratings of a round, by rules that stand beside their counts. Pure. */
import type { Edition } from "@/lib/instruments/edition";
import { consented, effectiveOf } from "@/lib/ratings/confidence";
import { engineRating, type ScoredRating } from "@/lib/ratings/scoring-input";
import { unmetClaims } from "@/lib/scoring/claims";
import { ageDay, countingCitations, isWithinMonths } from "@/lib/scoring/confidence";
import { restsOfNotApplicable } from "@/lib/scoring/not-applicable";

/** The rules about ratings, in the order in which they are printed. */
export const RATING_RULES = ["confidence_unmet", "single_source", "stale_evidence", "withheld"] as const;
export type RatingRule = (typeof RATING_RULES)[number];

/** One rating that a rule names. */
export type RatingFinding = {
  readonly rule: RatingRule;
  readonly indicator: string;
  /** Of the first rule: the level, the confidence that it needs and the one that it has. */
  readonly claim?: { readonly level: number; readonly needed: string; readonly has: string };
  /** Of the second: how many sources support it, none or one. */
  readonly sources?: number;
  /** Of the third: the newest day that its evidence speaks about. */
  readonly newest?: string;
  /** Of the last: the code of the reason. */
  readonly reason?: string;
};

/** An effective rating with its evidence. */
export type JudgedRating = Pick<ScoredRating, "indicator" | "values" | "citations">;

/**
 * The age in months from which no rule of the edition gives evidence a confidence any more; null where the edition has no
 * such rule.
 */
export function staleAfterMonths(edition: Edition): number | null {
  const months = (edition.file.confidence?.rules ?? []).map(({ newestWithinMonths }) => newestWithinMonths);
  return months.length === 0 ? null : Math.max(...months);
}

/** Everything that the rules find in the effective ratings of one assessment, in the order of the edition. */
export function ratingFindings(
  edition: Edition,
  ratings: readonly JudgedRating[],
  cutOff: string,
): readonly RatingFinding[] {
  const byIndicator = new Map(ratings.map((rating) => [rating.indicator, rating]));
  const rests = restsOfNotApplicable(
    edition,
    new Map(ratings.map(({ indicator, values }) => [indicator, engineRating(values)])),
  );
  return [...edition.indicators.keys()].flatMap((indicator) => {
    const rating = byIndicator.get(indicator);
    if (rating === undefined) return [];
    const { state } = rating.values;
    if (state === "not_assessed") return withheld(edition, rating);
    if (state !== "rated") return [];
    return [
      ...confidenceUnmet(edition, rating, cutOff, rests.has(indicator)),
      ...singleSource(edition, rating, cutOff),
      ...staleEvidence(edition, rating, cutOff),
    ];
  });
}

function withheld(edition: Edition, { indicator, values }: JudgedRating): readonly RatingFinding[] {
  const reason = values.notAssessedReason;
  return reason !== null && edition.withheldReasons.has(reason)
    ? [{ rule: "withheld", indicator, reason }]
    : [];
}

function confidenceUnmet(
  edition: Edition,
  { indicator, values, citations }: JudgedRating,
  cutOff: string,
  notApplicableRestsOnIt: boolean,
): readonly RatingFinding[] {
  const unmet = unmetClaims(edition, indicator, engineRating(values), {
    confidence: effectiveOf(edition, citations, values, cutOff),
    citations: consented(citations),
    cutOff,
    hasSearchRecord: true, // asked by another rule
    notApplicableRestsOnIt,
  }).find(({ code }) => code === "confidence");
  if (unmet === undefined || values.level === null) return [];
  const { needed = "", has = "" } = unmet.params;
  return [{ rule: "confidence_unmet", indicator, claim: { level: values.level, needed, has } }];
}

/** The sources that count under the edition and support the rating. */
function supporting(edition: Edition, { citations }: JudgedRating, cutOff: string) {
  const counting = countingCitations(edition, consented(citations), cutOff);
  return counting.filter(({ stance }) => stance === "supports").map(({ source }) => source);
}

function singleSource(edition: Edition, rating: JudgedRating, cutOff: string): readonly RatingFinding[] {
  const sources = new Set(supporting(edition, rating, cutOff).map(({ code }) => code)).size;
  return sources > 1 ? [] : [{ rule: "single_source", indicator: rating.indicator, sources }];
}

function staleEvidence(edition: Edition, rating: JudgedRating, cutOff: string): readonly RatingFinding[] {
  const months = staleAfterMonths(edition);
  const newest = supporting(edition, rating, cutOff)
    .flatMap((source) => ageDay(source, cutOff) ?? [])
    .toSorted()
    .at(-1);
  if (months === null || newest === undefined || isWithinMonths(newest, cutOff, months)) return [];
  return [{ rule: "stale_evidence", indicator: rating.indicator, newest }];
}
