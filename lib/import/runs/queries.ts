import "server-only";
import { and, desc, eq, sql } from "drizzle-orm";
import { importBatches, importRuns } from "@/db/schema/import";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import { addingSubject } from "@/lib/registers/new-entry-subject";
import { ownBatches } from "../batch";
import { type BatchLine, EMPTY_VIEW, type ImportRun, type RunView } from "./view";

const BATCHES_SHOWN = 50;

/** Whether the actor may import anything: who may add entries somewhere. */
export async function mayImport(ctx: Ctx): Promise<boolean> {
  return can(ctx.actor, "entry.add", await addingSubject(ctx));
}

/** The person who imports. Throws FORBIDDEN for who may import nothing. */
export async function requireImporter(ctx: Ctx): Promise<string> {
  if (ctx.actor.kind !== "user" || !(await mayImport(ctx))) throw new AppError("FORBIDDEN", "import");
  return ctx.actor.userId;
}

/** An import on its way. Throws NOT_FOUND for everybody but whose it is, and where it has ended. */
export async function getRun(ctx: Ctx, id: string): Promise<ImportRun> {
  if (ctx.actor.kind !== "user") throw new AppError("NOT_FOUND", `import ${id}`);
  const [row] = await ctx.read
    .select({
      id: importRuns.id,
      kind: importRuns.kind,
      fileName: importRuns.fileName,
      step: importRuns.step,
      status: importRuns.status,
      choices: importRuns.choices,
      view: importRuns.view,
      written: importRuns.written,
      total: importRuns.total,
      isUndone: sql<boolean>`${importBatches.undoneAt} is not null`,
    })
    .from(importRuns)
    .leftJoin(importBatches, sql`${importBatches.id}::text = ${importRuns.view}->>'batch'`)
    .where(and(eq(importRuns.id, id), eq(importRuns.personId, ctx.actor.userId)));
  if (!row) throw new AppError("NOT_FOUND", `import ${id}`);
  // Written by this product alone, in one place (`work.ts`).
  const view = (row.view ?? EMPTY_VIEW) as RunView;
  return { ...row, view };
}

/** The newest batches that the actor may take back. Throws FORBIDDEN where nothing may be imported. */
export async function listBatches(ctx: Ctx): Promise<readonly BatchLine[]> {
  await requireImporter(ctx);
  const rows = await ctx.read
    .select({
      id: importBatches.id,
      kind: importBatches.kind,
      fileName: importBatches.fileName,
      importedAt: importBatches.importedAt,
      undoneAt: importBatches.undoneAt,
      summary: importBatches.summary,
    })
    .from(importBatches)
    .where(ownBatches(ctx.actor))
    .orderBy(desc(importBatches.importedAt), desc(importBatches.id))
    .limit(BATCHES_SHOWN);
  return rows.map(({ importedAt, undoneAt, summary, ...row }) => ({
    ...row,
    importedAt: importedAt.toISOString(),
    undoneAt: undoneAt?.toISOString() ?? null,
    created: summary.created ?? 0,
    updated: summary.updated ?? 0,
  }));
}
