import "server-only";
import { desc, sql } from "drizzle-orm";
import { auditEvents } from "@/db/schema/audit";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AUDIT_CHAIN_LOCK, CHAIN_START } from "./append";

/** Position and hash of the newest event; position 0 before the first. */
export async function auditHead(ctx: Ctx): Promise<{ position: number; sha256: string }> {
  const [head] = await ctx.read
    .select({ position: auditEvents.position, sha256: auditEvents.sha256 })
    .from(auditEvents)
    .orderBy(desc(auditEvents.position))
    .limit(1);
  return head ?? { position: 0, sha256: CHAIN_START };
}

/**
 * The head of the audit chain, held until the end of the transaction: whoever anchors it in a record appends right
 * after it.
 */
export async function holdAuditHead(ctx: MutationCtx): Promise<{ position: number; sha256: string }> {
  await ctx.tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${AUDIT_CHAIN_LOCK}, 0))`);
  return auditHead(ctx);
}
