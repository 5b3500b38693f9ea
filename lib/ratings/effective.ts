import type { RatingKind } from "@/db/enums";

/** The kinds of rating that move figures and stand on evidence. Self and second ratings do neither. */
export const EFFECTIVE_KINDS: RatingKind[] = ["assessor", "reviewed"];

/** Whether ratings of a kind do. */
export function isEffectiveKind(kind: RatingKind): boolean {
  return EFFECTIVE_KINDS.includes(kind);
}

/**
 * The rating that counts for one indicator: the reviewed one where it exists, else the assessors'.
 * Self and second ratings never count.
 */
export function effective<R extends { kind: RatingKind }>(ratings: readonly R[]): R | undefined {
  return (
    ratings.find((rating) => rating.kind === "reviewed") ??
    ratings.find((rating) => rating.kind === "assessor")
  );
}

/** The level of each indicator whose effective rating has one, by indicator code. */
export function effectiveLevels(
  ratings: readonly { kind: RatingKind; indicator: string; level: string | null }[],
): ReadonlyMap<string, number> {
  return new Map(
    [...effectiveByIndicator(ratings)].flatMap(([indicator, { level }]) =>
      level === null ? [] : [[indicator, Number(level)] as const],
    ),
  );
}

/** The effective rating of each indicator, by indicator code. */
export function effectiveByIndicator<R extends { kind: RatingKind; indicator: string }>(
  ratings: readonly R[],
): ReadonlyMap<string, R> {
  const byIndicator = Map.groupBy(ratings, (rating) => rating.indicator);
  const result = new Map<string, R>();
  for (const [indicator, own] of byIndicator) {
    const rating = effective(own);
    if (rating) result.set(indicator, rating);
  }
  return result;
}
