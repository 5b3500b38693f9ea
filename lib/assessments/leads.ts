/** Who leads assessments now. */
import "server-only";
import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import type { AssessmentState } from "@/db/enums";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";

/** A lead with the assessment that they lead. */
export type Lead = { id: string; state: AssessmentState; userId: string };

/**
 * Who leads, of assessments for which the condition on rows of `assessments` holds: who has the duty now and may sign in.
 * A person who was disabled leads nothing: nobody is told by telling them, and nothing is theirs to keep. By assessment,
 * who leads it longest first.
 */
export function leadsOf(ctx: Ctx, of: SQL | undefined): Promise<Lead[]> {
  return ctx.read
    .select({ id: assessments.id, state: assessments.state, userId: users.id })
    .from(assessments)
    .innerJoin(
      assessmentDuties,
      and(
        eq(assessmentDuties.assessmentId, assessments.id),
        eq(assessmentDuties.duty, "lead"),
        isNull(assessmentDuties.endedAt),
      ),
    )
    .innerJoin(users, and(eq(users.id, assessmentDuties.userId), isNull(users.disabledAt)))
    .where(of)
    .orderBy(asc(assessments.id), asc(assessmentDuties.givenAt), asc(users.id));
}
