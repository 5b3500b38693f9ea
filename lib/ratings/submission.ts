import "server-only";
import { and, desc, eq, getTableColumns, inArray, lt } from "drizzle-orm";
import { assessments, domainDeclarations } from "@/db/schema/assessment";
import { instrumentEditions } from "@/db/schema/instrument";
import { ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import type { SubmissionProblem } from "@/lib/assessments/guards";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { derivationFacts } from "@/lib/derived/facts";
import { suggestedLevels } from "@/lib/derived/suggestion";
import { editionByHash } from "@/lib/editions/queries";
import { readCitations } from "./citations-read";
import { effectiveByIndicator } from "./effective";
import { valuesOf } from "./rows";
import type { FieldValues } from "./schema";
import { submissionProblemsOf } from "./submission-rules";

/** What keeps an assessment from being submitted; the caller has checked that the actor may read its ratings. */
export async function submissionProblems(
  ctx: Ctx,
  assessment: AssessmentRecord,
): Promise<readonly SubmissionProblem[]> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const rows = await ctx.read.select().from(ratings).where(eq(ratings.assessmentId, assessment.id));
  const citations = Map.groupBy(await readCitations(ctx, assessment.id), ({ ratingId }) => ratingId);
  const last = await lastRatings(ctx, assessment);
  const suggested = suggestedLevels(edition, await derivationFacts(ctx, assessment));
  return submissionProblemsOf(
    edition,
    [...effectiveByIndicator(rows).values()].map((row) => ({
      indicator: row.indicator,
      values: valuesOf(row),
      citations: citations.get(row.id) ?? [],
    })),
    {
      cutOff: assessment.cutOffOn,
      declared: await declaredDomains(ctx, assessment.id),
      lastLevels: new Map(
        [...last].flatMap(([indicator, { values }]) =>
          values.level === null ? [] : [[indicator, values.level] as const],
        ),
      ),
      suggestedLevels: new Map([...suggested].map(([indicator, { level }]) => [indicator, level])),
      hasEarlierRecommendation: null,
    },
  );
}

/** Domains that were declared complete. */
export async function declaredDomains(ctx: Ctx, assessmentId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.read
    .select({ domain: domainDeclarations.domain })
    .from(domainDeclarations)
    .where(eq(domainDeclarations.assessmentId, assessmentId));
  return new Set(rows.map(({ domain }) => domain));
}

/** A rating of the same country in its last published assessment on the same instrument. */
export type LastRating = { round: string; values: FieldValues };

/** The effective ratings of the last round, by indicator; empty where the country was not assessed before. */
export async function lastRatings(
  ctx: Ctx,
  assessment: Pick<AssessmentRecord, "countryId" | "instrument" | "startsOn">,
): Promise<ReadonlyMap<string, LastRating>> {
  const earlier = ctx.read
    .select({ id: assessments.id })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(
      and(
        eq(assessments.countryId, assessment.countryId),
        eq(instrumentEditions.instrument, assessment.instrument),
        eq(rounds.kind, "programme"),
        lt(rounds.startsOn, assessment.startsOn),
        inArray(assessments.state, ["published", "closed", "superseded"]),
      ),
    )
    .orderBy(desc(rounds.startsOn))
    .limit(1);
  const rows = await ctx.read
    .select({ ...getTableColumns(ratings), round: rounds.code })
    .from(ratings)
    .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .where(inArray(ratings.assessmentId, earlier));
  return new Map(
    [...effectiveByIndicator(rows)].map(([indicator, row]) => [
      indicator,
      { round: row.round, values: valuesOf(row) },
    ]),
  );
}
