/** What the engine is given: the effective rating of each indicator. */
import { AppError } from "@/lib/core/errors";
import type { Edition } from "@/lib/instruments/edition";

/** A rating as the engine reads it. A gap without a reason reads as the edition's default reason. */
export type Rating =
  | { readonly state: "rated"; readonly level: number }
  | { readonly state: "not_assessed"; readonly reason?: string | undefined }
  | { readonly state: "not_applicable" };

/** The ratings of one assessment. An indicator that is not in the map is not assessed. */
export type Ratings = ReadonlyMap<string, Rating>;

/** What the engine computes from. */
export type ScoringInput = {
  readonly ratings: Ratings;
  /** Effective confidence of rated indicators, by code; left out where nothing is known of confidence. */
  readonly confidence?: ReadonlyMap<string, string> | undefined;
  /** Gates whose level a second person has confirmed. */
  readonly confirmedGates?: ReadonlySet<string> | undefined;
};

/** The rating of an indicator, a gap where there is none. */
export function ratingOf(ratings: Ratings, indicator: string): Rating {
  return ratings.get(indicator) ?? { state: "not_assessed" };
}

/** Whether an answer was asked for and not given. */
export function isWithheld(edition: Edition, rating: Rating): boolean {
  if (rating.state !== "not_assessed") return false;
  const reason = rating.reason ?? edition.file.gaps?.defaultReason;
  return reason !== undefined && edition.withheldReasons.has(reason);
}

/** Withheld indicators among some, in their order. */
export function withheldAmong(
  edition: Edition,
  ratings: Ratings,
  indicators: readonly string[],
): readonly string[] {
  return indicators.filter((code) => isWithheld(edition, ratingOf(ratings, code)));
}

/** Throws INVALID where a rating names an unknown indicator or reason, or a level that is not on the scale. */
export function assertRatings(edition: Edition, ratings: Ratings): void {
  const levels = new Set(edition.levels);
  const reasons = new Set(edition.file.gaps?.reasons.map((reason) => reason.code));
  for (const [code, rating] of ratings) {
    if (!edition.indicators.has(code))
      throw new AppError("INVALID", `${edition.id} has no indicator ${code}`);
    if (rating.state === "rated" && !levels.has(rating.level))
      throw new AppError("INVALID", `level ${rating.level} of ${code} is not on the scale of ${edition.id}`);
    if (
      rating.state === "not_assessed" &&
      rating.reason !== undefined &&
      reasons.size > 0 &&
      !reasons.has(rating.reason)
    )
      throw new AppError("INVALID", `reason ${rating.reason} of ${code} is not in ${edition.id}`);
  }
}
