/** Which sources were given to ratings and taken away again: when, by whom, and what they were to show. */
import "server-only";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { assessments } from "@/db/schema/assessment";
import { auditEvents } from "@/db/schema/audit";
import { countries } from "@/db/schema/country";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { interviews, passages, sources } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import type { LoadedAssessment } from "@/lib/assessments/subject";
import { visibleTo as assessmentsVisibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import { sourceSubject } from "@/lib/sources/subject";
import { visibleTo } from "@/lib/sources/visible-to";
import { yearOfSource } from "@/lib/sources/year";
import { CITATION_ENTITY } from "./cite";
import { newestFirst } from "./history-order";
import type { CitationChange } from "./schema";

const adders = alias(users, "adders");
const removers = alias(users, "removers");
const removals = alias(auditEvents, "removals");
/** A removal is the second thing that happens to a citation. */
const REMOVAL_VERSION = 2;

/**
 * Changes of the citations that a condition picks out, newest first, in one statement. A source that is hidden from
 * the actor is told by type and year; names are told as in the history of the rating. The condition has to keep to
 * assessments whose histories are open to the actor.
 */
async function citationChanges(ctx: Ctx, condition: SQL | undefined): Promise<readonly CitationChange[]> {
  const rows = await ctx.read
    .select({
      id: ratingCitations.id,
      round: rounds.code,
      iso3: countries.iso3,
      indicator: ratings.indicator,
      kind: ratings.kind,
      shows: ratingCitations.shows,
      stance: ratingCitations.stance,
      addedAt: ratingCitations.createdAt,
      removedAt: ratingCitations.removedAt,
      adder: adders.name,
      remover: removers.name,
      code: sources.code,
      title: sources.title,
      locator: passages.locator,
      type: sources.type,
      publishedOn: sources.publishedOn,
      periodTo: sources.periodTo,
      heldOn: interviews.heldOn,
      visible: sql<boolean>`coalesce(${visibleTo(ctx) ?? sql`true`}, false)`,
      named: sql<boolean>`coalesce(${assessmentsVisibleTo(ctx.actor, "team_note.read") ?? sql`true`}, false)`,
    })
    .from(ratingCitations)
    .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .leftJoin(interviews, eq(interviews.sourceId, sources.id))
    .leftJoin(adders, eq(adders.id, ratingCitations.createdBy))
    .leftJoin(
      removals,
      and(
        eq(removals.entity, CITATION_ENTITY),
        eq(removals.entityId, ratingCitations.id),
        eq(removals.version, REMOVAL_VERSION),
      ),
    )
    .leftJoin(removers, eq(removers.id, removals.actorId))
    .where(condition)
    .orderBy(asc(ratings.indicator), asc(ratingCitations.id));
  const changes = rows.flatMap(({ id, addedAt, removedAt, adder, remover, named, ...row }) => {
    const { round, iso3, indicator, kind, shows, stance } = row;
    const about = { round, iso3, indicator, kind, shows, stance, source: sourceOf(row) };
    const change = (what: CitationChange["what"], at: Date, who: string | null): CitationChange => ({
      key: `${id} ${what}`,
      what,
      at: at.toISOString(),
      who: named ? who : null,
      ...about,
    });
    const added = change("added", addedAt, adder);
    return removedAt === null ? [added] : [added, change("removed", removedAt, remover)];
  });
  return newestFirst(changes);
}

function sourceOf({
  visible,
  code,
  title,
  locator,
  type,
  ...days
}: {
  visible: boolean;
  code: string;
  title: string;
  locator: string | null;
  type: typeof sources.$inferSelect.type;
  publishedOn: string | null;
  periodTo: string | null;
  heldOn: string | null;
}): CitationChange["source"] {
  if (visible) return { visible: true, code, title, locator };
  return {
    visible: false,
    type,
    year: yearOfSource(days),
  };
}

/** Changes of the citations of one rating, newest first. The caller has checked that its history is open to the actor. */
export function citationsOfRating(ctx: Ctx, ratingId: string): Promise<readonly CitationChange[]> {
  return citationChanges(ctx, eq(ratings.id, ratingId));
}

/** Changes of all citations of an assessment, newest first; null where its histories are not open to the actor. */
export async function citationsOfAssessment(
  ctx: Ctx,
  { assessment, subject }: Pick<LoadedAssessment, "assessment" | "subject">,
): Promise<readonly CitationChange[] | null> {
  if (!can(ctx.actor, "rating.read", subject) || !can(ctx.actor, "history.read", subject)) return null;
  return citationChanges(ctx, eq(assessments.id, assessment.id));
}

/**
 * Where a source was cited and no longer is, newest first: in ratings whose histories are open to the actor. For
 * members of its teams who may read it. Throws NOT_FOUND.
 */
export async function citationsOfSource(ctx: Ctx, code: string): Promise<readonly CitationChange[]> {
  const { row, onTeam } = await sourceSubject(ctx, code);
  if (!onTeam) throw new AppError("NOT_FOUND", `citations of ${code}`);
  return citationChanges(ctx, and(eq(sources.id, row.id), assessmentsVisibleTo(ctx.actor, "history.read")));
}
