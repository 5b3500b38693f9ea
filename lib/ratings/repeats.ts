/** Repeats of a save whose answer was lost: each change keeps the device's mutation id and the first answer. */
import "server-only";
import { eq } from "drizzle-orm";
import { ratingRevisions, ratings } from "@/db/schema/rating";
import type { Actor, Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { RatingFieldName } from "./fields";
import type { RatingKey } from "./schema";

type RatingPlace = Pick<RatingKey, "indicator" | "kind">;

/** What is kept of an answer; texts are not. */
export type FirstAnswer = { version: number; savedAt: string };

function personOf(actor: Actor): string | null {
  return actor.kind === "user" ? actor.userId : null;
}

/**
 * The answer that a mutation id got, or null where it is new. Asked by the natural key of the rating: between two
 * first saves at once the row may have appeared after the caller looked for it. Throws INVALID where the id belongs
 * to another rating or another person.
 */
export async function firstAnswer(
  ctx: Ctx,
  { mutationId, assessmentId, indicator, kind }: { mutationId: string; assessmentId: string } & RatingPlace,
): Promise<FirstAnswer | null> {
  const [revision] = await ctx.read
    .select({
      userId: ratingRevisions.userId,
      answer: ratingRevisions.answer,
      assessmentId: ratings.assessmentId,
      indicator: ratings.indicator,
      kind: ratings.kind,
    })
    .from(ratingRevisions)
    .innerJoin(ratings, eq(ratings.id, ratingRevisions.ratingId))
    .where(eq(ratingRevisions.mutationId, mutationId));
  if (!revision) return null;
  const isSame =
    revision.userId === personOf(ctx.actor) &&
    revision.assessmentId === assessmentId &&
    revision.indicator === indicator &&
    revision.kind === kind;
  if (!isSame) throw new AppError("INVALID", "a mutation id was used twice");
  return { version: Number(revision.answer.version), savedAt: String(revision.answer.savedAt) };
}

/** Keeps the answer of a save with its mutation id, in the same transaction. */
export async function rememberAnswer(
  ctx: MutationCtx,
  { mutationId, ratingId }: { mutationId: string; ratingId: string },
  answer: FirstAnswer,
  fields: readonly RatingFieldName[],
): Promise<void> {
  await ctx.tx.insert(ratingRevisions).values({
    mutationId,
    ratingId,
    version: answer.version,
    fields: [...fields],
    answer,
    userId: personOf(ctx.actor),
    at: ctx.now,
  });
}
