/** Which indicators are rated a second time, what is still open about them, and when a third person decides. Pure. */
import type { RatingState } from "@/db/enums";
import { startNumber } from "@/lib/core/start-number";
import type { Edition } from "@/lib/instruments/edition";
import { type Disagreement, disagreements } from "@/lib/scoring/disagreement";
import type { Rating } from "@/lib/scoring/rating";
import { secondRatingSample } from "@/lib/scoring/second-rating";

/** What the sample of an assessment is drawn from: nothing that a rater can choose. */
export type SampleKey = { editionSha256: string; round: string; iso3: string };

/** A whole number of 0 or above that anybody can compute again from edition, round and country. */
export function startOf({ editionSha256, round, iso3 }: SampleKey): number {
  return startNumber(`${editionSha256}/${round}/${iso3}`);
}

/** Why an indicator is rated a second time. */
export type SampledBecause = "gate" | "drawn" | "wished";
export type Sampled = { indicator: string; because: SampledBecause };

/** The indicators to be rated a second time, in the order of the edition: every gate, the draw, and what was wished. */
export function sampleOf(edition: Edition, key: SampleKey, wished: readonly string[]): readonly Sampled[] {
  const drawn = new Set(secondRatingSample(edition, startOf(key)));
  const gates = new Set(edition.gates.map(({ indicator }) => indicator));
  return [...edition.indicators.keys()].flatMap((indicator): readonly Sampled[] => {
    if (drawn.has(indicator)) return [{ indicator, because: gates.has(indicator) ? "gate" : "drawn" }];
    return wished.includes(indicator) ? [{ indicator, because: "wished" }] : [];
  });
}

/** A judgement as far as two of them are compared. */
export type Judgement = { state: RatingState | null; level: number | null };

/** A judgement that is complete: a level, or another state. */
export type GivenJudgement = { state: RatingState; level: number | null };

/** The judgement where one was given. */
export function given({ state, level }: Judgement): GivenJudgement | null {
  if (state === null || (state === "rated" && level === null)) return null;
  return { state, level: state === "rated" ? level : null };
}

/**
 * Why a third person has to decide between two ratings: too many levels apart, on two sides of a gate, or one with a
 * level and one without. Empty where the two may stand.
 */
export function disagreementsOf(
  edition: Edition,
  indicator: string,
  first: GivenJudgement,
  second: GivenJudgement,
): readonly (Disagreement | { readonly code: "other_state" })[] {
  if (first.state !== second.state) return [{ code: "other_state" }];
  return disagreements(edition, indicator, asRating(first), asRating(second));
}

function asRating({ state, level }: GivenJudgement): Rating {
  if (state === "rated") return { state, level: level ?? 0 };
  return state === "not_applicable" ? { state } : { state, reason: "not_reached" };
}

/** A revealed pair with its consensus, as the rule of submission reads it. */
export type PairFacts = {
  indicator: string;
  first: GivenJudgement;
  second: GivenJudgement;
  consensus: GivenJudgement | null;
};

/** Whether a third person still has to decide between the two ratings of a pair. */
export function isUndecided(edition: Edition, { indicator, first, second, consensus }: PairFacts): boolean {
  return consensus === null && disagreementsOf(edition, indicator, first, second).length > 0;
}

/** What keeps an assessment from being submitted. */
export type SecondRatingProblem = {
  indicator: string;
  problem: "not_handed_in" | "not_revealed" | "not_decided" | "consensus_not_followed";
};

/**
 * What is still open: an indicator of the sample that the second rater has not handed in, or of which both ratings were
 * not revealed, a disagreement that nobody decided, and a first rating that is not what was decided.
 */
export function secondRatingProblems(
  edition: Edition,
  sample: readonly Sampled[],
  pairs: readonly PairFacts[],
  { now, isHandedIn }: { now: ReadonlyMap<string, Judgement>; isHandedIn: boolean },
): readonly SecondRatingProblem[] {
  return sample.flatMap(({ indicator }): readonly SecondRatingProblem[] => {
    const pair = pairs.find((one) => one.indicator === indicator);
    if (!pair) return [{ indicator, problem: isHandedIn ? "not_revealed" : "not_handed_in" }];
    const { consensus } = pair;
    if (consensus === null) return isUndecided(edition, pair) ? [{ indicator, problem: "not_decided" }] : [];
    const present = given(now.get(indicator) ?? { state: null, level: null });
    return present !== null && sameJudgement(present, consensus)
      ? []
      : [{ indicator, problem: "consensus_not_followed" }];
  });
}

/** A rating as far as it is complete: what is missing of it before it can be handed in. */
export type Written = Judgement & { rationale: string | null; notApplicableReason: string | null };

/** The text that a rating of its state is to give; blank is null. */
export function reasonOf({ state, rationale, notApplicableReason }: Written): string | null {
  const text = state === "not_applicable" ? notApplicableReason : rationale;
  return text === null || text.trim() === "" ? null : text;
}

/** Whether two judgements say the same. */
export function sameJudgement(one: GivenJudgement, other: GivenJudgement): boolean {
  return one.state === other.state && one.level === other.level;
}
