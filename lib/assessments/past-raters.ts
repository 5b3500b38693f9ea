import "server-only";
import { and, eq, gte, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { assessmentDuties, assessmentTransitions } from "@/db/schema/assessment";
import { ratingConfirmations, ratingRevisions, ratings } from "@/db/schema/rating";
import { commentThreads } from "@/db/schema/review";
import { secondRatingPairs } from "@/db/schema/second-rating";
import type { Ctx } from "@/lib/core/context";

/** Kinds of ratings whose author may neither review nor approve. */
const RATED_KINDS = ["assessor", "second", "self"] as const;

/** Whether a person ever rated something in an assessment, by its ratings and their revisions. */
export async function hasRated(ctx: Ctx, assessmentId: string, userId: string): Promise<boolean> {
  const [row] = await ctx.read
    .select({ one: sql`1` })
    .from(ratings)
    .leftJoin(
      ratingRevisions,
      and(eq(ratingRevisions.ratingId, ratings.id), eq(ratingRevisions.userId, userId)),
    )
    .where(
      and(
        eq(ratings.assessmentId, assessmentId),
        inArray(ratings.kind, [...RATED_KINDS]),
        or(eq(ratings.updatedBy, userId), eq(ratingRevisions.userId, userId)),
      ),
    )
    .limit(1);
  return row !== undefined;
}

/**
 * Whether a person ever judged an assessment as its reviewer: passed it on, sent it back from review, confirmed
 * something, decided between two ratings, or resolved a thread while holding the duty.
 */
export async function hasReviewed(ctx: Ctx, assessmentId: string, userId: string): Promise<boolean> {
  const { read } = ctx;
  const moved = read
    .select({ one: sql`1` })
    .from(assessmentTransitions)
    .where(
      and(
        eq(assessmentTransitions.assessmentId, assessmentId),
        eq(assessmentTransitions.byUserId, userId),
        eq(assessmentTransitions.fromState, "internal_review"),
        inArray(assessmentTransitions.transition, ["pass", "return"]),
      ),
    );
  const confirmed = read
    .select({ one: sql`1` })
    .from(ratingConfirmations)
    .innerJoin(ratings, eq(ratings.id, ratingConfirmations.ratingId))
    .where(and(eq(ratings.assessmentId, assessmentId), eq(ratingConfirmations.confirmedBy, userId)));
  const settled = read
    .select({ one: sql`1` })
    .from(commentThreads)
    .innerJoin(
      assessmentDuties,
      and(
        eq(assessmentDuties.assessmentId, commentThreads.assessmentId),
        eq(assessmentDuties.userId, commentThreads.closedBy),
        eq(assessmentDuties.duty, "reviewer"),
        lte(assessmentDuties.givenAt, commentThreads.closedAt),
        or(isNull(assessmentDuties.endedAt), gte(assessmentDuties.endedAt, commentThreads.closedAt)),
      ),
    )
    .where(
      and(
        eq(commentThreads.assessmentId, assessmentId),
        eq(commentThreads.closedBy, userId),
        eq(commentThreads.state, "resolved"),
      ),
    );
  const decided = read
    .select({ one: sql`1` })
    .from(secondRatingPairs)
    .where(and(eq(secondRatingPairs.assessmentId, assessmentId), eq(secondRatingPairs.decidedBy, userId)));
  const found = await moved.unionAll(confirmed).unionAll(settled).unionAll(decided).limit(1);
  return found.length > 0;
}

/** Who published an assessment, latest first. */
export async function publishersOf(ctx: Ctx, assessmentId: string): Promise<readonly string[]> {
  const rows = await ctx.read
    .select({ userId: assessmentTransitions.byUserId })
    .from(assessmentTransitions)
    .where(
      and(
        eq(assessmentTransitions.assessmentId, assessmentId),
        eq(assessmentTransitions.transition, "publish"),
      ),
    )
    .orderBy(sql`${assessmentTransitions.at} desc, ${assessmentTransitions.id} desc`);
  return rows.flatMap(({ userId }) => (userId === null ? [] : [userId]));
}
