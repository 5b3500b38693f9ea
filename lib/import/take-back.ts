import "server-only";
import { eq } from "drizzle-orm";
import { importBatches, type importBatchRows } from "@/db/schema/import";
import { nextVersion } from "@/lib/audit/next-version";
import type { MutationCtx } from "@/lib/core/context";
import { type Change, changed } from "@/lib/core/mutate";
import { type Refused, refused } from "@/lib/core/result";
import { BATCH_ENTITY } from "./batch";

/** What an undo took back, and the natural keys of records that were changed or used since and therefore left. */
export type Undone = { undone: number; left: readonly string[] };
export type UndoRefusal = "already_undone" | "not_undoable" | "locked";
export type MadeRow = typeof importBatchRows.$inferSelect;

/** Does the work of an undo inside its transaction, once, and notes it at the batch. */
export async function takeBack(
  ctx: MutationCtx,
  batchId: string,
  work: () => Promise<Undone>,
): Promise<Change<Undone> | Refused<"already_undone">> {
  const [batch] = await ctx.tx
    .select({ undoneAt: importBatches.undoneAt })
    .from(importBatches)
    .where(eq(importBatches.id, batchId))
    .for("update");
  if (!batch || batch.undoneAt !== null) return refused("already_undone");
  const outcome = await work();
  await ctx.tx.update(importBatches).set({ undoneAt: ctx.now }).where(eq(importBatches.id, batchId));
  return changed(outcome, {
    entity: BATCH_ENTITY,
    entityId: batchId,
    version: await nextVersion(ctx, BATCH_ENTITY, batchId),
    before: { isUndone: false },
    after: { isUndone: true, ...outcome },
  });
}
