/** What has a day of its own beside the assessments of *My work*: meetings, domains of a State, requests, corrections. */
import "server-only";
import { and, asc, count, eq, gte, isNull, min, type SQL, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { correctionRequests } from "@/db/schema/correction-request";
import { countries } from "@/db/schema/country";
import { informationRequests } from "@/db/schema/information-request";
import { instrumentEditions } from "@/db/schema/instrument";
import { meetings, missions } from "@/db/schema/mission";
import { ratings } from "@/db/schema/rating";
import { releases } from "@/db/schema/release";
import { rounds } from "@/db/schema/round";
import { selfAssessmentSections, selfAssessments } from "@/db/schema/self-assessment";
import { dayIn } from "@/lib/core/days";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import { editionByHash } from "@/lib/editions/queries";
import type { Locale } from "@/lib/i18n/locales";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { programmeDay, programmeZone } from "@/lib/settings/programme-day";
import type { AssessmentKey } from "./subject";
import { dutiesOf } from "./subject";
import { visibleTo } from "./visible-to";

type What =
  | { kind: "mission"; number: number; endsOn: string; places: string }
  | { kind: "meeting"; mission: number; number: number; time: string | null; institution: string }
  | { kind: "section"; domain: string; title: string; language: string; answered: number; indicators: number }
  | { kind: "corrections"; release: string; open: number }
  | { kind: "requests"; open: number };

/** One line: what it is, of which assessment, and the day on which it is, is due, or was asked. */
export type AgendaLine = AssessmentKey & { country: string; on: string } & What;

const PLACE = { round: rounds.code, iso3: countries.iso3 };
type Placed = AssessmentKey & { on: string } & What;

/** Rows of assessments in which the person holds a duty and has a right. */
function own(ctx: PersonCtx, permission: AssessmentPermission): SQL | undefined {
  return and(sql`cardinality(${dutiesOf(ctx.actor)}) > 0`, visibleTo(ctx.actor, permission));
}

/** What comes up for the person, by day. One statement a kind, however many assessments there are. */
export async function agendaOf(ctx: PersonCtx, locale: Locale): Promise<readonly AgendaLine[]> {
  const today = await programmeDay(ctx);
  const lines = (
    await Promise.all([
      comingMissions(ctx, today),
      comingMeetings(ctx, today),
      ownSections(ctx),
      openCorrections(ctx),
      openRequests(ctx),
    ])
  ).flat();
  const names = await countryNamesOf(ctx, locale, [...new Set(lines.map(({ iso3 }) => iso3))]);
  return lines
    .map((line) => ({ ...line, country: names.get(line.iso3) ?? line.iso3 }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

async function comingMissions(ctx: PersonCtx, today: string): Promise<Placed[]> {
  const rows = await ctx.read
    .select({
      ...PLACE,
      on: missions.startsOn,
      endsOn: missions.endsOn,
      number: missions.number,
      places: missions.places,
    })
    .from(missions)
    .innerJoin(assessments, eq(assessments.id, missions.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(gte(missions.endsOn, today), own(ctx, "mission.read")))
    .orderBy(asc(missions.startsOn), asc(missions.id));
  return rows.map((row) => ({ kind: "mission", ...row }));
}

async function comingMeetings(ctx: PersonCtx, today: string): Promise<Placed[]> {
  const rows = await ctx.read
    .select({
      ...PLACE,
      on: meetings.heldOn,
      time: meetings.startsAt,
      mission: missions.number,
      number: meetings.number,
      institution: meetings.institutionName,
    })
    .from(meetings)
    .innerJoin(missions, eq(missions.id, meetings.missionId))
    .innerJoin(assessments, eq(assessments.id, missions.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(gte(meetings.heldOn, today), eq(meetings.state, "planned"), own(ctx, "mission.read")))
    .orderBy(asc(meetings.heldOn), asc(meetings.startsAt), asc(meetings.id));
  return rows.map((row) => ({ kind: "meeting", ...row }));
}

/** The domains that a contributor was given, while the State may still answer. */
async function ownSections(ctx: PersonCtx): Promise<Placed[]> {
  const rows = await ctx.read
    .select({
      ...PLACE,
      on: selfAssessments.dueOn,
      domain: selfAssessmentSections.domain,
      editionSha256: instrumentEditions.sha256,
      answered: sql<
        string[]
      >`array(select ${ratings.indicator} from ${ratings} where ${ratings.assessmentId} = ${assessments.id} and ${ratings.kind} = 'self' and ${ratings.state} is not null)`,
    })
    .from(selfAssessmentSections)
    .innerJoin(selfAssessments, eq(selfAssessments.assessmentId, selfAssessmentSections.assessmentId))
    .innerJoin(assessments, eq(assessments.id, selfAssessments.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(and(eq(selfAssessmentSections.userId, ctx.actor.userId), own(ctx, "self_rating.write")))
    .orderBy(asc(selfAssessments.dueOn), asc(countries.iso3), asc(selfAssessmentSections.domain));
  return Promise.all(
    rows.map(async ({ editionSha256, answered, ...row }): Promise<Placed> => {
      const edition = await editionByHash(ctx, editionSha256);
      const node = edition.nodes.get(row.domain);
      const indicators = node?.indicators ?? [];
      return {
        kind: "section",
        ...row,
        title: node?.title ?? row.domain,
        language: edition.file.language,
        answered: indicators.filter((code) => answered.includes(code)).length,
        indicators: indicators.length,
      };
    }),
  );
}

/** Corrections of a release that nobody decided yet, with the day of the first. */
async function openCorrections(ctx: PersonCtx): Promise<Placed[]> {
  const zone = await programmeZone(ctx);
  const rows = await ctx.read
    .select({ ...PLACE, firstAt: min(correctionRequests.madeAt), release: releases.code, open: count() })
    .from(correctionRequests)
    .innerJoin(releases, eq(releases.id, correctionRequests.releaseId))
    .innerJoin(assessments, eq(assessments.id, correctionRequests.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(isNull(correctionRequests.decision), own(ctx, "correction.see")))
    .groupBy(rounds.code, countries.iso3, releases.code)
    .orderBy(asc(releases.code));
  return rows.flatMap(({ firstAt, ...row }) =>
    firstAt === null ? [] : [{ kind: "corrections", ...row, on: dayIn(zone, firstAt) } as const],
  );
}

/** Requests to institutions that have no answer yet, counted by assessment, with the first day that was given. */
async function openRequests(ctx: PersonCtx): Promise<Placed[]> {
  const rows = await ctx.read
    .select({ ...PLACE, on: min(informationRequests.dueOn), open: count() })
    .from(informationRequests)
    .innerJoin(assessments, eq(assessments.id, informationRequests.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(
      and(
        isNull(informationRequests.answeredOn),
        isNull(informationRequests.refusedOn),
        own(ctx, "information_request.write"),
      ),
    )
    .groupBy(rounds.code, countries.iso3)
    .orderBy(asc(rounds.code), asc(countries.iso3));
  return rows.flatMap(({ on, ...row }) => (on === null ? [] : [{ kind: "requests", ...row, on } as const]));
}
