/** Which recommendations a person may read, beyond what the rights table says of the assessment. */
import "server-only";
import { eq } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import type { AssessmentSubject } from "@/lib/policy/subjects";
import { openCodeInForce } from "@/lib/releases/in-force";

/** Whether the actor reads findings: the team does, who learns of recommendations by their release does not. */
export function isOfTeam(ctx: Ctx, subject: AssessmentSubject): boolean {
  return can(ctx.actor, "finding.read", subject);
}

/** Throws NOT_FOUND for the State of a release that two people sealed: what stood in it is closed as well. */
export async function assertOpen(ctx: Ctx, assessmentId: string, subject: AssessmentSubject): Promise<void> {
  if (isOfTeam(ctx, subject)) return;
  const [row] = await ctx.read
    .select({ code: openCodeInForce(assessments.id) })
    .from(assessments)
    .where(eq(assessments.id, assessmentId));
  if (!row?.code) throw new AppError("NOT_FOUND", `recommendations of assessment ${assessmentId}`);
}
