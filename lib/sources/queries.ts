import "server-only";
import { and, asc, eq, ilike, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { auditEvents, revisions } from "@/db/schema/audit";
import { countries } from "@/db/schema/country";
import { indicators, instrumentEditions } from "@/db/schema/instrument";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { interviews, passages, sourceCountries, sourceReaders, sources } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import { visibleTo as assessmentsVisibleTo } from "@/lib/assessments/visible-to";
import { type Ctx, hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { erasableId } from "@/lib/erasures/rights";
import { fileView } from "@/lib/files/attached";
import { can } from "@/lib/policy/can";
import { openingsOf } from "./openings";
import type { LibraryFilter } from "./schema";
import { type LoadedSource, sourceSubject } from "./subject";
import { mayHaveTwin, versionsOf } from "./twins";
import type { CitedRating, LibrarySource, SourceDetail, SourceEvent, SourceLibrary } from "./view";
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
async function readsRatingsOf(ctx: Ctx, codes: readonly string[]): Promise<boolean> {
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

/** One source with everything that hangs on it. Throws NOT_FOUND where it is absent or not open to the actor. */
export async function getSource(ctx: Ctx, code: string): Promise<SourceDetail> {
  const loaded = await sourceSubject(ctx, code);
  const { row } = loaded;
  const [interview] = await ctx.read.select().from(interviews).where(eq(interviews.sourceId, row.id));
  const inCountries = await ctx.read
    .select({ iso3: countries.iso3 })
    .from(sourceCountries)
    .innerJoin(countries, eq(countries.id, sourceCountries.countryId))
    .where(eq(sourceCountries.sourceId, row.id))
    .orderBy(asc(countries.iso3));
  const codes = inCountries.map(({ iso3 }) => iso3);
  const found = await ctx.read
    .select({
      id: passages.id,
      locator: passages.locator,
      body: passages.body,
      language: passages.language,
    })
    .from(passages)
    .where(eq(passages.sourceId, row.id))
    .orderBy(asc(passages.createdAt), asc(passages.id));
  const {
    id: _id,
    authorId: _author,
    fileSha256: _hash,
    withdrawnAt: _withdrawn,
    fileName: _name,
    twinOfId: _original,
    receivedAt,
    ...fields
  } = row;
  return {
    ...fields,
    erasableId: erasableId(ctx, row.id),
    receivedAt: receivedAt.toISOString(),
    countries: codes,
    interview: interview ? interviewView(interview) : null,
    passages: found,
    citations: (await readsRatingsOf(ctx, codes)) ? await citedRatings(ctx, row.id) : null,
    file: await fileView(ctx, row),
    readers: row.accessClass === "confidential" ? await readersOf(ctx, loaded) : [],
    grantable: can(ctx.actor, "source.grant", loaded) ? await grantable(ctx, row.id) : [],
    ...(await versionsOf(ctx, row)),
    openings: await openingsOf(ctx, row.id),
    author: loaded.onTeam ? await authorOf(ctx, row.authorId) : null,
    may: {
      write: can(ctx.actor, "source.write", loaded),
      grant: can(ctx.actor, "source.grant", loaded),
      twin: mayHaveTwin(ctx, loaded),
      seeHistory: loaded.onTeam,
    },
  };
}

function interviewView({ sourceId: _id, deletedAt, ...interview }: typeof interviews.$inferSelect) {
  return { ...interview, erased: deletedAt !== null };
}

/** Ratings that rest on a source, of assessments whose ratings the actor may read. */
async function citedRatings(ctx: Ctx, sourceId: string): Promise<readonly CitedRating[]> {
  const mayCite = assessmentsVisibleTo(ctx.actor, "citation.write") ?? sql`true`;
  return ctx.read
    .select({
      id: ratingCitations.id,
      passageId: ratingCitations.passageId,
      round: rounds.code,
      iso3: countries.iso3,
      state: assessments.state,
      indicator: ratings.indicator,
      domain: indicators.domain,
      kind: ratings.kind,
      shows: ratingCitations.shows,
      stance: ratingCitations.stance,
      removed: sql<boolean>`${ratingCitations.removedAt} is not null`,
      mayRemove: sql<boolean>`${ratingCitations.removedAt} is null and coalesce(${mayCite}, false)`,
    })
    .from(ratingCitations)
    .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
    .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
    .innerJoin(
      indicators,
      and(eq(indicators.editionId, ratings.editionId), eq(indicators.code, ratings.indicator)),
    )
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(eq(passages.sourceId, sourceId), assessmentsVisibleTo(ctx.actor, "rating.read")))
    .orderBy(asc(rounds.code), asc(countries.iso3), asc(ratings.indicator), asc(ratingCitations.createdAt));
}

async function readersOf(ctx: Ctx, { row }: LoadedSource) {
  const rows = await ctx.read
    .select({ userId: users.id, name: users.name })
    .from(sourceReaders)
    .innerJoin(users, eq(users.id, sourceReaders.userId))
    .where(eq(sourceReaders.sourceId, row.id))
    .orderBy(asc(users.name), asc(users.id));
  return rows.map((reader) => ({ ...reader, isAuthor: reader.userId === row.authorId }));
}

/** People on a team of a country of the source who do not read it yet. */
function grantable(ctx: Ctx, sourceId: string) {
  return ctx.read
    .selectDistinct({ userId: users.id, name: users.name })
    .from(assessmentDuties)
    .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
    .innerJoin(sourceCountries, eq(sourceCountries.countryId, assessments.countryId))
    .innerJoin(users, eq(users.id, assessmentDuties.userId))
    .leftJoin(
      sourceReaders,
      and(eq(sourceReaders.sourceId, sourceId), eq(sourceReaders.userId, assessmentDuties.userId)),
    )
    .where(
      and(
        eq(sourceCountries.sourceId, sourceId),
        isNull(sourceReaders.userId),
        isNull(assessmentDuties.endedAt),
        isNull(users.disabledAt),
        inArray(assessmentDuties.duty, ["lead", "assessor", "second_rater", "reviewer", "approver"]),
      ),
    )
    .orderBy(asc(users.name), asc(users.id));
}

async function authorOf(ctx: Ctx, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const [author] = await ctx.read.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return author?.name ?? null;
}

/** Changes of a source, newest first; for members of its teams who may read it. Throws NOT_FOUND. */
export async function sourceHistory(ctx: Ctx, code: string): Promise<readonly SourceEvent[]> {
  const { row, onTeam } = await sourceSubject(ctx, code);
  if (!onTeam) throw new AppError("NOT_FOUND", `history of ${code}`);
  const events = await ctx.read
    .select({
      version: revisions.version,
      action: auditEvents.action,
      at: auditEvents.at,
      who: users.name,
      erasureId: revisions.erasureId,
    })
    .from(revisions)
    .innerJoin(auditEvents, eq(auditEvents.position, revisions.position))
    .leftJoin(users, eq(users.id, auditEvents.actorId))
    .where(and(eq(revisions.entity, "source"), eq(revisions.entityId, row.id)))
    .orderBy(asc(revisions.version));
  return events
    .map(({ erasureId, at, ...event }) => ({ ...event, at: at.toISOString(), erased: erasureId !== null }))
    .reverse();
}

/** Assessments whose drafting team the actor is on now and whose country the source has: where a passage can be cited. */
export async function citableAssessments(
  ctx: Ctx,
  code: string,
): Promise<readonly { round: string; iso3: string; editionSha256: string }[]> {
  if (ctx.actor.kind !== "user") return [];
  const { row } = await sourceSubject(ctx, code);
  return ctx.read
    .select({ round: rounds.code, iso3: countries.iso3, editionSha256: instrumentEditions.sha256 })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(
      and(
        sql`exists (select 1 from ${sourceCountries} where ${sourceCountries.sourceId} = ${row.id} and ${sourceCountries.countryId} = ${assessments.countryId})`,
        assessmentsVisibleTo(ctx.actor, "citation.write"),
        ne(rounds.kind, "outside"),
      ),
    )
    .orderBy(asc(rounds.code), asc(countries.iso3));
}
