import "server-only";
import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { interviews, passages, sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { countedOrigin } from "@/lib/sources/origin";
import { openingKey, visibleTo } from "@/lib/sources/visible-to";
import { yearOfSource } from "@/lib/sources/year";
import type { CitationView, CitedReference } from "./evidence";

/** Which rating cites which source, with what confidence and age are reckoned from: no title, no passage, no rights. */
export const CITED_SOURCE = {
  ratingId: ratingCitations.ratingId,
  shows: ratingCitations.shows,
  stance: ratingCitations.stance,
  sourceId: sources.id,
  code: sources.code,
  type: sources.type,
  publisher: sources.publisher,
  origin: countedOrigin,
  issuingBody: sources.issuingBody,
  ministry: sources.ministry,
  issuedByState: sources.issuedByState,
  inForceCheckedOn: sources.inForceCheckedOn,
  publishedOn: sources.publishedOn,
  periodTo: sources.periodTo,
  heldOn: interviews.heldOn,
  consent: interviews.consent,
  reliability: sources.reliability,
  credibility: sources.credibility,
};

/** Everything about one citation that confidence and screens need; for use inside lib/ratings only. */
export type CitationRow = Awaited<ReturnType<typeof readCitations>>[number];

/**
 * The citations in force of an assessment, or of some of its indicators, in one statement. `visible` says whether the
 * actor may read the source; what is not visible leaves this folder only as a stub.
 */
export function readCitations(ctx: Ctx, assessmentId: string, indicators?: readonly string[]) {
  return ctx.read
    .select({
      ...CITED_SOURCE,
      id: ratingCitations.id,
      indicator: ratings.indicator,
      kind: ratings.kind,
      passageId: passages.id,
      locator: passages.locator,
      body: passages.body,
      passageLanguage: passages.language,
      title: sources.title,
      accessClass: sources.accessClass,
      opening: openingKey(ctx),
      visible: sql<boolean>`coalesce(${visibleTo(ctx) ?? sql`true`}, false)`,
    })
    .from(ratingCitations)
    .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
    .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .leftJoin(interviews, eq(interviews.sourceId, sources.id))
    .where(
      and(
        eq(ratings.assessmentId, assessmentId),
        isNull(ratingCitations.removedAt),
        indicators === undefined ? undefined : inArray(ratings.indicator, [...indicators]),
      ),
    )
    .orderBy(asc(ratingCitations.createdAt), asc(ratingCitations.id));
}

/**
 * What a row of `ratings` cites and the actor may read, as JSON inside a statement about ratings; of what the actor may
 * not read not even that it is there.
 */
export function referencesOfRating(ctx: Ctx): SQL<CitedReference[]> {
  const isOpen = visibleTo(ctx) ?? sql`true`;
  return sql<
    CitedReference[]
  >`(select coalesce(json_agg(json_build_object('id', ${ratingCitations.id}, 'code', ${sources.code}, 'title', ${sources.title}, 'locator', ${passages.locator}, 'stance', ${ratingCitations.stance}) order by ${asc(ratingCitations.createdAt)}, ${asc(ratingCitations.id)}), '[]') from ${ratingCitations} join ${passages} on ${eq(passages.id, ratingCitations.passageId)} join ${sources} on ${eq(sources.id, passages.sourceId)} left join ${interviews} on ${eq(interviews.sourceId, sources.id)} where ${and(eq(ratingCitations.ratingId, ratings.id), isNull(ratingCitations.removedAt))} and ${isOpen})`;
}

/** A citation for a screen: whole where its source may be read, else that one of a type and year exists. */
export function citationView(row: CitationRow): CitationView {
  const { id, shows, stance } = row;
  if (!row.visible) {
    const { type, opening } = row;
    return { id, shows, stance, source: { visible: false, type, year: yearOfSource(row), opening } };
  }
  return {
    id,
    shows,
    stance,
    source: {
      visible: true,
      code: row.code,
      title: row.title,
      type: row.type,
      publishedOn: row.publishedOn,
      accessClass: row.accessClass,
      reliability: row.reliability,
      credibility: row.credibility,
      consentWithdrawn: row.consent === "withdrawn",
      passage: { id: row.passageId, locator: row.locator, body: row.body, language: row.passageLanguage },
    },
  };
}
