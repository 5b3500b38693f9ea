/** The State's own assessment as a release freezes it. */
import "server-only";
import { and, eq } from "drizzle-orm";
import { ratings } from "@/db/schema/rating";
import type { Ctx } from "@/lib/core/context";
import type { SelfAssessed } from "@/lib/releases/build";
import { ratingToRelease } from "@/lib/releases/released-answer";
import { selfAssessmentOf } from "./queries";

/** What a release says of it; null where the State certified nothing, or did not agree to have it published. */
export async function releasedSelfAssessment(ctx: Ctx, assessmentId: string): Promise<SelfAssessed | null> {
  const row = await selfAssessmentOf(ctx, assessmentId);
  if (!row?.mayBePublished) return null;
  const { certifiedAt, ratingsSha256, statement, statementLanguage } = row;
  if (certifiedAt === null || ratingsSha256 === null || statement === null || statementLanguage === null)
    return null;
  const answers = await ctx.read
    .select()
    .from(ratings)
    .where(and(eq(ratings.assessmentId, assessmentId), eq(ratings.kind, "self")));
  return {
    certifiedAt: certifiedAt.toISOString(),
    sha256: ratingsSha256,
    statement,
    language: statementLanguage,
    ratings: new Map(answers.map((answer) => [answer.indicator, ratingToRelease(answer, [])])),
  };
}
