import "server-only";
import { eq } from "drizzle-orm";
import { passages, sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import type { SourceSubject } from "@/lib/policy/subjects";
import { sourceFacts } from "./visible-to";

export type SourceRow = typeof sources.$inferSelect;
/** A source with what rights on it depend on. */
export type LoadedSource = SourceSubject & { row: SourceRow };
/** Why a source takes nothing more and is cited nowhere anew: the person behind it does not agree, or not any more. */
export type ConsentRefusal = "consent_ended";

/**
 * The source of a code, locked until the end of the transaction where asked. Throws NOT_FOUND where it is absent or
 * where the actor may not read it, so that a code never tells that a confidential source exists.
 */
export async function sourceSubject(ctx: Ctx, code: string, lock = false): Promise<LoadedSource> {
  if (lock) {
    // Locked first, read after: what other transactions wrote meanwhile is seen.
    await ctx.read.select({ id: sources.id }).from(sources).where(eq(sources.code, code)).for("update");
  }
  const subject = await loadedSource(ctx, code);
  if (subject === null || !can(ctx.actor, "source.read", subject)) {
    throw new AppError("NOT_FOUND", `source ${code}`);
  }
  return subject;
}

/** The source of a code whether the actor may read it or not, for decisions of this folder; null where it is absent. */
export async function loadedSource(ctx: Ctx, code: string): Promise<LoadedSource | null> {
  const [found] = await ctx.read
    .select({ row: sources, ...sourceFacts(ctx) })
    .from(sources)
    .where(eq(sources.code, code));
  if (!found) return null;
  const { row, ...facts } = found;
  return { kind: "source", accessClass: row.accessClass, ...facts, row };
}

/** The source of a passage, on the same terms. Throws NOT_FOUND. */
export async function passageSubject(ctx: Ctx, passageId: string, lock = false): Promise<LoadedSource> {
  const [passage] = await ctx.read
    .select({ code: sources.code })
    .from(passages)
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .where(eq(passages.id, passageId));
  if (!passage) throw new AppError("NOT_FOUND", `passage ${passageId}`);
  return sourceSubject(ctx, passage.code, lock);
}
