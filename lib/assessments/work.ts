import "server-only";
import { and, desc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Duty } from "@/db/enums";
import {
  assessmentDueDates,
  assessmentDuties,
  assessments,
  assessmentTransitions,
} from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { comments, commentThreads } from "@/db/schema/review";
import { rounds } from "@/db/schema/round";
import { hasRole } from "@/lib/core/context";
import { daysBetween } from "@/lib/core/days";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import { commentsToAnswer } from "@/lib/country-comments/stored";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import { NO_FACTS } from "@/lib/policy/assessment-rule";
import { can } from "@/lib/policy/can";
import { type SecondRatingTurn, secondRatingTurns } from "@/lib/second-ratings/turns";
import { programmeDay } from "@/lib/settings/programme-day";
import type { DomainProgress } from "./progress";
import { type AssessmentRecord, asDuties, assessmentColumns, dutiesOf } from "./subject";
import { FACTS, visibleTo } from "./visible-to";
import { type Asked, askedOf, asksManagers, dueDayFor, selfDueOn } from "./work-asked";
import {
  actsInSecondRating,
  byDueDay,
  type CameBack,
  cameBack,
  isDueSoon,
  type WorkPlace,
  workPlace,
} from "./work-rules";

/** As what a person comes here, for what an empty page says to them. */
export type Standing = "manager" | "administrator" | "observer" | "focal_point" | "reader" | "team";

/** By role, else by a duty of focal point; who has neither works in a team or soon will. */
export async function standingOf(ctx: PersonCtx): Promise<Standing> {
  if (hasRole(ctx.actor, "programme_manager")) return "manager";
  if (hasRole(ctx.actor, "administrator")) return "administrator";
  if (hasRole(ctx.actor, "observer")) return "observer";
  const focal = await ctx.read.$count(
    assessmentDuties,
    and(
      eq(assessmentDuties.userId, ctx.actor.userId),
      eq(assessmentDuties.duty, "focal_point"),
      isNull(assessmentDuties.endedAt),
    ),
  );
  if (focal > 0) return "focal_point";
  return hasRole(ctx.actor, "reader") ? "reader" : "team";
}

/** One assessment on the page of one person. */
export type WorkRow = Pick<AssessmentRecord, "round" | "iso3" | "state" | "purpose"> & {
  country: string;
  duties: readonly Duty[];
  /** What of it is open to the person: the team's workspace, the card of its release, or what its State is asked. */
  opens: "workspace" | "scorecard" | "country-comments" | "self-assessment";
  place: WorkPlace;
  stateSince: string;
  dueOn: string | null;
  /** Negative where it is late. */
  daysLeft: number | null;
  isDueSoon: boolean;
  /** What the right of reply asks of the person to decide; null where nothing. */
  asked: Asked | null;
  /** Comments of the State without an answer, while the team answers them; null in every other state. */
  commentsToAnswer: number | null;
  /** What the second rating wants of the person; null where it wants nothing. */
  secondRating: SecondRatingTurn | null;
  cameBack: CameBack | null;
  /** How much is rated; null where the person may not follow the work. */
  progress: Pick<DomainProgress, "scored" | "indicators" | "withoutSources" | "openThreads"> | null;
  /** The first indicator with an open comment that the person has not answered, of an assessment that came back. */
  commented: { indicator: string; domain: string | null } | null;
  /** The first indicator without an answer, and its domain. */
  next: { indicator: string; domain: string | null } | null;
};

/**
 * The assessments in which the person holds a duty, by due day; for programme managers also those that are late or
 * due within a week. The number of statements does not grow with the number of assessments.
 */
export async function listWork(ctx: PersonCtx, locale: Locale): Promise<readonly WorkRow[]> {
  const today = await programmeDay(ctx);
  const duties = dutiesOf(ctx.actor);
  const followsAll = hasRole(ctx.actor, "programme_manager");
  const rows = await ctx.read
    .select({
      ...assessmentColumns,
      duties,
      dueOn: assessmentDueDates.dueOn,
      hasRelease: FACTS.hasRelease,
      stateWasAsked: FACTS.stateWasAsked,
      selfDueOn,
      commentsToAnswer,
    })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .leftJoin(
      assessmentDueDates,
      and(
        eq(assessmentDueDates.assessmentId, assessments.id),
        eq(assessmentDueDates.state, assessments.state),
      ),
    )
    .where(
      and(
        visibleTo(ctx.actor),
        eq(rounds.kind, "programme"),
        followsAll
          ? or(
              sql`cardinality(${duties}) > 0`,
              sql`${assessmentDueDates.dueOn} <= ${today}::date + 7`,
              asksManagers,
            )
          : sql`cardinality(${duties}) > 0`,
      ),
    );
  const ids = rows.map(({ id }) => id);
  const held = rows.map((row) => {
    const own = { ...row, duties: asDuties(row.duties) };
    const dueOn = dueDayFor(own);
    return { ...own, dueOn, daysLeft: dueOn === null ? null : daysBetween(today, dueOn) };
  });
  const [names, counts, judged, threads, returns, turns, asked] = await Promise.all([
    countryNamesOf(ctx, locale, [...new Set(rows.map(({ iso3 }) => iso3))]),
    ratingCounts(ctx, ids),
    judgedIndicators(
      ctx,
      rows.filter(({ state }) => state === "drafting").map(({ id }) => id),
    ),
    openThreads(ctx, ids),
    lastTransitions(ctx, ids),
    secondRatingTurns(ctx, rows),
    askedOf(ctx, held),
  ]);
  const work = await Promise.all(
    held.map(async (row): Promise<WorkRow> => {
      const edition = await editionByHash(ctx, row.editionSha256);
      const own = row.duties;
      const turn = turns.get(row.id) ?? null;
      const asks = asked.get(row.id) ?? null;
      const place = asks === null ? workPlace(row.state, own, turn) : "waiting";
      // The counts of the first raters say nothing to who rates blind.
      const ratesBlind = turn !== null && own.length > 0 && own.every((duty) => duty === "second_rater");
      const daysLeft = place === "over" ? null : row.daysLeft;
      const last = returns.get(row.id);
      const back = cameBack(row.state, last);
      const commented = threads.get(row.id) ?? [];
      const unanswered = new Set(commented.filter(({ answered }) => !answered).map((own) => own.indicator));
      const first = [...edition.indicators.values()].find(({ code }) => unanswered.has(code));
      const opens = opensFor(ctx, row, own);
      const { scored = 0, withoutSources = 0 } = counts.get(row.id) ?? {};
      const open = [...edition.indicators.values()].find(({ code }) => !judged.get(row.id)?.has(code));
      return {
        round: row.round,
        iso3: row.iso3,
        state: row.state,
        purpose: row.purpose,
        country: names.get(row.iso3) ?? row.iso3,
        duties: own,
        opens,
        place,
        stateSince: row.stateSince.toISOString().slice(0, 10),
        dueOn: place === "over" ? null : row.dueOn,
        daysLeft,
        isDueSoon: isDueSoon(place, daysLeft, { followsAll }),
        asked: asks,
        commentsToAnswer: row.state === "comment_response" ? row.commentsToAnswer : null,
        secondRating: actsInSecondRating(own, turn) ? turn : null,
        cameBack: back,
        progress:
          opens === "workspace" && !ratesBlind
            ? { scored, withoutSources, indicators: edition.indicators.size, openThreads: commented.length }
            : null,
        commented:
          back !== null && first !== undefined ? { indicator: first.code, domain: first.domain } : null,
        next:
          opens === "workspace" && row.state === "drafting" && open !== undefined
            ? { indicator: open.code, domain: open.domain }
            : null,
      };
    }),
  );
  return work.sort(byDueDay);
}

function opensFor(
  ctx: PersonCtx,
  {
    state,
    roundKind,
    hasRelease,
    stateWasAsked,
  }: AssessmentRecord & { hasRelease: boolean; stateWasAsked: boolean },
  duties: readonly Duty[],
): WorkRow["opens"] {
  // The facts of the subject are of no weight for this permission.
  const subject = {
    kind: "assessment",
    state,
    roundKind,
    duties,
    ...NO_FACTS,
  } as const;
  if (can(ctx.actor, "progress.read", subject)) return "workspace";
  if (hasRelease) return "scorecard";
  return stateWasAsked ? "country-comments" : "self-assessment";
}

async function ratingCounts(ctx: PersonCtx, ids: readonly string[]) {
  const cited = sql`exists (select 1 from ${ratingCitations} where ${and(
    eq(ratingCitations.ratingId, ratings.id),
    isNull(ratingCitations.removedAt),
  )})`;
  const rows = await ctx.read
    .select({
      id: ratings.assessmentId,
      scored: sql<number>`count(*) filter (where ${ratings.state} is not null)::int`,
      withoutSources: sql<number>`count(*) filter (where ${ratings.state} = 'rated' and not ${cited})::int`,
    })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .where(
      and(
        inArray(ratings.assessmentId, [...ids]),
        eq(ratings.kind, "assessor"),
        visibleTo(ctx.actor, "progress.read"),
      ),
    )
    .groupBy(ratings.assessmentId);
  return new Map(rows.map((row) => [row.id, row]));
}

async function judgedIndicators(ctx: PersonCtx, ids: readonly string[]) {
  const rows = await ctx.read
    .select({ id: ratings.assessmentId, indicator: ratings.indicator })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .where(
      and(
        inArray(ratings.assessmentId, [...ids]),
        eq(ratings.kind, "assessor"),
        sql`${ratings.state} is not null`,
        visibleTo(ctx.actor, "progress.read"),
      ),
    );
  const grouped = Map.groupBy(rows, ({ id }) => id);
  return new Map([...grouped].map(([id, own]) => [id, new Set(own.map(({ indicator }) => indicator))]));
}

/** Open comments; the person has answered those in which theirs is the last word, and they wait for somebody else. */
async function openThreads(ctx: PersonCtx, ids: readonly string[]) {
  const lastAuthor = sql`(select ${comments.authorId} from ${comments}
    where ${eq(comments.threadId, commentThreads.id)} order by ${comments.writtenAt} desc, ${comments.id} desc limit 1)`;
  const rows = await ctx.read
    .select({
      id: commentThreads.assessmentId,
      indicator: commentThreads.indicator,
      answered: sql<boolean>`${lastAuthor} = ${ctx.actor.userId}`,
    })
    .from(commentThreads)
    .innerJoin(assessments, eq(assessments.id, commentThreads.assessmentId))
    .where(
      and(
        inArray(commentThreads.assessmentId, [...ids]),
        eq(commentThreads.state, "open"),
        visibleTo(ctx.actor, "comment.read"),
      ),
    );
  const grouped = Map.groupBy(rows, ({ id }) => id);
  return new Map([...grouped].map(([id, own]) => [id, own]));
}

async function lastTransitions(ctx: PersonCtx, ids: readonly string[]) {
  const rows = await ctx.read
    .selectDistinctOn([assessmentTransitions.assessmentId], {
      id: assessmentTransitions.assessmentId,
      transition: assessmentTransitions.transition,
      reason: assessmentTransitions.reason,
    })
    .from(assessmentTransitions)
    .innerJoin(assessments, eq(assessments.id, assessmentTransitions.assessmentId))
    .where(and(inArray(assessmentTransitions.assessmentId, [...ids]), visibleTo(ctx.actor, "progress.read")))
    .orderBy(
      assessmentTransitions.assessmentId,
      desc(assessmentTransitions.at),
      desc(assessmentTransitions.id),
    );
  return new Map(rows.map((row) => [row.id, row]));
}
