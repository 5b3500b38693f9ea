import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { erasures, revisions } from "@/db/schema/audit";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";

/**
 * Empties all revisions of some nouns of one kind on the day that was agreed; the hashes in the chain stay as they are.
 * `enforcedBy` says which day that is and stands in `erasures.enforced_by`.
 */
export async function eraseRevisions(
  ctx: MutationCtx,
  entity: string,
  ids: readonly string[],
  enforcedBy: string,
): Promise<void> {
  for (const entityId of ids) {
    const id = newId(ctx.now);
    await ctx.tx.insert(erasures).values({
      id,
      entity,
      entityId,
      reason: enforcedBy,
      proposedBy: null,
      proposedAt: ctx.now,
      confirmedBy: null,
      confirmedAt: null,
      enforcedBy,
    });
    await ctx.tx
      .update(revisions)
      .set({ content: null, salt: null, reason: null, reasonSalt: null, erasureId: id })
      .where(
        and(eq(revisions.entity, entity), eq(revisions.entityId, entityId), isNull(revisions.erasureId)),
      );
  }
}
