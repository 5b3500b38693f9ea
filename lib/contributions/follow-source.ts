/** A contribution follows the source that was made of it. */
import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Consent } from "@/db/enums";
import { contributions } from "@/db/schema/contribution";
import type { AuditChange } from "@/lib/audit/append";
import type { MutationCtx } from "@/lib/core/context";
import { contributionChange, contributionContent } from "./content";

/**
 * Ends the consent of the contribution of which a source was made, once the team notes at the source that it ended: who
 * gave it is told so, and nothing more is taken in. Answers no change where it goes on, ended before or came otherwise.
 */
export async function endWithSource(
  ctx: MutationCtx,
  sourceId: string,
  consent: Consent | null,
): Promise<readonly AuditChange[]> {
  if (consent === null || consent === "given") return [];
  const [row] = await ctx.tx
    .select()
    .from(contributions)
    .where(and(eq(contributions.sourceId, sourceId), isNull(contributions.consentWithdrawnAt)))
    .for("update");
  if (row === undefined) return [];
  const before = await contributionContent(ctx, row.id);
  await ctx.tx.update(contributions).set({ consentWithdrawnAt: ctx.now }).where(eq(contributions.id, row.id));
  return [await contributionChange(ctx, row, before)];
}
