import "server-only";
import { and, asc, eq, getTableColumns, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { ReadDatabase } from "@/db/client";
import { prepared, valueFor } from "@/db/prepared";
import { ratingCitations, ratingConfirmations, ratings } from "@/db/schema/rating";
import { interviews, passages, sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import { countedOrigin } from "@/lib/sources/origin";
import type { EvidenceRow } from "./confidence";
import { EFFECTIVE_KINDS, effectiveByIndicator } from "./effective";
import { valuesOf } from "./rows";
import type { ScoredRating } from "./scoring-input";

/** For which versions of its judgement the reviewer confirmed the gate of a row of `ratings`. */
const confirmedVersions = sql<number[]>`array(select ${ratingConfirmations.ratingVersion} from ${
  ratingConfirmations
} where ${and(eq(ratingConfirmations.ratingId, ratings.id), eq(ratingConfirmations.kind, "gate"))})`;

/** What confidence reads of a citation, as columns. */
const EVIDENCE = {
  stance: ratingCitations.stance,
  shows: ratingCitations.shows,
  code: sources.code,
  type: sources.type,
  publisher: sources.publisher,
  issuingBody: sources.issuingBody,
  ministry: sources.ministry,
  origin: countedOrigin,
  reliability: sources.reliability,
  credibility: sources.credibility,
  issuedByState: sources.issuedByState,
  inForceCheckedOn: sources.inForceCheckedOn,
  publishedOn: sources.publishedOn,
  periodTo: sources.periodTo,
  heldOn: interviews.heldOn,
  consent: interviews.consent,
} satisfies Record<keyof EvidenceRow, PgColumn | SQL>;

/** The citations in force of a row of `ratings`, as JSON. */
const citationsOfRating = sql<EvidenceRow[]>`(select coalesce(json_agg(json_build_object(${sql.join(
  Object.entries(EVIDENCE).flatMap(([name, column]) => [sql.raw(`'${name}'`), column]),
  sql`, `,
)}) order by ${asc(ratingCitations.createdAt)}, ${asc(ratingCitations.id)}), '[]') from ${ratingCitations} join ${passages} on ${eq(
  passages.id,
  ratingCitations.passageId,
)} join ${sources} on ${eq(sources.id, passages.sourceId)} left join ${interviews} on ${eq(
  interviews.sourceId,
  sources.id,
)} where ${and(eq(ratingCitations.ratingId, ratings.id), isNull(ratingCitations.removedAt))})`;

/** What confidence and the rules about evidence read of a rating, as columns. */
const JUDGED = {
  indicator: ratings.indicator,
  kind: ratings.kind,
  state: ratings.state,
  level: ratings.level,
  notAssessedReason: ratings.notAssessedReason,
  confidenceLoweredTo: ratings.confidenceLoweredTo,
  contradictionAnswered: ratings.contradictionAnswered,
  citations: citationsOfRating,
};

const scoredRows = prepared((read: ReadDatabase) =>
  read
    .select({ ...JUDGED, fieldVersions: ratings.fieldVersions, confirmedVersions })
    .from(ratings)
    .where(eq(ratings.assessmentId, valueFor(ratings.assessmentId, "assessmentId"))),
);

/** The effective rating of each indicator with its citations, as far as figures depend on them; in one statement. */
export async function readScoredRatings(ctx: Ctx, assessmentId: string): Promise<readonly ScoredRating[]> {
  const rows = await scoredRows(ctx.read, { assessmentId });
  return [...effectiveByIndicator(rows).values()].map(
    ({ indicator, fieldVersions, confirmedVersions: confirmed, citations, kind: _, level, ...values }) => ({
      indicator,
      values: { ...values, level: level === null ? null : Number(level) },
      fieldVersions,
      confirmedVersions: confirmed,
      citations,
    }),
  );
}

/**
 * The effective ratings with their citations of many assessments, by assessment, in one statement; of one indicator where
 * it is named. The caller has checked that the actor may read them.
 */
export async function readJudgedRatings(ctx: Ctx, assessmentIds: readonly string[], indicator?: string) {
  const rows = await ctx.read
    .select({ assessmentId: ratings.assessmentId, ...JUDGED })
    .from(ratings)
    .where(
      and(
        anyOf(ratings.assessmentId, assessmentIds),
        inArray(ratings.kind, EFFECTIVE_KINDS),
        indicator === undefined ? undefined : eq(ratings.indicator, indicator),
      ),
    );
  return new Map(
    [...Map.groupBy(rows, ({ assessmentId }) => assessmentId)].map(([id, own]) => [
      id,
      [...effectiveByIndicator(own).values()].map(
        ({ assessmentId: _, indicator: code, kind: __, citations, level, ...values }) => ({
          indicator: code,
          values: { ...values, level: level === null ? null : Number(level) },
          citations,
        }),
      ),
    ]),
  );
}

/** Every rating of an assessment, each with the versions of its judgement for which a gate was confirmed. */
export function readJudgements(ctx: Ctx, assessmentId: string) {
  return ctx.read
    .select({ ...getTableColumns(ratings), confirmedVersions })
    .from(ratings)
    .where(eq(ratings.assessmentId, assessmentId));
}

/** The effective rating of each indicator, with those of these citations that are its own. */
export function effectiveRatings<Citation extends { ratingId: string }>(
  rows: Awaited<ReturnType<typeof readJudgements>>,
  citations: readonly Citation[],
) {
  const cited = Map.groupBy(citations, ({ ratingId }) => ratingId);
  return [...effectiveByIndicator(rows).values()].map((row) => ({
    indicator: row.indicator,
    values: valuesOf(row),
    fieldVersions: row.fieldVersions,
    confirmedVersions: row.confirmedVersions,
    citations: cited.get(row.id) ?? [],
  }));
}
