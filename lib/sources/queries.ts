import "server-only";
import { and, asc, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { auditEvents, revisions } from "@/db/schema/audit";
import { countries } from "@/db/schema/country";
import { indicators, instrumentEditions } from "@/db/schema/instrument";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { interviews, passages, sourceCountries, sourceReaders } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import { visibleTo as assessmentsVisibleTo } from "@/lib/assessments/visible-to";
import { ERASING } from "@/lib/audit/lines";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { erasableId } from "@/lib/erasures/rights";
import { fileView } from "@/lib/files/attached";
import { can } from "@/lib/policy/can";
import { TEAM_DUTIES } from "@/lib/policy/duties";
import { erasuresOf } from "./erased";
import { readsRatingsOf } from "./library";
import { openingsOf, refusedOpeningsOf } from "./openings";
import { type LoadedSource, sourceSubject } from "./subject";
import { mayHaveTwin, versionsOf } from "./twins";
import type { CitedRating, SourceDetail, SourceErasure, SourceEvent } from "./view";

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
    // What an emergency opened for reading is not a way to change it.
    erasableId: row.accessClass === "confidential" && !loaded.isNamedReader ? null : erasableId(ctx, row.id),
    receivedAt: receivedAt.toISOString(),
    countries: codes,
    interview: interview ? interviewView(interview) : null,
    passages: found,
    citations: (await readsRatingsOf(ctx, codes)) ? await citedRatings(ctx, row.id) : null,
    file: await fileView(ctx, row),
    readers: row.accessClass === "confidential" ? await readersOf(ctx, loaded) : [],
    grantable:
      can(ctx.actor, "source.grant", loaded) && !loaded.consentEnded ? await grantable(ctx, row.id) : [],
    ...(await versionsOf(ctx, row)),
    // Who opened it and why is for those to whom it is closed to others.
    openings: row.accessClass === "confidential" ? await openingsOf(ctx, row.id) : [],
    refusedOpenings: row.accessClass === "confidential" ? await refusedOpeningsOf(ctx, row.id) : [],
    author: loaded.onTeam ? await authorOf(ctx, row.authorId) : null,
    may: {
      write: can(ctx.actor, "source.write", loaded),
      grant: can(ctx.actor, "source.grant", loaded),
      extend: can(ctx.actor, "source.write", loaded) && !loaded.consentEnded,
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
        inArray(assessmentDuties.duty, [...TEAM_DUTIES]),
      ),
    )
    .orderBy(asc(users.name), asc(users.id));
}

async function authorOf(ctx: Ctx, userId: string | null): Promise<string | null> {
  if (userId === null) return null;
  const [author] = await ctx.read.select({ name: users.name }).from(users).where(eq(users.id, userId));
  return author?.name ?? null;
}

/** Changes of a source and what was erased from it, newest first; for members of its teams who may read it. Throws NOT_FOUND. */
export async function sourceHistory(
  ctx: Ctx,
  code: string,
): Promise<{ events: readonly SourceEvent[]; erasures: readonly SourceErasure[] }> {
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
    .where(
      and(
        eq(revisions.entity, "source"),
        eq(revisions.entityId, row.id),
        // What was erased stands beside, with its reason.
        ne(auditEvents.action, ERASING),
      ),
    )
    .orderBy(asc(revisions.version));
  return {
    events: events
      .map(({ erasureId, at, ...event }) => ({ ...event, at: at.toISOString(), erased: erasureId !== null }))
      .reverse(),
    erasures: await erasuresOf(ctx, row.id),
  };
}

/**
 * Assessments whose drafting team the actor is on now and whose country the source has: where a passage can be cited.
 * None once consent to the source has ended.
 */
export async function citableAssessments(
  ctx: Ctx,
  code: string,
): Promise<readonly { round: string; iso3: string; editionSha256: string }[]> {
  if (ctx.actor.kind !== "user") return [];
  const { row, consentEnded } = await sourceSubject(ctx, code);
  if (consentEnded) return [];
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
