/** Repeats of a save whose answer was lost: each change keeps the device's mutation id and the first answer. */
import "server-only";
import { and, eq, sql } from "drizzle-orm";
import type { WritableDatabase } from "@/db/client";
import { prepared, valueFor } from "@/db/prepared";
import { ratingRevisions, ratings } from "@/db/schema/rating";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { RATING_FIELDS, type RatingFieldName } from "./fields";
import type { RatingKey } from "./schema";
import type { WrittenColumns } from "./write";

type RatingPlace = Pick<RatingKey, "indicator" | "kind">;

/** What is kept of an answer; texts are not. */
export type FirstAnswer = { version: number; savedAt: string };

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
    revision.userId === personOrNull(ctx) &&
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
    userId: personOrNull(ctx),
    at: ctx.now,
  });
}

const updateWithAnswer = prepared((tx: WritableDatabase) => {
  const kept = tx.$with("kept").as(
    tx
      .insert(ratingRevisions)
      .values({
        mutationId: valueFor(ratingRevisions.mutationId, "mutationId"),
        ratingId: valueFor(ratingRevisions.ratingId, "ratingId"),
        version: valueFor(ratingRevisions.version, "version"),
        fields: valueFor(ratingRevisions.fields, "fields"),
        answer: valueFor(ratingRevisions.answer, "answer"),
        userId: valueFor(ratingRevisions.userId, "updatedBy"),
        at: valueFor(ratingRevisions.at, "updatedAt"),
      })
      .onConflictDoNothing({ target: ratingRevisions.mutationId })
      .returning({ mutationId: ratingRevisions.mutationId }),
  );
  const columns = [...RATING_FIELDS, "version", "fieldVersions", "updatedAt", "updatedBy"] as const;
  return tx
    .with(kept)
    .update(ratings)
    .set(Object.fromEntries(columns.map((name) => [name, valueFor(ratings[name], name)])))
    .where(and(eq(ratings.id, valueFor(ratings.id, "ratingId")), sql`exists (select 1 from ${kept})`))
    .returning({ id: ratings.id });
});

/**
 * Writes the columns over the locked row and keeps the answer with the mutation id, in one statement. False, and
 * nothing written, where the id was used before.
 */
export async function updateRating(
  ctx: MutationCtx,
  { mutationId, ratingId }: { mutationId: string; ratingId: string },
  columns: WrittenColumns,
  answer: FirstAnswer,
  fields: readonly RatingFieldName[],
): Promise<boolean> {
  const written = await updateWithAnswer(ctx.tx, {
    ...columns,
    mutationId,
    ratingId,
    fields: [...fields],
    answer,
  });
  return written.length > 0;
}
