import "server-only";
import { and, eq, inArray, or, sql } from "drizzle-orm";
import { assessmentTransitions } from "@/db/schema/assessment";
import { ratingRevisions, ratings } from "@/db/schema/rating";
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

/** Who took a transition of an assessment, latest first. */
export async function takersOf(
  ctx: Ctx,
  assessmentId: string,
  transition: "pass" | "publish",
): Promise<readonly string[]> {
  const rows = await ctx.read
    .select({ userId: assessmentTransitions.byUserId })
    .from(assessmentTransitions)
    .where(
      and(
        eq(assessmentTransitions.assessmentId, assessmentId),
        eq(assessmentTransitions.transition, transition),
      ),
    )
    .orderBy(sql`${assessmentTransitions.at} desc, ${assessmentTransitions.id} desc`);
  return rows.flatMap(({ userId }) => (userId === null ? [] : [userId]));
}
