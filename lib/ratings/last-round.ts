/** The ratings of the round before, each at the indicator that goes on from it. */
import "server-only";
import { and, desc, eq, getTableColumns, inArray, lt, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { instrumentEditions } from "@/db/schema/instrument";
import { ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { correspondenceBetween, editionOf } from "@/lib/editions/crosswalk";
import { editionByHash } from "@/lib/editions/queries";
import { type CarryState, originOf } from "@/lib/instruments/correspondence";
import { type Edition, levelSentence } from "@/lib/instruments/edition";
import { referencesOfRating } from "./citations-read";
import { effectiveByIndicator } from "./effective";
import type { CitedReference } from "./evidence";
import { valuesOf } from "./rows";
import type { FieldValues } from "./schema";

/** A rating of the last published assessment of the same country on the same instrument. */
export type EarlierRating = {
  indicator: string;
  title: string;
  /** The sentence of its level in the edition that it was rated by, and the language of that edition. */
  sentence: string | null;
  editionLanguage: string;
  values: FieldValues;
  /** What was cited, as far as the actor may read it; nothing where nobody asked for it. */
  citations: readonly CitedReference[];
};

/** What an indicator goes on from: the same rating, some to look at, or none that is its equivalent. */
export type LastRating = {
  round: string;
  /** The edition of the earlier round; null where it is that of this one. */
  edition: string | null;
  state: CarryState;
  ratings: readonly EarlierRating[];
};

type Present = Pick<
  AssessmentRecord,
  "countryId" | "instrument" | "startsOn" | "editionVersion" | "editionSha256"
>;

/**
 * What the last round says, by indicator of this one, over the crosswalk between their editions; empty where the country
 * was not assessed before. With `cited`, also the sources behind the ratings, in the same statement.
 */
export async function lastRatings(
  ctx: Ctx,
  assessment: Present,
  { cited = false }: { cited?: boolean } = {},
): Promise<ReadonlyMap<string, LastRating>> {
  const rows = await earlierRows(ctx, assessment, cited);
  const [first] = rows;
  if (first === undefined) return new Map();
  const now = editionOf(assessment);
  const isSameEdition = first.sha256 === now.sha256;
  const edition = await editionByHash(ctx, now.sha256);
  const before = await editionByHash(ctx, first.sha256);
  const earlier = { instrument: now.instrument, version: first.editionVersion, sha256: first.sha256 };
  const correspondence = await correspondenceBetween(ctx, earlier, now);
  const effective = effectiveByIndicator(rows);
  const found = [...edition.indicators.keys()].flatMap((code): readonly (readonly [string, LastRating])[] => {
    const { state, from } = originOf(correspondence ?? new Map(), code);
    const own = from.flatMap((indicator): readonly EarlierRating[] => {
      const row = effective.get(indicator);
      if (row === undefined) return [];
      return [earlierRating(before, indicator, valuesOf(row), row.references)];
    });
    if (own.length === 0 && state !== "no_equivalent") return [];
    return [[code, { round: first.round, edition: isSameEdition ? null : before.id, state, ratings: own }]];
  });
  return new Map(found);
}

/** The levels of the last round that may be compared with those of this one, by indicator. */
export function lastLevels(last: ReadonlyMap<string, LastRating>): ReadonlyMap<string, number> {
  return new Map(
    [...last].flatMap(
      ([
        indicator,
        {
          state,
          ratings: [only],
        },
      ]) => {
        const level = state === "same" ? (only?.values.level ?? null) : null;
        return level === null ? [] : [[indicator, level] as const];
      },
    ),
  );
}

function earlierRating(
  edition: Edition,
  indicator: string,
  values: FieldValues,
  citations: readonly CitedReference[],
): EarlierRating {
  return {
    indicator,
    title: edition.indicators.get(indicator)?.definition.title ?? indicator,
    sentence: values.level === null ? null : levelSentence(edition, indicator, values.level),
    editionLanguage: edition.file.language,
    values,
    citations,
  };
}

function earlierRows(ctx: Ctx, { countryId, instrument, startsOn }: Present, cited: boolean) {
  const earlier = ctx.read
    .select({ id: assessments.id })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(
      and(
        eq(assessments.countryId, countryId),
        eq(instrumentEditions.instrument, instrument),
        eq(rounds.kind, "programme"),
        lt(rounds.startsOn, startsOn),
        inArray(assessments.state, ["published", "closed", "superseded"]),
      ),
    )
    .orderBy(desc(rounds.startsOn))
    .limit(1);
  return ctx.read
    .select({
      ...getTableColumns(ratings),
      references: cited ? referencesOfRating(ctx) : sql<CitedReference[]>`'[]'::json`,
      round: rounds.code,
      editionVersion: instrumentEditions.version,
      sha256: instrumentEditions.sha256,
    })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(inArray(ratings.assessmentId, earlier));
}
