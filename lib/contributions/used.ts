/** In which indicators of a release a contribution is used: told to who gave it, so nothing else is read. */
import "server-only";
import { and, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { contributions } from "@/db/schema/contribution";
import { countryDrafts } from "@/db/schema/country-comment";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { releases } from "@/db/schema/release";
import { passages } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { openCodeInForce } from "@/lib/releases/in-force";

const reviewed = alias(ratings, "reviewed");
const wasHeard = sql`exists (select 1 from ${countryDrafts} where ${countryDrafts.assessmentId} = ${releases.assessmentId})`;

/**
 * By contribution, the indicators whose rating cited the source made of it when the release in force was made. A release
 * that its State was not asked about stays inside the programme, and a sealed one says nothing: neither counts.
 */
export async function usedInRelease(
  ctx: Ctx,
  contributionIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (contributionIds.length === 0) return new Map();
  const rows = await ctx.read
    .selectDistinct({ id: contributions.id, indicator: ratings.indicator })
    .from(contributions)
    .innerJoin(passages, eq(passages.sourceId, contributions.sourceId))
    .innerJoin(ratingCitations, eq(ratingCitations.passageId, passages.id))
    .innerJoin(
      ratings,
      and(
        eq(ratings.id, ratingCitations.ratingId),
        eq(ratings.assessmentId, contributions.assessmentId),
        inArray(ratings.kind, ["assessor", "reviewed"]),
      ),
    )
    .innerJoin(releases, and(eq(releases.code, openCodeInForce(contributions.assessmentId)), wasHeard))
    .leftJoin(
      reviewed,
      and(
        eq(reviewed.assessmentId, ratings.assessmentId),
        eq(reviewed.indicator, ratings.indicator),
        eq(reviewed.kind, "reviewed"),
      ),
    )
    .where(
      and(
        inArray(contributions.id, [...contributionIds]),
        // Where there is a reviewed rating, it is the one that is released.
        or(isNull(reviewed.id), eq(ratings.kind, "reviewed")),
        lte(ratingCitations.createdAt, releases.publishedAt),
        or(isNull(ratingCitations.removedAt), gt(ratingCitations.removedAt, releases.publishedAt)),
      ),
    )
    .orderBy(ratings.indicator);
  return new Map(
    [...Map.groupBy(rows, ({ id }) => id)].map(([id, list]) => [id, list.map(({ indicator }) => indicator)]),
  );
}
