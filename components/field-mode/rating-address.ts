import type { RatingView } from "@/lib/ratings/schema";

/** The address of a rating in the outbox. */
export function ratingAddress(
  { round, iso3 }: { round: string; iso3: string },
  { indicator, kind }: Pick<RatingView, "indicator" | "kind">,
): string {
  return `${round}/${iso3}/ratings/${indicator}/${kind}`;
}
