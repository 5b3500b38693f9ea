import "server-only";
import { and, count, desc, eq, isNull } from "drizzle-orm";
import type { RegisterKey } from "@/db/enums";
import { checkRuns } from "@/db/schema/check-run";
import { importBatches, importBatchRows } from "@/db/schema/import";
import { registerEntries } from "@/db/schema/register";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { ENTRY_ENTITY } from "@/lib/registers/content";
import { awaitsCheckBy, visibleTo } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { type BatchToCheck, type CheckRun, type CheckView, EMPTY_CHECK } from "./view";

const BATCHES_SHOWN = 20;

/** A check of many entries on its way. Throws NOT_FOUND for everybody but whose it is, and where it has ended. */
export async function getCheckRun(ctx: Ctx, id: string): Promise<CheckRun> {
  if (ctx.actor.kind !== "user") throw new AppError("NOT_FOUND", `check ${id}`);
  const [row] = await ctx.read
    .select({
      id: checkRuns.id,
      register: checkRuns.register,
      filter: checkRuns.filter,
      total: checkRuns.total,
      own: checkRuns.own,
      step: checkRuns.step,
      status: checkRuns.status,
      view: checkRuns.view,
      written: checkRuns.written,
    })
    .from(checkRuns)
    .where(and(eq(checkRuns.id, id), eq(checkRuns.personId, ctx.actor.userId)));
  if (!row) throw new AppError("NOT_FOUND", `check ${id}`);
  // Written by this product alone, in one place (`work.ts`).
  const view = { ...EMPTY_CHECK, ...(row.view as Partial<CheckView> | null) };
  return { ...row, step: row.step === "check" ? "check" : "look", view };
}

/** The newest imports of a register with entries that wait for the actor's check, and how many of each. */
export async function batchesToCheck(ctx: Ctx, register: RegisterKey): Promise<readonly BatchToCheck[]> {
  const day = await programmeDay(ctx);
  const rows = await ctx.read
    .select({
      id: importBatches.id,
      by: users.name,
      importedAt: importBatches.importedAt,
      count: count(),
    })
    .from(importBatches)
    .innerJoin(importBatchRows, eq(importBatchRows.batchId, importBatches.id))
    .innerJoin(registerEntries, eq(registerEntries.id, importBatchRows.entityId))
    .leftJoin(users, eq(users.id, importBatches.importedBy))
    .where(
      and(
        eq(importBatches.kind, register),
        isNull(importBatches.undoneAt),
        eq(importBatchRows.entity, ENTRY_ENTITY),
        eq(registerEntries.register, register),
        awaitsCheckBy(ctx.actor, day),
        visibleTo(ctx.actor, day),
      ),
    )
    .groupBy(importBatches.id, users.name)
    .orderBy(desc(importBatches.importedAt), desc(importBatches.id))
    .limit(BATCHES_SHOWN);
  return rows.map(({ importedAt, ...row }) => ({ ...row, importedAt: importedAt.toISOString() }));
}
