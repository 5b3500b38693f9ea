import "server-only";
import { and, asc, count, desc, eq, exists, inArray, notInArray, type SQL, sql } from "drizzle-orm";
import type { RoundKind, RoundPurpose } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { roundCountries, rounds } from "@/db/schema/round";
import { visibleTo } from "@/lib/assessments/visible-to";
import { FINISHED_STATES } from "@/lib/assessments/work-rules";
import type { Actor, Ctx } from "@/lib/core/context";
import { hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import type { RoundCounts } from "./has-work";

/** A round with its edition. */
export type RoundRecord = {
  id: string;
  code: string;
  title: string;
  kind: RoundKind;
  purpose: RoundPurpose;
  editionId: string;
  instrument: string;
  editionVersion: string;
  editionSha256: string;
  startsOn: string;
  endsOn: string;
  cutOffOn: string;
  /** It asks for a blind second rating. */
  secondRating: boolean;
  /** The State is asked to comment on the draft before approval. */
  stateIsHeard: boolean;
  /** Its assessments are opened in scoping. */
  beginsWithScoping: boolean;
  /** Every State that consents is asked to assess itself. */
  asksSelfAssessment: boolean;
  /** The last day of the self-assessments; null gives each State the time of the method. */
  selfAssessmentDueOn: string | null;
  version: number;
};

const columns = {
  id: rounds.id,
  code: rounds.code,
  title: rounds.title,
  kind: rounds.kind,
  purpose: rounds.purpose,
  editionId: rounds.editionId,
  instrument: instrumentEditions.instrument,
  editionVersion: instrumentEditions.version,
  editionSha256: instrumentEditions.sha256,
  startsOn: rounds.startsOn,
  endsOn: rounds.endsOn,
  cutOffOn: rounds.cutOffOn,
  secondRating: rounds.secondRating,
  stateIsHeard: rounds.stateIsHeard,
  beginsWithScoping: rounds.beginsWithScoping,
  asksSelfAssessment: rounds.asksSelfAssessment,
  selfAssessmentDueOn: rounds.selfAssessmentDueOn,
  version: rounds.version,
};

/**
 * Rounds that a person may see: those with an assessment that is visible to the person; programme managers see all,
 * administrators and observers the programme's.
 */
export function roundVisibleTo(ctx: Ctx): SQL | undefined {
  const { actor } = ctx;
  if (actor.kind === "system" || hasRole(actor, "programme_manager")) return undefined;
  if (seesProgrammeRounds(actor)) return eq(rounds.kind, "programme");
  return exists(
    ctx.read
      .select({ one: sql`1` })
      .from(assessments)
      .where(and(eq(assessments.roundId, rounds.id), visibleTo(actor))),
  );
}

function seesProgrammeRounds(actor: Actor): boolean {
  return hasRole(actor, "administrator") || hasRole(actor, "observer");
}

/**
 * The rounds that the actor may see, latest first, with the number of countries, of visible assessments, and of those
 * on which work goes on.
 */
export async function listRounds(ctx: Ctx): Promise<(RoundRecord & RoundCounts)[]> {
  const rows = await ctx.read
    .select(columns)
    .from(rounds)
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, rounds.editionId))
    .where(roundVisibleTo(ctx))
    .orderBy(desc(rounds.startsOn), asc(rounds.code));
  const ids = rows.map((row) => row.id);
  const [inRound, opened, running] = await Promise.all([
    ctx.read
      .select({ roundId: roundCountries.roundId, total: count() })
      .from(roundCountries)
      .where(inArray(roundCountries.roundId, ids))
      .groupBy(roundCountries.roundId),
    ctx.read
      .select({ roundId: assessments.roundId, total: count() })
      .from(assessments)
      .where(and(inArray(assessments.roundId, ids), visibleTo(ctx.actor)))
      .groupBy(assessments.roundId),
    ctx.read
      .select({ roundId: assessments.roundId, total: count() })
      .from(assessments)
      .where(
        and(
          inArray(assessments.roundId, ids),
          visibleTo(ctx.actor),
          notInArray(assessments.state, [...FINISHED_STATES]),
        ),
      )
      .groupBy(assessments.roundId),
  ]);
  const total = (list: readonly { roundId: string; total: number }[], id: string) =>
    list.find((row) => row.roundId === id)?.total ?? 0;
  return rows.map((row) => ({
    ...row,
    countryCount: total(inRound, row.id),
    assessmentCount: total(opened, row.id),
    runningCount: total(running, row.id),
  }));
}

/** The programme's rounds that the actor may see, by code and title, latest first; one statement. */
export function listRoundTitles(ctx: Ctx): Promise<{ code: string; title: string }[]> {
  return ctx.read
    .select({ code: rounds.code, title: rounds.title })
    .from(rounds)
    .where(and(roundVisibleTo(ctx), eq(rounds.kind, "programme")))
    .orderBy(desc(rounds.startsOn), asc(rounds.code));
}

/** One round. Throws NOT_FOUND where it is absent or hidden. */
export async function getRound(ctx: Ctx, code: string): Promise<RoundRecord> {
  const [row] = await ctx.read
    .select(columns)
    .from(rounds)
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, rounds.editionId))
    .where(and(eq(rounds.code, code), roundVisibleTo(ctx)));
  if (!row) throw new AppError("NOT_FOUND", `round ${code}`);
  return row;
}

/** The countries of a round by code, each with whether its assessment was opened. For those who see the whole round. */
export function listRoundCountries(ctx: Ctx, roundId: string): Promise<{ iso3: string; opened: boolean }[]> {
  return ctx.read
    .select({ iso3: countries.iso3, opened: sql<boolean>`${assessments.id} is not null` })
    .from(roundCountries)
    .innerJoin(countries, eq(countries.id, roundCountries.countryId))
    .leftJoin(
      assessments,
      and(
        eq(assessments.roundId, roundCountries.roundId),
        eq(assessments.countryId, roundCountries.countryId),
      ),
    )
    .where(eq(roundCountries.roundId, roundId))
    .orderBy(asc(countries.iso3));
}

function requireAdministrator(ctx: Ctx): void {
  if (!can(ctx.actor, "round.manage", { kind: "installation" }))
    throw new AppError("FORBIDDEN", "round.manage");
}

/** The rounds of the programme for those who make and change them. Throws FORBIDDEN. */
export async function listRoundsForChange(ctx: Ctx): ReturnType<typeof listRounds> {
  requireAdministrator(ctx);
  return listRounds(ctx);
}

/** A round of the programme for those who change it. Throws FORBIDDEN or NOT_FOUND. */
export async function getRoundForChange(ctx: Ctx, code: string): Promise<RoundRecord> {
  requireAdministrator(ctx);
  return getRound(ctx, code);
}
