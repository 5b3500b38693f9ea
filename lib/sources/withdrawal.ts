/** The consent of an interview is withdrawn, and those whom that concerns are told. */
import "server-only";
import { and, eq, isNull, ne } from "drizzle-orm";
import type { Consent, RatingKind } from "@/db/enums";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { interviews, passages, sourceReaders, sources } from "@/db/schema/source";
import type { MutationCtx } from "@/lib/core/context";
import { notify } from "@/lib/notifications/write";
import { leadsInCountriesOf } from "./leads";

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

/** Whose source it is and who reads it by name. */
async function peopleOf(ctx: MutationCtx, sourceId: string): Promise<readonly string[]> {
  const authors = await ctx.tx
    .select({ userId: sources.authorId })
    .from(sources)
    .where(eq(sources.id, sourceId));
  const readers = await ctx.tx
    .select({ userId: sourceReaders.userId })
    .from(sourceReaders)
    .where(eq(sourceReaders.sourceId, sourceId));
  return [...authors, ...readers].flatMap(({ userId }) => userId ?? []);
}

/**
 * Tells who made ratings that cite the interview, who leads in its countries, its author and readers, and `also`: for
 * each assessment that concerns them and is not withdrawn, else once.
 */
export async function tellOfWithdrawal(
  ctx: MutationCtx,
  sourceId: string,
  also: readonly string[] = [],
): Promise<void> {
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
  const raters = citing.filter(({ duty, kind }) => rates(duty, kind));
  const concerned = [...raters, ...(await leadsInCountriesOf(ctx, sourceId))];
  const known = new Set(concerned.map(({ userId }) => userId));
  const others = [...(await peopleOf(ctx, sourceId)), ...also].filter((userId) => !known.has(userId));
  const [first] = concerned;
  if (first === undefined) {
    await notify(ctx, "consent_withdrawn", { assessment: null, sourceId, people: others });
    return;
  }
  for (const [id, rows] of Map.groupBy(concerned, ({ id }) => id)) {
    const own = rows.map(({ userId }) => userId);
    const people = new Set(id === first.id ? [...own, ...others] : own);
    const state = rows[0]?.state ?? first.state;
    await notify(ctx, "consent_withdrawn", { assessment: { id, state }, sourceId, people: [...people] });
  }
}
