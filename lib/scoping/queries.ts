/** What was settled before drafting, as it stands. */
import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { assessmentDuties } from "@/db/schema/assessment";
import { assessmentScopings } from "@/db/schema/scoping";
import type { AssessmentRecord } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { selfAssessmentOf } from "@/lib/self-assessments/queries";
import { missingPoints, type ScopingPoint } from "./rules";

export type ScopingRow = typeof assessmentScopings.$inferSelect;

/** The consent and languages of an assessment; null where nothing was saved. The caller has asked for the right. */
export async function scopingOf(ctx: Ctx, assessmentId: string): Promise<ScopingRow | null> {
  const [row] = await ctx.read
    .select()
    .from(assessmentScopings)
    .where(eq(assessmentScopings.assessmentId, assessmentId));
  return row ?? null;
}

/** What keeps the drafting of an assessment from beginning. For the guards and the pages that show them. */
export async function scopingMissing(
  ctx: Ctx,
  { id: assessmentId, asksSelfAssessment }: Pick<AssessmentRecord, "id" | "asksSelfAssessment">,
): Promise<readonly ScopingPoint[]> {
  const row = await scopingOf(ctx, assessmentId);
  const wasAskedForSelfAssessment = (await selfAssessmentOf(ctx, assessmentId)) !== null;
  const held = await ctx.read
    .selectDistinct({ duty: assessmentDuties.duty })
    .from(assessmentDuties)
    .where(and(eq(assessmentDuties.assessmentId, assessmentId), isNull(assessmentDuties.endedAt)));
  return missingPoints({
    ...factsOf(row),
    duties: held.map(({ duty }) => duty),
    asksSelfAssessment,
    wasAskedForSelfAssessment,
  });
}

/** What the rules look at in a row, or in none. */
export function factsOf(row: ScopingRow | null) {
  return {
    consentReference: row?.consentReference ?? null,
    consentOn: row?.consentOn ?? null,
    fileName: row?.fileName ?? null,
    languages: row?.languages ?? [],
  };
}
