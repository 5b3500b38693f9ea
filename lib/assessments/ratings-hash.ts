import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { RatingKind } from "@/db/enums";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { passages, sources } from "@/db/schema/source";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import type { Ctx } from "@/lib/core/context";

/**
 * SHA-256 of the ratings of an assessment as canonical JSON: every kind or one, in order of indicator and kind, with
 * judgement, texts and citations, without ids and times. Each transition records it, and so does a certification.
 */
export async function ratingsSha256(ctx: Ctx, assessmentId: string, kind?: RatingKind): Promise<string> {
  const meant = and(
    eq(ratings.assessmentId, assessmentId),
    kind === undefined ? undefined : eq(ratings.kind, kind),
  );
  const rows = await ctx.read
    .select()
    .from(ratings)
    .where(meant)
    .orderBy(asc(ratings.indicator), asc(ratings.kind));
  const cited = await ctx.read
    .select({
      ratingId: ratingCitations.ratingId,
      source: sources.code,
      locator: passages.locator,
      body: passages.body,
      shows: ratingCitations.shows,
      stance: ratingCitations.stance,
    })
    .from(ratingCitations)
    .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
    .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .where(and(meant, isNull(ratingCitations.removedAt)))
    .orderBy(asc(sources.code), asc(ratingCitations.id));
  const byRating = Map.groupBy(cited, (citation) => citation.ratingId);
  const content = rows.map((row) => {
    const {
      id,
      assessmentId: _a,
      editionId: _e,
      fieldVersions: _f,
      updatedAt: _t,
      updatedBy: _b,
      ...fields
    } = row;
    const citations = (byRating.get(id) ?? []).map(({ ratingId: _r, ...citation }) => citation);
    return { ...fields, citations };
  });
  return sha256(canonicalJson(content));
}
