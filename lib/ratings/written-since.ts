import "server-only";
import { and, eq, gte, inArray, or } from "drizzle-orm";
import { ratingCitations, ratingRevisions, ratings } from "@/db/schema/rating";
import type { Ctx } from "@/lib/core/context";
import { EFFECTIVE_KINDS } from "./effective";

/**
 * Indicators of an assessment whose rating somebody wrote from an instant on: a judgement, a text, or a citation that was
 * given or taken away. The caller has asked whether the actor may know.
 */
export async function indicatorsWrittenSince(
  ctx: Ctx,
  assessmentId: string,
  since: Date,
): Promise<ReadonlySet<string>> {
  const revised = ctx.read
    .select({ id: ratingRevisions.ratingId })
    .from(ratingRevisions)
    .where(gte(ratingRevisions.at, since));
  const cited = ctx.read
    .select({ id: ratingCitations.ratingId })
    .from(ratingCitations)
    .where(or(gte(ratingCitations.createdAt, since), gte(ratingCitations.removedAt, since)));
  const rows = await ctx.read
    .select({ indicator: ratings.indicator })
    .from(ratings)
    .where(
      and(
        eq(ratings.assessmentId, assessmentId),
        inArray(ratings.kind, EFFECTIVE_KINDS),
        or(inArray(ratings.id, revised), inArray(ratings.id, cited)),
      ),
    );
  return new Set(rows.map(({ indicator }) => indicator));
}
