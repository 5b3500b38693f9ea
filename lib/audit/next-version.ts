import "server-only";
import { and, eq, max } from "drizzle-orm";
import { revisions } from "@/db/schema/audit";
import type { MutationCtx } from "@/lib/core/context";

/**
 * The version of the next change of an audited noun that keeps no version in its own row, 1 for the first.
 * The caller holds a lock on the noun; without one the unique index of `revisions` refuses the second writer.
 */
export async function nextVersion(ctx: MutationCtx, entity: string, entityId: string): Promise<number> {
  const [row] = await ctx.read
    .select({ latest: max(revisions.version) })
    .from(revisions)
    .where(and(eq(revisions.entity, entity), eq(revisions.entityId, entityId)));
  return (row?.latest ?? 0) + 1;
}
