/** What of a second rating still keeps an assessment from being submitted. */
import "server-only";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import { pairFacts, readFirst, readPairs, readSample } from "./queries";
import { type SecondRatingProblem, secondRatingProblems } from "./rules";

/** The open points of an assessment whose round asks for a second rating. */
export async function openSecondRatings(
  ctx: Ctx,
  assessment: Pick<AssessmentRecord, "id" | "editionSha256" | "round" | "iso3">,
): Promise<readonly SecondRatingProblem[]> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const sample = await readSample(ctx, edition, assessment);
  const pairs = await readPairs(ctx, assessment.id);
  const now = await readFirst(
    ctx,
    assessment.id,
    sample.map(({ indicator }) => indicator),
  );
  return secondRatingProblems(edition, sample, pairs.map(pairFacts), now);
}
