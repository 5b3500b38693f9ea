import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { AssessmentState } from "@/db/enums";
import { assessmentScopes } from "@/db/schema/assessment";
import { releases } from "@/db/schema/release";
import { commentThreads } from "@/db/schema/review";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { countryCommentFacts } from "@/lib/country-comments/facts";
import { submissionProblems } from "@/lib/ratings/submission";
import { listConfirmations } from "@/lib/reviews/confirmations";
import { scopingMissing } from "@/lib/scoping/queries";
import { openSecondRatings } from "@/lib/second-ratings/open";
import { SCOPE_REQUIRED, type WorkflowFacts } from "./guards";
import { hasRated, hasReviewed } from "./past-raters";
import type { AssessmentRecord } from "./subject";

/** The states in which the drafting team changes ratings, so that what is missing in them counts. */
const RATED_IN: readonly AssessmentState[] = ["drafting", "comment_response"];

/**
 * What the guards look at, as it stands now: inside the transaction of a transition, and on the pages that say
 * beforehand what is still missing.
 */
export async function workflowFacts(
  ctx: Ctx,
  assessment: AssessmentRecord,
  said: { previewSeen: boolean; corrigendum: string | null },
): Promise<WorkflowFacts> {
  const actorId = personOrNull(ctx);
  const [scope] = await ctx.read
    .select()
    .from(assessmentScopes)
    .where(eq(assessmentScopes.assessmentId, assessment.id));
  const openThreads = await ctx.read
    .select({ indicator: commentThreads.indicator })
    .from(commentThreads)
    .where(and(eq(commentThreads.assessmentId, assessment.id), eq(commentThreads.state, "open")))
    .orderBy(asc(commentThreads.openedAt), asc(commentThreads.id));
  const open = (await listConfirmations(ctx, assessment)).filter(({ given }) => !given);
  const indicatorsOf = (kind: "gate" | "not_applicable") =>
    open.filter((entry) => entry.kind === kind).map(({ indicator }) => indicator);
  return {
    ...said,
    ...(await countryCommentFacts(ctx, assessment)),
    scopingMissing: assessment.state === "scoping" ? await scopingMissing(ctx, assessment) : [],
    submission: RATED_IN.includes(assessment.state) ? await submissionProblems(ctx, assessment) : [],
    scopeMissing: SCOPE_REQUIRED.filter((field) => !scope?.[field]?.trim()),
    secondRating:
      assessment.state === "drafting" && assessment.secondRating
        ? await openSecondRatings(ctx, assessment)
        : [],
    openThreads,
    notApplicableOpen: indicatorsOf("not_applicable"),
    gatesOpen: indicatorsOf("gate"),
    actorRated: actorId !== null && (await hasRated(ctx, assessment.id, actorId)),
    actorReviewed: actorId !== null && (await hasReviewed(ctx, assessment.id, actorId)),
    hasRelease: (await ctx.read.$count(releases, eq(releases.assessmentId, assessment.id))) > 0,
  };
}
