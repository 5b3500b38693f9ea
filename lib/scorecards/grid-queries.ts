import "server-only";
import { and, asc, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AssessmentState } from "@/db/enums";
import { assessmentDueDates, assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries, countryNames, participations } from "@/db/schema/country";
import { assessmentFigures, ratings } from "@/db/schema/rating";
import { releases } from "@/db/schema/release";
import { roundCountries } from "@/db/schema/round";
import { users } from "@/db/schema/user";
import { FACTS, visibleTo } from "@/lib/assessments/visible-to";
import { type Ctx, hasRole } from "@/lib/core/context";
import { daysBetween } from "@/lib/core/days";
import { byName } from "@/lib/database/by-name";
import { editionByHash } from "@/lib/editions/queries";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import type { Edition } from "@/lib/instruments/edition";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { openCodeInForce } from "@/lib/releases/in-force";
import { parseRelease } from "@/lib/releases/queries";
import { getRound, type RoundRecord } from "@/lib/rounds/queries";
import { programmeDay } from "@/lib/settings/programme-day";
import { cardFigure } from "./card";
import { factsOfRelease } from "./facts-of-release";
import type { GridColumn, GridRow } from "./grid";
import { columnsOf } from "./grid-columns";
import { loweredBy, percentsOf, storedFigures } from "./grid-figures";

/** Ratings cannot move in these states, so that stored figures are those of the release in force. */
const RELEASED: readonly AssessmentState[] = ["published", "closed", "superseded"];

/** A round in rows, before filters and order. */
export type Grid = {
  round: RoundRecord;
  columns: readonly GridColumn[];
  rows: readonly GridRow[];
  /** Language of the edition's words. */
  language: string;
  /** Some of the rows have figures that the team only may see. */
  hasTeamFigures: boolean;
  /** The reader follows due dates, leads and counts of at least one country. */
  hasProgress: boolean;
  /** The day from which the days left are counted, in the programme's zone. */
  today: string;
};

const english = alias(countryNames, "english_name");
const local = alias(countryNames, "local_name");
const ofTeam = alias(ratings, "of_team");

type CountryRow = Awaited<ReturnType<typeof readCountries>>[number];

/** A permission as a column: whether the actor has it on the row of `assessments`. */
function may(ctx: Ctx, permission: AssessmentPermission): SQL<boolean> {
  return sql<boolean>`coalesce(${visibleTo(ctx.actor, permission) ?? sql`true`}, false)`;
}

const isReleased = inArray(assessments.state, [...RELEASED]);

/** The release in force may be read: it exists, is not sealed, and the actor is one of those it answers to. */
function mayReadRelease(ctx: Ctx): SQL<boolean> {
  return sql<boolean>`(${may(ctx, "release.read")} and ${openCodeInForce(assessments.id)} is not null)`;
}

/** Whether the actor sees every country of a round, also those whose assessment was not opened. */
function seesWholeRound({ actor }: Ctx): boolean {
  return actor.kind === "system" || hasRole(actor, "programme_manager") || hasRole(actor, "observer");
}

/** Countries of a round by name, with what the actor may know of each; one statement. */
function readCountries(ctx: Ctx, roundId: string, locale: Locale) {
  const name = sql<string>`coalesce(${local.name}, ${english.name}, ${countries.iso3})`;
  return ctx.read
    .select({
      assessmentId: assessments.id,
      iso3: countries.iso3,
      name,
      region: participations.region,
      state: assessments.state,
      dueOn: assessmentDueDates.dueOn,
      lead: users.name,
      readsFigures: may(ctx, "figures.read"),
      readsProgress: may(ctx, "progress.read"),
      readsRelease: mayReadRelease(ctx),
      stateAsked: FACTS.stateWasAsked,
    })
    .from(roundCountries)
    .innerJoin(countries, eq(countries.id, roundCountries.countryId))
    .leftJoin(participations, eq(participations.countryId, countries.id))
    .leftJoin(
      assessments,
      and(
        eq(assessments.roundId, roundCountries.roundId),
        eq(assessments.countryId, countries.id),
        visibleTo(ctx.actor),
      ),
    )
    .leftJoin(
      assessmentDueDates,
      and(
        eq(assessmentDueDates.assessmentId, assessments.id),
        eq(assessmentDueDates.state, assessments.state),
      ),
    )
    .leftJoin(
      assessmentDuties,
      and(
        eq(assessmentDuties.assessmentId, assessments.id),
        eq(assessmentDuties.duty, "lead"),
        isNull(assessmentDuties.endedAt),
      ),
    )
    .leftJoin(users, eq(users.id, assessmentDuties.userId))
    .leftJoin(english, and(eq(english.countryId, countries.id), eq(english.language, DEFAULT_LOCALE)))
    .leftJoin(local, and(eq(local.countryId, countries.id), eq(local.language, locale)))
    .where(
      and(
        eq(roundCountries.roundId, roundId),
        seesWholeRound(ctx) ? undefined : sql`${assessments.id} is not null`,
      ),
    )
    .orderBy(byName(name), asc(countries.iso3));
}

/**
 * Stored figures that the actor may see: of the effective ratings for the team, released ones for everybody else; and
 * for who follows the work those of which the coverage alone may be told.
 */
function readFigures(ctx: Ctx, roundId: string, keys: readonly string[]) {
  return ctx.read
    .select({
      assessmentId: assessmentFigures.assessmentId,
      key: assessmentFigures.key,
      status: assessmentFigures.status,
      score: assessmentFigures.score,
      band: assessmentFigures.band,
      caps: assessmentFigures.caps,
      coverage: assessmentFigures.coverage,
      forTeam: may(ctx, "figures.read"),
      isReleased: sql<boolean>`${mayReadRelease(ctx)} and ${isReleased}`,
    })
    .from(assessmentFigures)
    .innerJoin(assessments, eq(assessments.id, assessmentFigures.assessmentId))
    .where(
      and(
        eq(assessments.roundId, roundId),
        inArray(assessmentFigures.key, [...keys]),
        or(may(ctx, "figures.read"), may(ctx, "progress.read"), and(mayReadRelease(ctx), isReleased)),
      ),
    );
}

/**
 * Whether a rating is counted: a reviewed one is left out where the team's of the same indicator has the same state, so
 * that an indicator is counted once in a state. To count distinct indicators would sort all of them.
 */
const isCounted = or(
  eq(ratings.kind, "assessor"),
  and(
    eq(ratings.kind, "reviewed"),
    sql`not exists (select 1 from ${ratings} as ${ofTeam} where ${ofTeam.assessmentId} = ${ratings.assessmentId} and ${ofTeam.indicator} = ${ratings.indicator} and ${ofTeam.kind} = 'assessor' and ${ofTeam.state} = ${ratings.state})`,
  ),
);

/** How many indicators have a level and how many do not apply, for those who follow the work. */
function readCounts(ctx: Ctx, roundId: string) {
  const having = (state: "rated" | "not_applicable") =>
    sql`count(*) filter (where ${ratings.state} = ${state})`.mapWith(Number);
  return ctx.read
    .select({
      assessmentId: ratings.assessmentId,
      rated: having("rated"),
      notApplicable: having("not_applicable"),
    })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .where(
      and(
        eq(assessments.roundId, roundId),
        isCounted,
        or(may(ctx, "progress.read"), and(mayReadRelease(ctx), isReleased)),
      ),
    )
    .groupBy(ratings.assessmentId);
}

/** Releases in force of assessments that are being corrected, for those who read nothing else of them. */
async function readReopened(
  ctx: Ctx,
  rows: readonly CountryRow[],
  edition: Edition,
): Promise<ReadonlyMap<string, Pick<GridRow, "figures" | "percents">>> {
  const ids = rows.flatMap((row) =>
    row.assessmentId && row.readsRelease && !row.readsFigures && row.state && !RELEASED.includes(row.state)
      ? [row.assessmentId]
      : [],
  );
  if (ids.length === 0) return new Map();
  const found = await ctx.read
    .selectDistinctOn([releases.assessmentId], {
      assessmentId: releases.assessmentId,
      content: releases.content,
    })
    .from(releases)
    .where(inArray(releases.assessmentId, ids))
    .orderBy(releases.assessmentId, desc(releases.number));
  return new Map(
    found.map(({ assessmentId, content }) => {
      const facts = factsOfRelease(edition, parseRelease(content));
      const nodes = [...facts.nodes.values()];
      const figures = nodes.map((node) => {
        const { status, band, score, lowered } = cardFigure(node, "release");
        const causes = loweredBy(
          edition,
          lowered.map(({ code }) => code),
        );
        return [node.key, { status: status ?? "not-available", band, score, loweredBy: causes }];
      });
      const percents = nodes.flatMap(({ key, coverage }) => (coverage === null ? [] : [[key, coverage]]));
      return [assessmentId, { figures: Object.fromEntries(figures), percents: Object.fromEntries(percents) }];
    }),
  );
}

/** Why nothing of an assessment's figures is open to the actor; null where something is, or no assessment was opened. */
function closedTo({ state, readsFigures, readsRelease }: CountryRow): GridRow["closed"] {
  if (state === null || readsFigures || readsRelease) return null;
  return RELEASED.includes(state) ? "release" : "draft";
}

/**
 * The countries of a round with every cell that the actor may see, in at most seven statements whatever the number of
 * countries. The overall figure is in it only where it was asked for; a round of another organisation has no figures.
 * Throws NOT_FOUND.
 */
export async function readGrid(
  ctx: Ctx,
  code: string,
  { locale, overall }: { locale: Locale; overall: boolean },
): Promise<Grid> {
  const round = await getRound(ctx, code);
  const edition = await editionByHash(ctx, round.editionSha256);
  const possible = round.kind === "outside" ? [] : columnsOf(edition, overall);
  const [rows, figureRows, counts, today] = await Promise.all([
    readCountries(ctx, round.id, locale),
    readFigures(
      ctx,
      round.id,
      possible.map(({ key }) => key),
    ),
    readCounts(ctx, round.id),
    programmeDay(ctx),
  ]);
  const reopened = await readReopened(ctx, rows, edition);
  const stored = storedFigures(edition, figureRows);
  const byAssessment = Map.groupBy(figureRows, ({ assessmentId }) => assessmentId);
  const counted = new Map(counts.map((row) => [row.assessmentId, row]));
  const hasTeamFigures = rows.some(({ readsFigures }) => readsFigures);
  return {
    round,
    columns: possible.filter(({ key }) => hasTeamFigures || edition.nodes.get(key)?.audience === "all"),
    rows: rows.map((row): GridRow => {
      const total = edition.indicators.size;
      const id = row.assessmentId ?? "";
      const count = counted.get(id);
      const corrected = reopened.get(id);
      const figures = stored.get(id) ?? {};
      return {
        iso3: row.iso3,
        name: row.name,
        region: row.region,
        state: row.state,
        ...(row.readsProgress
          ? {
              dueOn: row.dueOn,
              daysLeft: row.dueOn === null ? null : daysBetween(today, row.dueOn),
              lead: row.lead,
            }
          : { dueOn: null, daysLeft: null, lead: null }),
        coverage:
          row.readsProgress || count
            ? { scored: count?.rated ?? 0, applicable: total - (count?.notApplicable ?? 0) }
            : null,
        isDraft: row.readsFigures && row.state !== null && !RELEASED.includes(row.state),
        isTeam: row.readsFigures,
        closed: closedTo(row),
        stateAsked: row.stateAsked,
        isCorrected: corrected !== undefined,
        ...(corrected ?? { figures, percents: percentsOf(byAssessment.get(id) ?? [], row, figures) }),
        hasCard: round.kind !== "outside" && (row.readsFigures || row.readsProgress || row.readsRelease),
      };
    }),
    language: edition.file.language,
    hasTeamFigures,
    hasProgress: rows.some(({ readsProgress }) => readsProgress),
    today,
  };
}
