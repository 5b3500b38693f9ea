/** The consent of an interview is withdrawn, and those whose ratings rest on it are told. */
import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Consent, RatingKind } from "@/db/enums";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { interviews, passages } from "@/db/schema/source";
import type { MutationCtx } from "@/lib/core/context";
import { notify } from "@/lib/notifications/write";

/** Whether a write withdraws the consent of an interview that was not withdrawn before. */
export async function isWithdrawnNow(
  ctx: MutationCtx,
  sourceId: string,
  { consent }: { consent: Consent | null },
): Promise<boolean> {
  if (consent !== "withdrawn") return false;
  const given = and(eq(interviews.sourceId, sourceId), ne(interviews.consent, "withdrawn"));
  return (await ctx.tx.$count(interviews, given)) > 0;
}

/** Whether a duty makes ratings of that kind. First and second raters learn nothing of what the others cite. */
function rates(duty: string, kind: RatingKind): boolean {
  return kind === "second" ? duty === "second_rater" : duty === "lead" || duty === "assessor";
}

/** Tells, for each assessment that is not withdrawn, who made ratings that cite the interview. */
export async function tellOfWithdrawal(ctx: MutationCtx, sourceId: string): Promise<void> {
  const citing = await ctx.tx
    .selectDistinct({
      id: assessments.id,
      state: assessments.state,
      kind: ratings.kind,
      duty: assessmentDuties.duty,
      userId: assessmentDuties.userId,
    })
    .from(ratingCitations)
    .innerJoin(passages, and(eq(passages.id, ratingCitations.passageId), eq(passages.sourceId, sourceId)))
    .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
    .innerJoin(assessments, and(eq(assessments.id, ratings.assessmentId), ne(assessments.state, "withdrawn")))
    .innerJoin(
      assessmentDuties,
      and(eq(assessmentDuties.assessmentId, assessments.id), isNull(assessmentDuties.endedAt)),
    )
    .where(isNull(ratingCitations.removedAt));
  const concerned = citing.filter(({ duty, kind }) => rates(duty, kind));
  for (const [id, rows] of Map.groupBy(concerned, ({ id }) => id)) {
    const [first] = rows;
    if (first === undefined) continue;
    const people = [...new Set(rows.map(({ userId }) => userId))];
    await notify(ctx, "consent_withdrawn", { assessment: { id, state: first.state }, sourceId, people });
  }
}
