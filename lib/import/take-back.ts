import "server-only";
import { eq } from "drizzle-orm";
import { importBatches, type importBatchRows } from "@/db/schema/import";
import type { AuditChange } from "@/lib/audit/append";
import { nextVersion } from "@/lib/audit/next-version";
import type { MutationCtx } from "@/lib/core/context";
import { type Change, changed } from "@/lib/core/mutate";
import { type Refused, refused } from "@/lib/core/result";
import { BATCH_ENTITY } from "./batch";

/** What an undo took back, and the natural keys of records that were changed or used since and therefore left. */
export type Undone = { undone: number; left: readonly string[] };
/** What the work of an undo did, with what is audited beside the batch itself. */
type TakenBack = Undone & { changes?: readonly AuditChange[] };
export type UndoRefusal = "already_undone" | "not_undoable" | "locked" | "nothing_taken_back";
export type MadeRow = typeof importBatchRows.$inferSelect;

/** So many of what stayed are named in a sentence; an import may hold many thousand. */
const NAMED = 20;

/** The first of some natural keys, as one line. */
export function namedKeys(keys: readonly string[]): string {
  return [...keys.slice(0, NAMED), ...(keys.length > NAMED ? ["…"] : [])].join(" · ");
}

/**
 * Does the work of an undo inside its transaction, once, and notes at the batch what was taken back and what stayed.
 * Refused, with nothing written, where all of it stayed: the batch is as it was.
 */
export async function takeBack(
  ctx: MutationCtx,
  batchId: string,
  work: () => Promise<TakenBack>,
): Promise<Change<Undone> | Refused<"already_undone" | "nothing_taken_back">> {
  const [batch] = await ctx.tx
    .select({ undoneAt: importBatches.undoneAt, summary: importBatches.summary })
    .from(importBatches)
    .where(eq(importBatches.id, batchId))
    .for("update");
  if (!batch || batch.undoneAt !== null) return refused("already_undone");
  const { changes = [], ...outcome } = await work();
  if (outcome.undone === 0 && outcome.left.length > 0) {
    return refused("nothing_taken_back", namedKeys(outcome.left));
  }
  await ctx.tx
    .update(importBatches)
    .set({ undoneAt: ctx.now, summary: { ...batch.summary, undone: outcome } })
    .where(eq(importBatches.id, batchId));
  return changed(outcome, ...changes, {
    entity: BATCH_ENTITY,
    entityId: batchId,
    version: await nextVersion(ctx, BATCH_ENTITY, batchId),
    before: { isUndone: false },
    after: { isUndone: true, ...outcome },
  });
}
