/** What of a second rating still keeps an assessment from being submitted. */
import "server-only";
import type { RatingState } from "@/db/enums";
import type { AssessmentRecord, LoadedAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { editionByHash } from "@/lib/editions/queries";
import { can } from "@/lib/policy/can";
import { pairFacts, readFirst, readHandIn, readPairs, readSample } from "./queries";
import { given, type SecondRatingProblem, sameJudgement, secondRatingProblems } from "./rules";

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
  const { handedInAt } = await readHandIn(ctx, assessment.id);
  return secondRatingProblems(edition, sample, pairs.map(pairFacts), {
    now,
    isHandedIn: handedInAt !== null,
  });
}

/** A decision between two ratings that the first rating does not follow yet. */
export type OpenDecision = { state: RatingState; level: number | null; reason: string };

/** The decisions that the first ratings do not follow yet, by indicator; none for who may not compare both ratings. */
export async function openDecisions(
  ctx: Ctx,
  { assessment, subject }: Pick<LoadedAssessment, "assessment" | "subject">,
): Promise<ReadonlyMap<string, OpenDecision>> {
  if (!can(ctx.actor, "second_rating.compare", subject)) return new Map();
  const rows = (await readPairs(ctx, assessment.id)).filter(({ consensusState }) => consensusState !== null);
  const now = await readFirst(
    ctx,
    assessment.id,
    rows.map(({ indicator }) => indicator),
  );
  return new Map(
    rows.flatMap((row) => {
      const { indicator, consensus } = pairFacts(row);
      const present = given(now.get(indicator) ?? { state: null, level: null });
      if (consensus === null || (present !== null && sameJudgement(present, consensus))) return [];
      return [[indicator, { ...consensus, reason: row.consensusReason ?? "" }] as const];
    }),
  );
}
