/** Everything that the desk of a round shows, in as many statements for one country as for all. */
import "server-only";
import { and, asc, eq, isNotNull, sql } from "drizzle-orm";
import { assessments, assessmentTransitions } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { informationRequestIndicators, informationRequests } from "@/db/schema/information-request";
import { commentThreads } from "@/db/schema/review";
import { visibleTo } from "@/lib/assessments/visible-to";
import { ACTING } from "@/lib/assessments/work-rules";
import type { Ctx } from "@/lib/core/context";
import { dayIn, daysBetween } from "@/lib/core/days";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import { anyOf } from "@/lib/database/any-of";
import { editionByHash } from "@/lib/editions/queries";
import { compareNames } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Edition } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { readJudgedRatings } from "@/lib/ratings/effective-ratings";
import { getRound, listRoundCountries, type RoundRecord } from "@/lib/rounds/queries";
import { programmeZone } from "@/lib/settings/programme-day";
import type { Finding } from "./findings";
import type { StateChange } from "./pipeline";
import { ratingFindings } from "./quality-rules";
import { dueReminders } from "./reminder-rules";
import type { DeskRow, ReminderRow } from "./view";
import { isRunning } from "./view";
import { readWaiting, type Waiting } from "./waiting";

/** The desk of a round, before the address chooses from it. */
export type Desk = {
  round: RoundRecord;
  edition: Edition;
  today: string;
  rows: readonly DeskRow[];
  /** Countries of the round whose assessment was not opened. */
  notOpened: number;
  changes: readonly StateChange[];
  findings: readonly Finding[];
  /** Names of the countries whose ratings the reader may not read yet: nothing of them is counted. */
  unread: readonly string[];
  reminders: readonly ReminderRow[];
};

/** Reads the desk of a round of the programme. Throws NOT_FOUND for an unknown round and for who does not oversee it. */
export async function readDesk(ctx: PersonCtx, code: string, locale: Locale): Promise<Desk> {
  if (!can(ctx.actor, "round.oversee", { kind: "installation" })) throw new AppError("NOT_FOUND", "desk");
  const round = await getRound(ctx, code);
  if (round.kind !== "programme") throw new AppError("NOT_FOUND", `desk of ${code}`);
  const zone = await programmeZone(ctx);
  const today = dayIn(zone, ctx.now);
  const [edition, opened, inRound] = await Promise.all([
    editionByHash(ctx, round.editionSha256),
    readAssessments(ctx, round.id),
    listRoundCountries(ctx, round.id),
  ]);
  const ids = opened.map(({ id }) => id);
  const readable = opened.filter(({ readsRatings }) => readsRatings);
  const [names, changes, waiting, ratings, threads, refusals] = await Promise.all([
    countryNamesOf(
      ctx,
      locale,
      opened.map(({ iso3 }) => iso3),
    ),
    readChanges(ctx, ids, zone),
    readWaiting(ctx, ids, today),
    readJudgedRatings(
      ctx,
      readable.map(({ id }) => id),
    ),
    readThreads(ctx, round.id).then(byAssessment),
    readRefusals(ctx, round.id).then(byAssessment),
  ]);
  const placed = opened
    .map((row) => ({ ...row, country: names.get(row.iso3) ?? row.iso3 }))
    .sort((a, b) => compareNames(locale)(a.country, b.country));
  const rows = placed.map((row) => deskRow(row, waiting.get(row.id), { zone, today }));
  const base = (iso3: string) => `/rounds/${round.code}/${iso3}`;
  return {
    round,
    edition,
    today,
    rows,
    notOpened: inRound.filter((country) => !country.opened).length,
    changes,
    unread: placed.filter(({ readsRatings }) => !readsRatings).map(({ country }) => country),
    reminders: placed.flatMap((row) => reminderRows(row, waiting.get(row.id), today)),
    findings: placed.flatMap(({ id, iso3, country }): Finding[] => [
      ...ratingFindings(edition, ratings.get(id) ?? [], round.cutOffOn).map((rating): Finding => {
        const { rule: kind, indicator } = rating;
        const domain = edition.indicators.get(indicator)?.domain ?? "";
        return {
          ...NOTHING,
          ...{ key: `${iso3} ${kind} ${indicator}`, kind, iso3, country, rating },
          indicators: [indicator],
          href: `${base(iso3)}/${domain}#${indicator}`,
        };
      }),
      ...(threads.get(id) ?? []).map(
        (thread): Finding => ({
          ...NOTHING,
          ...{ key: thread.id, kind: "open_comments", iso3, country },
          indicators: [thread.indicator],
          href: `${base(iso3)}/review#thread-${thread.id}`,
          on: dayIn(zone, thread.openedAt),
        }),
      ),
      ...(refusals.get(id) ?? []).map(
        (refusal): Finding => ({
          ...NOTHING,
          ...{ key: `${iso3} ${refusal.number}`, kind: "requests_refused", iso3, country },
          indicators: refusal.indicators,
          href: `${base(iso3)}/information-requests/${refusal.number}`,
          on: refusal.refusedOn,
          institution: refusal.institution,
        }),
      ),
    ]),
  };
}

function byAssessment<Row extends { assessmentId: string }>(rows: readonly Row[]) {
  return Map.groupBy(rows, ({ assessmentId }) => assessmentId);
}

const NOTHING = { on: null, rating: null, institution: null } as const;

type Opened = Awaited<ReturnType<typeof readAssessments>>[number] & { country: string };

function deskRow(
  { id, iso3, country, state, stateSince }: Opened,
  waiting: Waiting | undefined,
  { zone, today }: { zone: string; today: string },
): DeskRow {
  const since = dayIn(zone, stateSince);
  const acting = ACTING[state] ?? [];
  const dueOn = isRunning({ state }) ? (waiting?.dueOn ?? null) : null;
  return {
    ...{ id, iso3, country, state, since, dueOn },
    daysInState: daysBetween(since, today),
    daysLeft: dueOn === null ? null : daysBetween(today, dueOn),
    holders: (waiting?.holders ?? [])
      .filter(({ duty }) => acting.includes(duty))
      .map(({ duty, name }) => ({ duty, name })),
    waitsForDuty: acting.length > 0,
  };
}

/** Where the things of reminders stand below an assessment; review comments only where the ratings are open. */
const PLACES = { deadline: "", requests: "/information-requests" } as const;

function reminderRows(
  { iso3, country, state, readsRatings }: Opened,
  waiting: Waiting | undefined,
  today: string,
): readonly ReminderRow[] {
  if (waiting === undefined) return [];
  return dueReminders(waiting, today).map(({ thing, duties }) => {
    const lastSentOn = waiting.lastSent.get(thing) ?? null;
    return {
      ...{ iso3, country, thing, state, lastSentOn },
      dueOn: thing === "deadline" ? waiting.dueOn : null,
      count: thing === "comments" ? waiting.openComments : waiting.lateRequests,
      people: waiting.holders
        .filter(({ duty }) => duties.includes(duty))
        .map(({ duty, name }) => ({ duty, name })),
      path: thing === "comments" ? (readsRatings ? "/review#threads" : "") : PLACES[thing],
      sentToday: lastSentOn === today,
    };
  });
}

function readAssessments(ctx: Ctx, roundId: string) {
  return ctx.read
    .select({
      id: assessments.id,
      iso3: countries.iso3,
      state: assessments.state,
      stateSince: assessments.stateSince,
      readsRatings: sql<boolean>`coalesce(${visibleTo(ctx.actor, "rating.read") ?? sql`true`}, false)`,
    })
    .from(assessments)
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(eq(assessments.roundId, roundId), visibleTo(ctx.actor, "progress.read")))
    .orderBy(asc(countries.iso3));
}

async function readChanges(ctx: Ctx, ids: readonly string[], zone: string): Promise<readonly StateChange[]> {
  const rows = await ctx.read
    .select({
      assessmentId: assessmentTransitions.assessmentId,
      to: assessmentTransitions.toState,
      at: assessmentTransitions.at,
    })
    .from(assessmentTransitions)
    .where(anyOf(assessmentTransitions.assessmentId, ids))
    .orderBy(asc(assessmentTransitions.at), asc(assessmentTransitions.id));
  return rows.map(({ at, ...change }) => ({ ...change, on: dayIn(zone, at) }));
}

function readThreads(ctx: Ctx, roundId: string) {
  return ctx.read
    .select({
      id: commentThreads.id,
      assessmentId: commentThreads.assessmentId,
      indicator: commentThreads.indicator,
      openedAt: commentThreads.openedAt,
    })
    .from(commentThreads)
    .innerJoin(assessments, eq(assessments.id, commentThreads.assessmentId))
    .where(
      and(
        eq(assessments.roundId, roundId),
        eq(commentThreads.state, "open"),
        visibleTo(ctx.actor, "comment.read"),
      ),
    )
    .orderBy(asc(commentThreads.openedAt), asc(commentThreads.id));
}

function readRefusals(ctx: Ctx, roundId: string) {
  return ctx.read
    .select({
      assessmentId: informationRequests.assessmentId,
      number: informationRequests.number,
      institution: informationRequests.institutionName,
      refusedOn: informationRequests.refusedOn,
      indicators: sql<
        string[]
      >`array(select ${informationRequestIndicators.indicator} from ${informationRequestIndicators} where ${informationRequestIndicators.requestId} = ${informationRequests.id} order by 1)`,
    })
    .from(informationRequests)
    .innerJoin(assessments, eq(assessments.id, informationRequests.assessmentId))
    .where(
      and(
        eq(assessments.roundId, roundId),
        isNotNull(informationRequests.refusedOn),
        visibleTo(ctx.actor, "information_request.read"),
      ),
    )
    .orderBy(asc(informationRequests.refusedOn), asc(informationRequests.number));
}
