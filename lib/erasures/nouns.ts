/** How the nouns that passages are erased from are called, and where they stand, for a person who may see them. */
import "server-only";
import { and, eq, inArray, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { assessments } from "@/db/schema/assessment";
import { correctionRequests } from "@/db/schema/correction-request";
import { correspondence } from "@/db/schema/correspondence";
import { countries } from "@/db/schema/country";
import { countryComments, countryDrafts } from "@/db/schema/country-comment";
import { errorReports } from "@/db/schema/error-report";
import { informationRequests } from "@/db/schema/information-request";
import { meetings, missions } from "@/db/schema/mission";
import { ratings } from "@/db/schema/rating";
import { registerEntries } from "@/db/schema/register";
import { releases } from "@/db/schema/release";
import { comments, commentThreads } from "@/db/schema/review";
import { rounds } from "@/db/schema/round";
import { passages, sources } from "@/db/schema/source";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import { addressOfPoint } from "@/lib/country-comments/schema";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { entryPath } from "@/lib/registers/schema";
import { visibleTo as visibleEntries } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { visibleTo as visibleSources } from "@/lib/sources/visible-to";
import { ERASURE_NOUNS, type ErasureNoun } from "./schema";
import type { NamedNoun } from "./view";

/** A noun as the audit chain knows it. */
export type NounKey = { entity: string; entityId: string };

/** Under which a noun stands in the answer: an assessment and its scope have one id. */
export function nounKey({ entity, entityId }: NounKey): string {
  return `${entity} ${entityId}`;
}

/**
 * The nouns in words, by `nounKey`, for who may see them; one that is of another kind, absent or hidden from the
 * actor has no entry. One statement for each kind.
 */
export async function namedNouns(
  ctx: Ctx,
  keys: readonly NounKey[],
): Promise<ReadonlyMap<string, NamedNoun>> {
  const byEntity = Map.groupBy(keys, ({ entity }) => entity);
  const found = await Promise.all(
    ERASURE_NOUNS.map(async (noun) => {
      const ids = (byEntity.get(noun) ?? []).map(({ entityId }) => entityId);
      const places = ids.length === 0 ? [] : await FINDERS[noun](ctx, [...new Set(ids)]);
      return places.map(
        ({ id, ...place }) => [nounKey({ entity: noun, entityId: id }), { noun, ...place }] as const,
      );
    }),
  );
  return new Map(found.flat());
}

type Place = { id: string; name: string; href: string };

const FINDERS: Readonly<Record<ErasureNoun, (ctx: Ctx, ids: readonly string[]) => Promise<Place[]>>> = {
  rating: async (ctx, ids) => {
    const rows = await ctx.read
      .select({
        id: ratings.id,
        round: rounds.code,
        iso3: countries.iso3,
        indicator: ratings.indicator,
        kind: ratings.kind,
      })
      .from(ratings)
      .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(and(inArray(ratings.id, [...ids]), visibleTo(ctx.actor, "history.read")));
    return rows.map(({ id, round, iso3, indicator, kind }) => ({
      id,
      name: `${round} ${iso3} ${indicator}`,
      href: `/rounds/${round}/${iso3}/history/${indicator}/${kind}`,
    }));
  },
  assessment: (ctx, ids) => assessmentPlaces(ctx, ids, "history"),
  assessment_scope: (ctx, ids) => assessmentPlaces(ctx, ids, "scope"),
  comment: (ctx, ids) => threadPlaces(ctx, comments.id, ids),
  comment_thread: (ctx, ids) => threadPlaces(ctx, commentThreads.id, ids),
  source: (ctx, ids) => sourcePlaces(ctx, sources.id, ids, ""),
  passage: (ctx, ids) => sourcePlaces(ctx, passages.id, ids, "#passages"),
  register_entry: async (ctx, ids) => {
    const rows = await ctx.read
      .select({ id: registerEntries.id, register: registerEntries.register, code: registerEntries.code })
      .from(registerEntries)
      .where(and(inArray(registerEntries.id, [...ids]), visibleEntries(ctx.actor, await programmeDay(ctx))));
    return rows.map(({ id, register, code }) => ({ id, name: code, href: entryPath(register, code) }));
  },
  // By its entry: what a report says is for stewards, and whoever proposes names the passage without reading it here.
  error_report: async (ctx, ids) => {
    const rows = await ctx.read
      .select({ id: errorReports.id, register: registerEntries.register, code: registerEntries.code })
      .from(errorReports)
      .innerJoin(registerEntries, eq(registerEntries.id, errorReports.entryId))
      .where(and(inArray(errorReports.id, [...ids]), visibleEntries(ctx.actor, await programmeDay(ctx))));
    return rows.map(({ id, register, code }) => ({
      id,
      name: code,
      href: `${entryPath(register, code)}#error-reports`,
    }));
  },
  correction_request: async (ctx, ids) => {
    const rows = await ctx.read
      .select({ id: correctionRequests.id, code: releases.code })
      .from(correctionRequests)
      .innerJoin(releases, eq(releases.id, correctionRequests.releaseId))
      .innerJoin(assessments, eq(assessments.id, correctionRequests.assessmentId))
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .where(and(inArray(correctionRequests.id, [...ids]), visibleTo(ctx.actor, "correction.see")));
    return rows.map(({ id, code }) => ({ id, name: code, href: `/releases/${code}#correction-${id}` }));
  },
  country_comment: (ctx, ids) => commentPlaces(ctx, ids),
  comment_response: (ctx, ids) => commentPlaces(ctx, ids),
  information_request: (ctx, ids) =>
    numberedPlaces(ctx, ids, informationRequests, "information_request.read", "information-requests"),
  correspondence: (ctx, ids) =>
    numberedPlaces(ctx, ids, correspondence, "correspondence.read", "correspondence"),
  meeting: async (ctx, ids) => {
    const rows = await ctx.read
      .select({
        id: meetings.id,
        number: meetings.number,
        mission: missions.number,
        round: rounds.code,
        iso3: countries.iso3,
      })
      .from(meetings)
      .innerJoin(missions, eq(missions.id, meetings.missionId))
      .innerJoin(assessments, eq(assessments.id, missions.assessmentId))
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(and(inArray(meetings.id, [...ids]), visibleTo(ctx.actor, "mission.read")));
    return rows.map(({ id, number, mission, round, iso3 }) => ({
      id,
      name: `${round} ${iso3} ${mission}/${number}`,
      href: `/rounds/${round}/${iso3}/missions/${mission}/${number}`,
    }));
  },
  self_assessment: (ctx, ids) => assessmentPlaces(ctx, ids, "self-assessment"),
};

async function assessmentPlaces(
  ctx: Ctx,
  ids: readonly string[],
  page: "history" | "scope" | "self-assessment",
): Promise<Place[]> {
  const rows = await ctx.read
    .select({ id: assessments.id, round: rounds.code, iso3: countries.iso3 })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(inArray(assessments.id, [...ids]), visibleTo(ctx.actor, "progress.read")));
  return rows.map(({ id, round, iso3 }) => ({
    id,
    name: `${round} ${iso3}`,
    href: `/rounds/${round}/${iso3}/${page}`,
  }));
}

/** Threads, or the comments of threads, by the column that holds the ids. */
async function threadPlaces(ctx: Ctx, id: PgColumn, ids: readonly string[]): Promise<Place[]> {
  const rows = await ctx.read
    .selectDistinct({
      id: sql<string>`${id}`,
      thread: commentThreads.id,
      indicator: commentThreads.indicator,
      round: rounds.code,
      iso3: countries.iso3,
    })
    .from(commentThreads)
    .leftJoin(comments, eq(comments.threadId, commentThreads.id))
    .innerJoin(assessments, eq(assessments.id, commentThreads.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(inArray(id, [...ids]), visibleTo(ctx.actor, "comment.read")));
  return rows.map(({ id: noun, thread, indicator, round, iso3 }) => ({
    id: noun,
    name: `${round} ${iso3} ${indicator}`,
    href: `/rounds/${round}/${iso3}/review#thread-${thread}`,
  }));
}

/** Sources, or the passages of sources, by the column that holds the ids. */
async function sourcePlaces(
  ctx: Ctx,
  id: PgColumn,
  ids: readonly string[],
  anchor: "" | "#passages",
): Promise<Place[]> {
  const rows = await ctx.read
    .selectDistinct({ id: sql<string>`${id}`, code: sources.code })
    .from(sources)
    .leftJoin(passages, eq(passages.sourceId, sources.id))
    .where(and(inArray(id, [...ids]), visibleSources(ctx)));
  return rows.map(({ id: noun, code }) => ({ id: noun, name: code, href: `/sources/${code}${anchor}` }));
}

/** Comments of the State that were handed in, and the answers to them, which have the id of their comment. */
async function commentPlaces(ctx: Ctx, ids: readonly string[]): Promise<Place[]> {
  const rows = await ctx.read
    .select({
      id: countryComments.id,
      indicator: countryComments.indicator,
      round: rounds.code,
      iso3: countries.iso3,
    })
    .from(countryComments)
    .innerJoin(
      countryDrafts,
      and(eq(countryDrafts.id, countryComments.draftId), eq(countryDrafts.outcome, "commented")),
    )
    .innerJoin(assessments, eq(assessments.id, countryComments.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(inArray(countryComments.id, [...ids]), visibleTo(ctx.actor, "country_comment.see")));
  return rows.map(({ id, indicator, round, iso3 }) => ({
    id,
    name: [round, iso3, indicator].filter((part) => part !== null).join(" "),
    href: `/rounds/${round}/${iso3}/country-comments/${addressOfPoint(indicator)}`,
  }));
}

/** Records of an assessment that stand under their number. */
async function numberedPlaces(
  ctx: Ctx,
  ids: readonly string[],
  table: typeof informationRequests | typeof correspondence,
  permission: AssessmentPermission,
  page: string,
): Promise<Place[]> {
  const rows = await ctx.read
    .select({ id: table.id, number: table.number, round: rounds.code, iso3: countries.iso3 })
    .from(table)
    .innerJoin(assessments, eq(assessments.id, table.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(inArray(table.id, [...ids]), visibleTo(ctx.actor, permission)));
  return rows.map(({ id, number, round, iso3 }) => ({
    id,
    name: `${round} ${iso3} ${number}`,
    href: `/rounds/${round}/${iso3}/${page}/${number}`,
  }));
}
