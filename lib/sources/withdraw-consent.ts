/** Consent ends at the word of who gave it, for a source and its redacted versions. */
import "server-only";
import { eq } from "drizzle-orm";
import { interviews, sources } from "@/db/schema/source";
import type { AuditChange } from "@/lib/audit/append";
import type { MutationCtx } from "@/lib/core/context";
import { recomputeCiting } from "@/lib/ratings/figures";
import { recountCiting } from "@/lib/registers/store";
import { sourceChange, sourceContent } from "./content";
import { followOriginal, twinsOf } from "./twins";
import { isWithdrawnNow, tellOfWithdrawal } from "./withdrawal";

/**
 * Withdraws the consent of an interview from a day on, inside a write whose rights were checked, and tells those whom
 * that concerns, of a redacted version too, and `also`. Answers no change for a source that is no interview, or whose consent was withdrawn before.
 */
export async function withdrawConsent(
  ctx: MutationCtx,
  sourceId: string,
  today: string,
  also: readonly string[] = [],
): Promise<readonly AuditChange[]> {
  const [source] = await ctx.tx.select().from(sources).where(eq(sources.id, sourceId)).for("update");
  if (!source || !(await isWithdrawnNow(ctx, sourceId, { consent: "withdrawn" }))) return [];
  const before = await sourceContent(ctx, sourceId);
  await tellOfWithdrawal(ctx, sourceId, also);
  await ctx.tx
    .update(interviews)
    .set({ consent: "withdrawn", consentWithdrawnOn: today })
    .where(eq(interviews.sourceId, sourceId));
  const ended = { type: source.type, consent: "withdrawn", consentWithdrawnOn: today } as const;
  const ofTwins = await followOriginal(ctx, sourceId, { ...ended, attribution: null, deleteOn: null });
  const touched = [sourceId, ...(await twinsOf(ctx, sourceId))];
  await recomputeCiting(ctx, touched);
  await recountCiting(ctx, touched);
  return [await sourceChange(ctx, source, before), ...ofTwins];
}
