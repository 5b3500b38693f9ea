/** Claims: what evidence a level needs before an assessment can be submitted. Saving is never blocked. */
import { type Edition, indicatorOf } from "@/lib/instruments/edition";
import type { ClaimNeed } from "@/lib/instruments/format-evidence";
import type { Citation } from "./citation";
import { confidenceOrder, countingCitations } from "./confidence";
import type { Rating } from "./rating";

/** What stands behind one rating. */
export type ClaimEvidence = {
  /** Effective confidence, computed and perhaps lowered; a stated one that was only imported is not given here. */
  readonly confidence: string | null;
  readonly citations: readonly Citation[];
  /** The information cut-off date of the round, YYYY-MM-DD. */
  readonly cutOff: string;
  /** The search record (sources, languages, dates) is filled in. */
  readonly hasSearchRecord: boolean;
  /** An indicator of the assessment was left out as not applicable because of this level. */
  readonly notApplicableRestsOnIt: boolean;
};

/** A need that is not met: `code` is a message key, `params` fill it. */
export type UnmetClaim = {
  readonly claim: string;
  readonly code: ClaimNeed["kind"];
  readonly params: Readonly<Record<string, string>>;
};

/** Every need of a rating's level that its evidence does not meet, in the order of the edition; empty where all are. */
export function unmetClaims(
  edition: Edition,
  code: string,
  rating: Rating,
  evidence: ClaimEvidence,
): readonly UnmetClaim[] {
  if (rating.state !== "rated") return [];
  const { facet } = indicatorOf(edition, code).definition;
  return claimsOn(edition, code, rating.level, evidence.notApplicableRestsOnIt).flatMap((claim) =>
    claim.needs.flatMap((need) => {
      const params = unmet(edition, need, evidence, facet);
      return params ? [{ claim: claim.code, code: need.kind, params }] : [];
    }),
  );
}

/** Whether a confidence is as high as a rating's level requires of it, whatever else the level needs. */
export function hasRequiredConfidence(
  edition: Edition,
  code: string,
  rating: Rating,
  confidence: string | null,
): boolean {
  if (rating.state !== "rated") return true;
  const needs = claimsOn(edition, code, rating.level, false).flatMap((claim) => claim.needs);
  return needs.every((need) => need.kind !== "confidence" || reaches(edition, confidence, need.atLeast));
}

function claimsOn(edition: Edition, code: string, level: number, notApplicableRestsOnIt: boolean) {
  const { construct } = indicatorOf(edition, code);
  return (edition.file.claims ?? []).filter(
    (claim) =>
      claim.construct === construct &&
      claim.levels.includes(level) &&
      (!claim.onlyWhenNotApplicableRestsOnIt || notApplicableRestsOnIt),
  );
}

function reaches(edition: Edition, confidence: string | null, atLeast: string): boolean {
  return confidence !== null && confidenceOrder(edition, confidence) >= confidenceOrder(edition, atLeast);
}

/** What is missing of a need, or null where it is met or does not concern the indicator. */
function unmet(
  edition: Edition,
  need: ClaimNeed,
  evidence: ClaimEvidence,
  facet: string | undefined,
): Readonly<Record<string, string>> | null {
  const supporting = countingCitations(edition, evidence.citations, evidence.cutOff).filter(
    ({ stance }) => stance === "supports",
  );
  switch (need.kind) {
    case "confidence": {
      const has = evidence.confidence;
      return reaches(edition, has, need.atLeast) ? null : { needed: need.atLeast, has: has ?? "none" };
    }
    case "item_not_issued_by_state": {
      const items = new Set(
        supporting.filter(({ source }) => !source.issuedByState).map(({ source }) => source.code),
      );
      return items.size >= need.atLeast ? null : { needed: String(need.atLeast), has: String(items.size) };
    }
    case "citation_shows": {
      if (need.facets && (facet === undefined || !need.facets.includes(facet))) return null;
      return supporting.some(({ shows }) => shows === need.shows) ? null : { needed: need.shows };
    }
    case "search_record":
      return evidence.hasSearchRecord ? null : {};
  }
}
