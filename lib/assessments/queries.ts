import "server-only";
import { eq } from "drizzle-orm";
import type { AssessmentState } from "@/db/enums";
import { assessmentDueDates } from "@/db/schema/assessment";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { can } from "@/lib/policy/can";
import { type AssessmentKey, assessmentSubject, type NamedAssessment } from "./subject";

/** An assessment for a page that needs a permission beyond seeing that it exists. Throws NOT_FOUND without it. */
export async function getAssessment(
  ctx: Ctx,
  key: AssessmentKey,
  permission: AssessmentPermission = "assessment.see",
): Promise<NamedAssessment> {
  const loaded = await assessmentSubject(ctx, key);
  if (!can(ctx.actor, permission, loaded.subject)) {
    throw new AppError("NOT_FOUND", `${permission} on ${key.round}/${key.iso3}`);
  }
  return loaded;
}

/** The day by which each state is to be left, with the reason of a change. */
export async function dueDates(
  ctx: Ctx,
  assessmentId: string,
): Promise<ReadonlyMap<AssessmentState, { dueOn: string; reason: string | null }>> {
  const rows = await ctx.read
    .select({
      state: assessmentDueDates.state,
      dueOn: assessmentDueDates.dueOn,
      reason: assessmentDueDates.reason,
    })
    .from(assessmentDueDates)
    .where(eq(assessmentDueDates.assessmentId, assessmentId));
  return new Map(rows.map(({ state, dueOn, reason }) => [state, { dueOn, reason }]));
}
