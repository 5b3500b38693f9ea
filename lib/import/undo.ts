import "server-only";
import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { importBatches, importBatchRows } from "@/db/schema/import";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { type Result, refused } from "@/lib/core/result";
import { importRights, visibleBatches } from "./batch-rights";
import { undoRegister } from "./entries/undo";
import type { Undone, UndoRefusal } from "./take-back";
import { undoRatings } from "./undo-ratings";
import { undoSources } from "./undo-sources";

/**
 * Takes a batch back, as far as nobody changed or used its records since: ratings get the values from before (one that
 * the batch had made is emptied), entries what they held before (those that it had made are withdrawn), its citations are
 * taken away and its sources withdrawn. By who sees it (`visibleBatches`) and may import the same now. Refused when it was
 * undone before, when its ratings are locked, when all of it was changed or used since, and for instruments, which stay. Throws NOT_FOUND for an unknown batch,
 * one that the actor may not know of, or one about what the actor does not see.
 */
export async function undoBatch(ctx: Ctx, batchId: string): Promise<Result<Undone, UndoRefusal>> {
  if (!z.uuid().safeParse(batchId).success) throw new AppError("NOT_FOUND", `batch ${batchId}`);
  const [batch] = await ctx.read
    .select({ kind: importBatches.kind })
    .from(importBatches)
    .where(and(eq(importBatches.id, batchId), visibleBatches(ctx, await importRights(ctx))));
  if (!batch) throw new AppError("NOT_FOUND", `batch ${batchId}`);
  const made = await ctx.read.select().from(importBatchRows).where(eq(importBatchRows.batchId, batchId));
  switch (batch.kind) {
    case "ratings":
      return undoRatings(ctx, batchId, made);
    case "sources":
      return undoSources(ctx, batchId, made);
    case "instrument":
      return refused("not_undoable");
    default:
      return undoRegister(ctx, batch.kind, batchId, made);
  }
}
