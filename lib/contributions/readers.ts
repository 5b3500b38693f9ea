/** Whom a contribution concerns on the team. */
import "server-only";
import { eq } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { contributionReaders } from "@/db/schema/contribution";
import { leadsOf } from "@/lib/assessments/leads";
import type { MutationCtx } from "@/lib/core/context";
import type { ContributionRow } from "./subject";

/**
 * Who asked for a contribution, who reads it by name, and who leads where the drafting team reads it: nobody learns by
 * being told that there is a confidential one.
 */
export async function concernedBy(
  ctx: MutationCtx,
  { id, keeperId, accessClass, assessmentId }: ContributionRow,
): Promise<readonly string[]> {
  const named = await ctx.tx
    .select({ userId: contributionReaders.userId })
    .from(contributionReaders)
    .where(eq(contributionReaders.contributionId, id));
  const leads = accessClass === "confidential" ? [] : await leadsOf(ctx, eq(assessments.id, assessmentId));
  return [...new Set([keeperId, ...[...named, ...leads].map(({ userId }) => userId)])];
}
