/** What a State says of itself, once it is certified, for who judges by the evidence. */
import "server-only";
import type { LoadedAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { can } from "@/lib/policy/can";
import { besideOf, type RatingBeside } from "@/lib/ratings/card-view";
import { ratingViewsOfKind } from "@/lib/ratings/queries";

/** The State's own rating of each of these indicators; none where it is not certified or not open to the actor. */
export async function certifiedRatings(
  ctx: Ctx,
  loaded: LoadedAssessment,
  indicators: readonly string[],
): Promise<ReadonlyMap<string, RatingBeside>> {
  const { subject } = loaded;
  if (!subject.selfIsCertified || !can(ctx.actor, "self_rating.read", subject)) return new Map();
  const views = await ratingViewsOfKind(ctx, loaded, { indicators, kind: "self" });
  return new Map(
    views.flatMap((view) => {
      const beside = besideOf({ ...view, rationale: view.rationale ?? view.notApplicableReason });
      return beside === null ? [] : [[view.indicator, beside] as const];
    }),
  );
}
