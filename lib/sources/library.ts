/** The library of a country: a filter on the one store of sources. */
import "server-only";
import { and, asc, eq, ilike, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { interviews, passages, sourceCountries, sources } from "@/db/schema/source";
import { visibleTo as assessmentsVisibleTo } from "@/lib/assessments/visible-to";
import { type Ctx, hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { LibraryFilter } from "./schema";
import type { LibrarySource, SourceLibrary } from "./view";
import { mayAddTo, openingKey, sourceFacts, visibleTo } from "./visible-to";
import { yearOfSource } from "./year";

function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

function searchCondition({ q, type, access }: LibraryFilter): SQL | undefined {
  const pattern = q ? contains(q) : undefined;
  return and(
    isNull(sources.withdrawnAt),
    type === undefined ? undefined : eq(sources.type, type),
    access === undefined ? undefined : eq(sources.accessClass, access),
    pattern === undefined
      ? undefined
      : or(
          ilike(sources.code, pattern),
          ilike(sources.title, pattern),
          ilike(sources.publisher, pattern),
          ilike(sources.issuingBody, pattern),
        ),
  );
}

function ofCountry(iso3: string): SQL {
  return sql`exists (select 1 from ${sourceCountries} join ${countries} on ${countries.id} = ${sourceCountries.countryId} where ${sourceCountries.sourceId} = ${sources.id} and ${countries.iso3} = ${iso3})`;
}

/**
 * The library of a country as far as the actor may see it. Confidential sources that are not open to a member of the
 * team come as type and year, without a code, and only where nothing is searched for; others learn nothing of them.
 * Throws NOT_FOUND for a country that does not exist.
 */
export async function listLibrary(ctx: Ctx, iso3: string, filter: LibraryFilter): Promise<SourceLibrary> {
  const [country] = await ctx.read
    .select({ id: countries.id })
    .from(countries)
    .where(eq(countries.iso3, iso3));
  if (!country || ctx.actor.kind === "anonymous" || hasRole(ctx.actor, "administrator"))
    throw new AppError("NOT_FOUND", `country ${iso3}`);
  const citations = sql<number>`(select count(distinct ${ratingCitations.ratingId})::int from ${ratingCitations} join ${passages} on ${passages.id} = ${ratingCitations.passageId} join ${ratings} on ${ratings.id} = ${ratingCitations.ratingId} join ${assessments} on ${assessments.id} = ${ratings.assessmentId} where ${passages.sourceId} = ${sources.id} and ${ratingCitations.removedAt} is null and ${assessmentsVisibleTo(ctx.actor, "rating.read") ?? sql`true`})`;
  const rows = await ctx.read
    .select({
      code: sources.code,
      title: sources.title,
      type: sources.type,
      publisher: sources.publisher,
      publishedOn: sources.publishedOn,
      inForceCheckedOn: sources.inForceCheckedOn,
      accessClass: sources.accessClass,
      reliability: sources.reliability,
      credibility: sources.credibility,
      hasFile: sql<boolean>`${sources.fileSha256} is not null`,
      consent: interviews.consent,
      citations,
    })
    .from(sources)
    .leftJoin(interviews, eq(interviews.sourceId, sources.id))
    .where(and(ofCountry(iso3), visibleTo(ctx), searchCondition(filter)))
    .orderBy(asc(sources.code));
  return {
    sources: rows.map((row): LibrarySource => ({ ...row })),
    hidden: filter.q || filter.type || filter.access ? [] : await hiddenSources(ctx, iso3),
    readsRatings: await readsRatingsOf(ctx, [iso3]),
    mayAdd: await mayAddTo(ctx, iso3),
  };
}

/** Whether the actor reads the ratings of some assessment of these countries. */
export async function readsRatingsOf(ctx: Ctx, codes: readonly string[]): Promise<boolean> {
  const rows = await ctx.read
    .select({ id: assessments.id })
    .from(assessments)
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(inArray(countries.iso3, [...codes]), assessmentsVisibleTo(ctx.actor, "rating.read")))
    .limit(1);
  return rows.length > 0;
}

/** Throws NOT_FOUND where the actor may not add to the library of that country. */
export async function mayAddSource(ctx: Ctx, iso3: string): Promise<void> {
  if (!(await mayAddTo(ctx, iso3))) throw new AppError("NOT_FOUND", `library of ${iso3}`);
}

async function hiddenSources(ctx: Ctx, iso3: string): Promise<SourceLibrary["hidden"]> {
  if (ctx.actor.kind !== "user") return [];
  const { onTeam } = sourceFacts(ctx);
  const rows = await ctx.read
    .select({
      type: sources.type,
      opening: openingKey(ctx),
      publishedOn: sources.publishedOn,
      periodTo: sources.periodTo,
      heldOn: interviews.heldOn,
    })
    .from(sources)
    .leftJoin(interviews, eq(interviews.sourceId, sources.id))
    .where(
      and(
        ofCountry(iso3),
        eq(sources.accessClass, "confidential"),
        isNull(sources.withdrawnAt),
        onTeam,
        sql`not coalesce(${visibleTo(ctx) ?? sql`true`}, false)`,
      ),
    )
    .orderBy(asc(sources.type), asc(sources.id));
  return rows.map(({ type, opening, ...days }, index) => ({
    key: String(index),
    type,
    year: yearOfSource(days),
    opening,
  }));
}
