/** The deadlines of a round as a calendar file, as far as its reader may see them. */
import "server-only";
import { and, asc, eq, isNull, notInArray, or } from "drizzle-orm";
import { ICalCalendar } from "ical-generator";
import type { AssessmentState } from "@/db/enums";
import { assessmentDueDates, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { rounds } from "@/db/schema/round";
import { selfAssessments } from "@/db/schema/self-assessment";
import { STATE_TARGETS } from "@/lib/assessments/targets";
import { visibleTo } from "@/lib/assessments/visible-to";
import { FINISHED_STATES } from "@/lib/assessments/work-rules";
import { hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import type { Locale } from "@/lib/i18n/locales";
import { getRound, type RoundRecord } from "@/lib/rounds/queries";

/** What ends on a day: a state, or the time in which the State assesses itself. */
export type DeadlineKind = AssessmentState | "self_assessment";

/** One day by which something of a country is due. */
export type Deadline = {
  readonly iso3: string;
  readonly country: string;
  readonly kind: DeadlineKind;
  readonly dueOn: string;
  /** When the day was set. */
  readonly setAt: Date;
};

/**
 * The days to come and the late ones of a round: of the present state and those after it where the reader follows the
 * work, of the time to comment for the State that was asked, of self-assessments for who knows of them. Throws NOT_FOUND
 * where the round is hidden or none of its deadlines is open to the reader; a programme manager gets an empty calendar.
 */
export async function roundDeadlines(
  ctx: PersonCtx,
  code: string,
  locale: Locale,
): Promise<{ round: RoundRecord; deadlines: readonly Deadline[] }> {
  const round = await getRound(ctx, code);
  const found = [...(await ofStates(ctx, round.id)), ...(await ofSelfAssessments(ctx, round.id))];
  if (found.length === 0 && !hasRole(ctx.actor, "programme_manager")) {
    throw new AppError("NOT_FOUND", `deadlines of ${code}`);
  }
  const names = await countryNamesOf(ctx, locale, [...new Set(found.map(({ iso3 }) => iso3))]);
  const deadlines = found
    .map((line) => ({ ...line, country: names.get(line.iso3) ?? line.iso3 }))
    .sort((a, b) => (`${a.dueOn} ${a.iso3}` < `${b.dueOn} ${b.iso3}` ? -1 : 1));
  return { round, deadlines };
}

const isRunning = notInArray(assessments.state, [...FINISHED_STATES]);
const ORDER: readonly AssessmentState[] = STATE_TARGETS.map(({ state }) => state);

async function ofStates(ctx: PersonCtx, roundId: string): Promise<Omit<Deadline, "country">[]> {
  const rows = await ctx.read
    .select({
      iso3: countries.iso3,
      state: assessments.state,
      kind: assessmentDueDates.state,
      dueOn: assessmentDueDates.dueOn,
      setAt: assessmentDueDates.changedAt,
    })
    .from(assessmentDueDates)
    .innerJoin(assessments, eq(assessments.id, assessmentDueDates.assessmentId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(rounds, and(eq(rounds.id, assessments.roundId), eq(rounds.kind, "programme")))
    .where(
      and(
        eq(assessments.roundId, roundId),
        isRunning,
        or(
          visibleTo(ctx.actor, "progress.read"),
          and(
            eq(assessmentDueDates.state, "country_comment"),
            eq(assessments.state, "country_comment"),
            visibleTo(ctx.actor, "country_comment.see"),
          ),
        ),
      ),
    )
    .orderBy(asc(assessmentDueDates.dueOn), asc(countries.iso3));
  return rows
    .filter(({ kind, state }) => ORDER.indexOf(kind) >= ORDER.indexOf(state))
    .map(({ state: _, ...line }) => line);
}

async function ofSelfAssessments(ctx: PersonCtx, roundId: string): Promise<Omit<Deadline, "country">[]> {
  const rows = await ctx.read
    .select({
      iso3: countries.iso3,
      dueOn: selfAssessments.dueOn,
      askedAt: selfAssessments.askedAt,
      extendedAt: selfAssessments.extendedAt,
    })
    .from(selfAssessments)
    .innerJoin(assessments, eq(assessments.id, selfAssessments.assessmentId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        eq(assessments.roundId, roundId),
        isRunning,
        isNull(selfAssessments.certifiedAt),
        visibleTo(ctx.actor, "self_rating.see"),
      ),
    )
    .orderBy(asc(selfAssessments.dueOn), asc(countries.iso3));
  return rows.map(({ askedAt, extendedAt, ...row }) => ({
    ...row,
    kind: "self_assessment",
    setAt: extendedAt ?? askedAt,
  }));
}

/** Words of a calendar, in the reader's language. */
export type CalendarWords = {
  readonly name: string;
  readonly entryOf: (deadline: Deadline) => string;
};

/**
 * The calendar as RFC 5545 text. An entry fills its day; its UID is made of round, country and what is due, so that a
 * calendar that takes the file again moves an entry and adds none. It holds no text of an assessment and no person.
 */
export function calendarOf(
  round: string,
  language: Locale,
  deadlines: readonly Deadline[],
  words: CalendarWords,
): string {
  const calendar = new ICalCalendar({
    name: words.name,
    prodId: { company: "GPAT", product: "Country assessments", language: language.toUpperCase() },
  });
  for (const deadline of deadlines) {
    calendar.createEvent({
      id: `${round}-${deadline.iso3}-${deadline.kind}@gpat-country-assessments`,
      start: new Date(`${deadline.dueOn}T00:00:00Z`),
      allDay: true,
      stamp: deadline.setAt,
      summary: words.entryOf(deadline),
    });
  }
  return calendar.toString();
}
