/**
 * Which right each kind of rating asks for: a second rating is hidden from who might be led by it, and the State's own
 * answers from everybody else until they are certified.
 */
import "server-only";
import { and, eq, isNotNull } from "drizzle-orm";
import type { RatingKind } from "@/db/enums";
import { secondRatingPairs, secondRatings } from "@/db/schema/second-rating";
import { assessmentSubject, type LoadedAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { can } from "@/lib/policy/can";
import { isOwnSection } from "@/lib/self-assessments/sections";
import type { RatingKey } from "./schema";

/** The permission to write a rating of a kind. */
export function writePermission(kind: RatingKind): AssessmentPermission {
  if (kind === "self") return "self_rating.write";
  return kind === "second" ? "second_rating.write" : "rating.write";
}

/**
 * Whether a rating is open to the actor. A second rating is read by the second rater, who sees no first rating in
 * drafting, and by others once both were revealed to each other; one of the State by its contributors in their sections.
 */
export async function isReadable(
  ctx: Ctx,
  { assessment, subject }: Pick<LoadedAssessment, "assessment" | "subject">,
  { indicator, kind }: Pick<RatingKey, "indicator" | "kind">,
): Promise<boolean> {
  if (kind === "self") {
    return (
      can(ctx.actor, "self_rating.read", subject) && isOwnSection(ctx, { assessment, subject }, indicator)
    );
  }
  if (kind !== "second") return can(ctx.actor, "rating.read", subject);
  if (can(ctx.actor, "second_rating.write", subject)) return true;
  if (!can(ctx.actor, "second_rating.compare", subject)) return false;
  return isRevealed(ctx, assessment.id, indicator);
}

async function isRevealed(ctx: Ctx, assessmentId: string, indicator: string): Promise<boolean> {
  const pair = and(
    eq(secondRatingPairs.assessmentId, assessmentId),
    eq(secondRatingPairs.indicator, indicator),
  );
  return (await ctx.read.$count(secondRatingPairs, pair)) > 0;
}

/** Throws LOCKED where the second rating of an indicator was handed in or revealed. */
export async function requireOpenSecondRating(
  ctx: Ctx,
  assessmentId: string,
  indicator: string,
): Promise<void> {
  const handedIn = and(eq(secondRatings.assessmentId, assessmentId), isNotNull(secondRatings.handedInAt));
  if (
    (await ctx.read.$count(secondRatings, handedIn)) > 0 ||
    (await isRevealed(ctx, assessmentId, indicator))
  ) {
    throw new AppError("LOCKED", "a second rating that was handed in");
  }
}

/** The assessment of a rating that is open to the actor. Throws NOT_FOUND for anybody else. */
export async function readableRating(ctx: Ctx, key: RatingKey): Promise<LoadedAssessment> {
  const loaded = await assessmentSubject(ctx, key);
  if (await isReadable(ctx, loaded, key)) return loaded;
  throw new AppError("NOT_FOUND", `rating ${key.round}/${key.iso3}/${key.indicator}/${key.kind}`);
}
