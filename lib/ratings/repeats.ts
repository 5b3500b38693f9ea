/** Repeats of a save whose answer was lost: each change keeps the device's mutation id and the first answer. */
import "server-only";
import { eq } from "drizzle-orm";
import { ratingRevisions } from "@/db/schema/rating";
import type { Actor, Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { RatingFieldName } from "./fields";

/** What is kept of an answer; texts are not. */
export type FirstAnswer = { version: number; savedAt: string };

function personOf(actor: Actor): string | null {
  return actor.kind === "user" ? actor.userId : null;
}

/**
 * The answer that a mutation id got, or null where it is new. Throws INVALID where the id belongs to another rating
 * or another person.
 */
export async function firstAnswer(
  ctx: Ctx,
  { mutationId, ratingId }: { mutationId: string; ratingId: string | undefined },
): Promise<FirstAnswer | null> {
  const [revision] = await ctx.read
    .select()
    .from(ratingRevisions)
    .where(eq(ratingRevisions.mutationId, mutationId));
  if (!revision) return null;
  if (revision.userId !== personOf(ctx.actor) || revision.ratingId !== ratingId) {
    throw new AppError("INVALID", "a mutation id was used twice");
  }
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
