/** One indicator in all assessments of a round that the reader may compare; as many statements for one as for all. */
import "server-only";
import { and, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { SOURCE_TYPES } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { instrumentEditions } from "@/db/schema/instrument";
import { ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { comparedOf } from "@/lib/comparison/compared";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { countryNamesOf } from "@/lib/countries/queries";
import { anyOf } from "@/lib/database/any-of";
import { lawFactsOf } from "@/lib/derived/facts";
import { derivesFromLaws } from "@/lib/derived/suggestion";
import { type JudgedRating, ratingFindings } from "@/lib/desk/quality-rules";
import { correspondenceBetween, editionOf } from "@/lib/editions/crosswalk";
import { editionByHash } from "@/lib/editions/queries";
import { compareNames } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import { comparable } from "@/lib/instruments/correspondence";
import type { Edition } from "@/lib/instruments/edition";
import { effectiveOf } from "@/lib/ratings/confidence";
import { EFFECTIVE_KINDS, effectiveByIndicator } from "@/lib/ratings/effective";
import { readJudgedRatings } from "@/lib/ratings/effective-ratings";
import { flagsOf, type SameLaw } from "@/lib/reviews/flag-rules";
import { lawSignature } from "@/lib/reviews/same-law";
import type { RoundRecord } from "@/lib/rounds/queries";
import { programmeDay } from "@/lib/settings/programme-day";
import { farFromMedian } from "./median-rule";
import type { ComparedRating } from "./view";

/** The desk of one indicator. */
export type Consistency = {
  round: RoundRecord;
  edition: Edition;
  /** The indicator that is shown. */
  indicator: string;
  ratings: readonly ComparedRating[];
  /** The reader's own State has an assessment here, which is left out. */
  ownStateLeftOut: boolean;
};

/**
 * Reads the desk of one indicator, the first of the edition where the address names none that it has. The reader gets the
 * assessments that may be compared in their present state, without the own State; of ratings only those that count, so
 * that a blind second rating stays unseen. Throws NOT_FOUND for who may compare nothing, programme managers apart.
 */
export async function readConsistency(
  ctx: PersonCtx,
  code: string,
  locale: Locale,
  asked: string | undefined,
): Promise<Consistency> {
  const { round, compared, ownStateLeftOut } = await comparedOf(ctx, code);
  const edition = await editionByHash(ctx, round.editionSha256);
  const indicator = edition.indicators.has(asked ?? "") ? (asked ?? "") : [...edition.indicators.keys()][0];
  if (indicator === undefined) throw new AppError("NOT_FOUND", `an edition without indicators`);
  const ids = compared.map(({ id }) => id);
  const iso3s = compared.map(({ iso3 }) => iso3);
  const fromLaws = derivesFromLaws(edition, [indicator]);
  const [names, levels, judged, last, laws] = await Promise.all([
    countryNamesOf(ctx, locale, iso3s),
    readLevels(ctx, ids, indicator),
    readJudgedRatings(ctx, ids, indicator),
    lastLevels(ctx, round, indicator, ids),
    fromLaws ? lawFactsOf(ctx, iso3s, round.cutOffOn, await programmeDay(ctx)) : new Map<string, never>(),
  ]);
  const own = compared.map((row) => {
    const [rating] = judged.get(row.id) ?? [];
    const stated = levels.get(row.id)?.get(indicator);
    const confidence =
      rating?.values.state === "rated"
        ? effectiveOf(edition, rating.citations, rating.values, round.cutOffOn)
        : null;
    return { ...row, rating, stated, confidence, signature: lawSignature(laws.get(row.iso3)) };
  });
  const far = farFromMedian(
    edition.levels,
    own.flatMap(({ iso3, rating, confidence }) => {
      const level = rating?.values.level ?? null;
      return level === null ? [] : [{ iso3, level, confidence }];
    }),
  );
  const sameLawAs = (row: (typeof own)[number]): readonly SameLaw[] =>
    row.signature === ""
      ? []
      : own
          .filter(({ iso3, signature }) => iso3 !== row.iso3 && signature === row.signature)
          .map(({ iso3, rating }) => {
            const level = rating?.values.level ?? null;
            return { iso3, levels: new Map(level === null ? [] : [[indicator, level]]) };
          });
  const compareNamed = compareNames(locale);
  const shown = own.map((row): ComparedRating => {
    const { iso3, rating, stated } = row;
    const all = [...(levels.get(row.id)?.values() ?? [])];
    const findings = ratingFindings(edition, withEvidence(all, rating), round.cutOffOn);
    const claim = findings.find(
      (one) => one.rule === "confidence_unmet" && one.indicator === indicator,
    )?.claim;
    const lastLevel = last.get(row.countryId);
    const flags = flagsOf(edition, {
      ratings: all.map((one) => ({
        indicator: one.indicator,
        level: one.level,
        hasChangeCause: one.changeCause !== null,
      })),
      confidenceUnmet: new Map(claim === undefined ? [] : [[indicator, claim]]),
      lastLevels: new Map(lastLevel === undefined ? [] : [[indicator, lastLevel]]),
      fromLaws: fromLaws ? [indicator] : [],
      sameLaw: sameLawAs(row),
    });
    return {
      iso3,
      country: names.get(iso3) ?? iso3,
      region: row.region,
      assessmentState: row.state,
      state: rating?.values.state ?? null,
      level: rating?.values.level ?? null,
      notAssessedReason: rating?.values.notAssessedReason ?? null,
      rationale: stated?.rationale ?? null,
      language: stated?.language ?? "und",
      sources: sourcesOf(rating?.citations ?? []),
      confidence: row.confidence,
      last: lastLevel ?? null,
      flags: flags.filter((flag) => flag.indicator === indicator),
      far: far.get(iso3) ?? null,
      noRemark: row.opensThread ? null : row.reviews ? "state" : "not_reviewer",
    };
  });
  return {
    round,
    edition,
    indicator,
    ratings: shown.sort((a, b) => compareNamed(a.country, b.country)),
    ownStateLeftOut,
  };
}

/** State and level of every effective rating of the assessments, and the text of one indicator; by assessment. */
async function readLevels(ctx: Ctx, ids: readonly string[], indicator: string) {
  const isAsked = eq(ratings.indicator, indicator);
  const rows = await ctx.read
    .select({
      assessmentId: ratings.assessmentId,
      indicator: ratings.indicator,
      kind: ratings.kind,
      state: ratings.state,
      level: ratings.level,
      notAssessedReason: ratings.notAssessedReason,
      confidenceLoweredTo: ratings.confidenceLoweredTo,
      contradictionAnswered: ratings.contradictionAnswered,
      changeCause: ratings.changeCause,
      language: ratings.language,
      rationale: sql<string | null>`case when ${isAsked} then ${ratings.rationale} end`,
    })
    .from(ratings)
    .where(and(anyOf(ratings.assessmentId, ids), inArray(ratings.kind, EFFECTIVE_KINDS)));
  return new Map(
    [...Map.groupBy(rows, ({ assessmentId }) => assessmentId)].map(([id, own]) => [
      id,
      new Map(
        [...effectiveByIndicator(own)].map(([code, row]) => [
          code,
          { ...row, level: row.level === null ? null : Number(row.level) },
        ]),
      ),
    ]),
  );
}

type Level = {
  indicator: string;
  state: JudgedRating["values"]["state"];
  level: number | null;
  notAssessedReason: JudgedRating["values"]["notAssessedReason"];
  confidenceLoweredTo: JudgedRating["values"]["confidenceLoweredTo"];
  contradictionAnswered: boolean;
};

/** All ratings of an assessment as the rules read them: the one that is asked for with its evidence, the others without. */
function withEvidence(levels: readonly Level[], asked: JudgedRating | undefined): readonly JudgedRating[] {
  return levels.map(
    ({ indicator, state, level, notAssessedReason, confidenceLoweredTo, contradictionAnswered }) =>
      indicator === asked?.indicator
        ? asked
        : {
            indicator,
            values: { state, level, notAssessedReason, confidenceLoweredTo, contradictionAnswered },
            citations: [],
          },
  );
}

/** How many sources of each type are cited, each source once. */
function sourcesOf(citations: JudgedRating["citations"]): ComparedRating["sources"] {
  const types = new Map(citations.map(({ code, type }) => [code, type]));
  return SOURCE_TYPES.flatMap((type) => {
    const count = [...types.values()].filter((one) => one === type).length;
    return count === 0 ? [] : [{ type, count }];
  });
}

/** The earlier editions, by hash, in which an indicator of the round is the same. */
async function sameIn(
  ctx: Ctx,
  round: Pick<RoundRecord, "instrument" | "editionVersion" | "editionSha256">,
  indicator: string,
  earlier: readonly { version: string; sha256: string }[],
): Promise<ReadonlySet<string>> {
  const same = new Set<string>();
  for (const { version, sha256 } of new Map(earlier.map((one) => [one.sha256, one])).values()) {
    const name = { instrument: round.instrument, version, sha256 };
    const correspondence = await correspondenceBetween(ctx, name, editionOf(round));
    if (correspondence !== null && comparable(correspondence, indicator)) same.add(sha256);
  }
  return same;
}

/**
 * The level of the indicator in the last published assessment of each country before the round, by country; none where it
 * is not the same indicator there.
 */
async function lastLevels(
  ctx: Ctx,
  round: Pick<RoundRecord, "instrument" | "startsOn" | "editionVersion" | "editionSha256">,
  indicator: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const compared = ctx.read
    .select({ id: assessments.countryId })
    .from(assessments)
    .where(anyOf(assessments.id, ids));
  const earlier = ctx.read
    .selectDistinctOn([assessments.countryId], { id: assessments.id })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(
      and(
        inArray(assessments.countryId, compared),
        eq(instrumentEditions.instrument, round.instrument),
        eq(rounds.kind, "programme"),
        lt(rounds.startsOn, round.startsOn),
        inArray(assessments.state, ["published", "closed", "superseded"]),
      ),
    )
    .orderBy(assessments.countryId, desc(rounds.startsOn));
  const rows = await ctx.read
    .select({
      countryId: assessments.countryId,
      indicator: ratings.indicator,
      kind: ratings.kind,
      level: ratings.level,
      version: instrumentEditions.version,
      sha256: instrumentEditions.sha256,
    })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(and(inArray(ratings.assessmentId, earlier), eq(ratings.indicator, indicator)));
  const isSame = await sameIn(ctx, round, indicator, rows);
  return new Map(
    [...Map.groupBy(rows, ({ countryId }) => countryId)].flatMap(([countryId, all]) => {
      const own = all.filter(({ sha256 }) => isSame.has(sha256));
      const level = effectiveByIndicator(own).get(indicator)?.level ?? null;
      return level === null ? [] : [[countryId, Number(level)] as const];
    }),
  );
}
