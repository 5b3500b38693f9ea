import "server-only";
import type { ImportKind } from "@/db/enums";
import { importBatches, importBatchRows } from "@/db/schema/import";
import type { AuditChange } from "@/lib/audit/append";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";

/** The file of an import, as its batch names it. */
export type ImportedFile = { name: string; sha256: string };

/** What an import did to one record; contents go into the one audit event of the batch. */
export type BatchRow = {
  entity: string;
  entityId: string;
  /** 0 where the import made the record. */
  versionBefore: number;
  versionAfter: number;
  /** The natural key of the record. */
  key: string;
  before: unknown;
  after: unknown;
};

const ROWS_PER_INSERT = 5_000;

/** Records a batch with its rows and answers the one audit event of the import. */
export async function recordBatch(
  ctx: MutationCtx,
  kind: ImportKind,
  file: ImportedFile,
  rows: readonly BatchRow[],
): Promise<AuditChange> {
  const id = newId(ctx.now);
  const created = rows.filter((row) => row.versionBefore === 0).length;
  await ctx.tx.insert(importBatches).values({
    id,
    kind,
    fileName: file.name,
    fileSha256: file.sha256,
    importedBy: ctx.actor.kind === "user" ? ctx.actor.userId : null,
    importedAt: ctx.now,
    undoneAt: null,
    summary: { created, updated: rows.length - created },
  });
  const values = rows.map(({ entity, entityId, versionBefore, versionAfter }) => ({
    batchId: id,
    entity,
    entityId,
    versionBefore,
    versionAfter,
  }));
  for (let from = 0; from < values.length; from += ROWS_PER_INSERT) {
    await ctx.tx.insert(importBatchRows).values(values.slice(from, from + ROWS_PER_INSERT));
  }
  return {
    entity: "import_batch",
    entityId: id,
    version: 1,
    before: null,
    after: { kind, file: file.name, sha256: file.sha256, rows },
  };
}
