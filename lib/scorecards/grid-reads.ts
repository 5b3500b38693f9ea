import "server-only";
import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { AssessmentState } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { assessmentFigures, ratings } from "@/db/schema/rating";
import { releases } from "@/db/schema/release";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import { type Edition, nodeOf } from "@/lib/instruments/edition";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { EFFECTIVE_KINDS } from "@/lib/ratings/effective";
import { openCodeInForce } from "@/lib/releases/in-force";
import { parseRelease } from "@/lib/releases/queries";
import { cardFigure } from "./card";
import { factsOfRelease } from "./facts-of-release";
import type { GridFigure, GridRow } from "./grid";
import { boundsOf, loweredBy, rangeOf } from "./grid-figures";
import { levelsOfFacts } from "./grid-levels";

/** Ratings cannot move in these states, so that stored figures are those of the release in force. */
export const RELEASED: readonly AssessmentState[] = ["published", "closed", "superseded"];

const ofTeam = alias(ratings, "of_team");
const isReleased = inArray(assessments.state, [...RELEASED]);

/** A permission as a column: whether the actor has it on the row of `assessments`. */
export function may(ctx: Ctx, permission: AssessmentPermission): SQL<boolean> {
  return sql<boolean>`coalesce(${visibleTo(ctx.actor, permission) ?? sql`true`}, false)`;
}

/** The release in force may be read: it exists, is not sealed, and the actor is one of those it answers to. */
export function mayReadRelease(ctx: Ctx): SQL<boolean> {
  return sql<boolean>`(${may(ctx, "release.read")} and ${openCodeInForce(assessments.id)} is not null)`;
}

/**
 * Stored figures that the actor may see: of the effective ratings for the team, released ones for everybody else; and
 * for who follows the work those of which the coverage alone may be told.
 */
export function readFigures(ctx: Ctx, roundId: string, keys: readonly string[]) {
  return ctx.read
    .select({
      assessmentId: assessmentFigures.assessmentId,
      key: assessmentFigures.key,
      status: assessmentFigures.status,
      score: assessmentFigures.score,
      low: assessmentFigures.low,
      high: assessmentFigures.high,
      plausibleLow: assessmentFigures.plausibleLow,
      plausibleHigh: assessmentFigures.plausibleHigh,
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
export function readCounts(ctx: Ctx, roundId: string) {
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

/**
 * The ratings that count of what the actor may see: those of teams' own, and those of releases in force; of these
 * countries, or of all.
 */
export function readLevels(ctx: Ctx, roundId: string, iso3s?: readonly string[]) {
  const chosen =
    iso3s &&
    inArray(
      assessments.countryId,
      ctx.read.select({ id: countries.id }).from(countries).where(anyOf(countries.iso3, iso3s)),
    );
  return ctx.read
    .select({
      assessmentId: ratings.assessmentId,
      indicator: ratings.indicator,
      kind: ratings.kind,
      state: ratings.state,
      level: ratings.level,
      notAssessedReason: ratings.notAssessedReason,
      forTeam: may(ctx, "figures.read"),
      isReleased: sql<boolean>`${mayReadRelease(ctx)} and ${isReleased}`,
    })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .where(
      and(
        eq(assessments.roundId, roundId),
        chosen,
        inArray(ratings.kind, EFFECTIVE_KINDS),
        or(may(ctx, "figures.read"), and(mayReadRelease(ctx), isReleased)),
      ),
    );
}

/** What a row shows of a release in force. */
type OfRelease = Pick<GridRow, "figures" | "percents" | "levels">;

/** Releases in force of assessments that are being corrected, for those who read nothing else of them. */
export async function readReopened(
  ctx: Ctx,
  ids: readonly string[],
  edition: Edition,
): Promise<ReadonlyMap<string, OfRelease>> {
  if (ids.length === 0) return new Map();
  const found = await ctx.read
    .selectDistinctOn([releases.assessmentId], {
      assessmentId: releases.assessmentId,
      content: releases.content,
    })
    .from(releases)
    .where(inArray(releases.assessmentId, ids))
    .orderBy(releases.assessmentId, desc(releases.number));
  return new Map(found.map(({ assessmentId, content }) => [assessmentId, ofRelease(edition, content)]));
}

function ofRelease(edition: Edition, content: string): OfRelease {
  const document = parseRelease(content);
  const facts = factsOfRelease(edition, document);
  const nodes = [...facts.nodes.values()];
  const whole = new Map(document.capability.map(({ key, why }) => [key, why.figure]));
  const figures = nodes.map((node): [string, GridFigure] => {
    const { status, band, score, bounds, lowered } = cardFigure(node, "release");
    const codes = lowered.map(({ code }) => code);
    const own = whole.get(node.key);
    return [
      node.key,
      {
        status: status ?? "not-available",
        band,
        score,
        loweredBy: loweredBy(edition, codes),
        bounds: boundsOf(edition, nodeOf(edition, node.key), {
          score: own?.score?.decimal ?? null,
          low: own?.low?.decimal ?? null,
          high: own?.high?.decimal ?? null,
        }),
        ends: bounds === null ? null : rangeOf(own?.low?.decimal ?? null, own?.high?.decimal ?? null),
        plausible:
          score === null
            ? null
            : rangeOf(own?.plausibleLow?.decimal ?? null, own?.plausibleHigh?.decimal ?? null),
      },
    ];
  });
  const percents = nodes.flatMap(({ key, coverage }) => (coverage === null ? [] : [[key, coverage]]));
  return {
    figures: Object.fromEntries(figures),
    percents: Object.fromEntries(percents),
    levels: levelsOfFacts([...facts.indicators.values()]),
  };
}
