import "server-only";
import { and, asc } from "drizzle-orm";
import { sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { anyOf } from "@/lib/database/any-of";
import { consentEnded } from "./visible-to";

/**
 * Those among some sources to which consent has ended, so that nothing cites them anew. Their rows are held until the
 * end of the transaction: a consent that is withdrawn meanwhile waits for it. The caller has asked whether the actor may
 * read them.
 */
export async function endedAmong(ctx: Ctx, sourceIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (sourceIds.length === 0) return new Set();
  const among = anyOf(sources.id, sourceIds);
  // Locked first, read after: what other transactions wrote meanwhile is seen.
  await ctx.read.select({ id: sources.id }).from(sources).where(among).orderBy(asc(sources.id)).for("share");
  const rows = await ctx.read.select({ id: sources.id }).from(sources).where(and(among, consentEnded));
  return new Set(rows.map(({ id }) => id));
}
