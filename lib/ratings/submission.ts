import "server-only";
import { eq } from "drizzle-orm";
import { domainDeclarations } from "@/db/schema/assessment";
import { ratings } from "@/db/schema/rating";
import type { SubmissionProblem } from "@/lib/assessments/guards";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { derivationFacts } from "@/lib/derived/facts";
import { suggestedLevels } from "@/lib/derived/suggestion";
import { editionByHash } from "@/lib/editions/queries";
import { readCitations } from "./citations-read";
import { effectiveByIndicator } from "./effective";
import { lastLevels, lastRatings } from "./last-round";
import { valuesOf } from "./rows";
import { submissionProblemsOf } from "./submission-rules";

/** What keeps an assessment from being submitted; the caller has checked that the actor may read its ratings. */
export async function submissionProblems(
  ctx: Ctx,
  assessment: AssessmentRecord,
): Promise<readonly SubmissionProblem[]> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const rows = await ctx.read.select().from(ratings).where(eq(ratings.assessmentId, assessment.id));
  const citations = Map.groupBy(await readCitations(ctx, assessment.id), ({ ratingId }) => ratingId);
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
      lastLevels: lastLevels(await lastRatings(ctx, assessment)),
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
