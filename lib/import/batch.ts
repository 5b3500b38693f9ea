import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { ImportKind } from "@/db/enums";
import { revisions } from "@/db/schema/audit";
import { importBatches, importBatchRows } from "@/db/schema/import";
import type { AuditChange } from "@/lib/audit/append";
import { personOrNull } from "@/lib/core/acting-person";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { insertMany } from "@/lib/database/insert-many";

/** Name of the audited noun. */
export const BATCH_ENTITY = "import_batch";

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

/** How a batch is counted, and the lines of its file whose entries were left out. */
export type BatchSummary = { created: number; updated: number; leftOutLines?: readonly number[] };

/** Records a batch with its rows, counted as the import says, and answers the one audit event of the import. */
export async function recordBatch(
  ctx: MutationCtx,
  kind: ImportKind,
  file: ImportedFile,
  rows: readonly BatchRow[],
  counts?: BatchSummary,
): Promise<AuditChange> {
  const id = newId(ctx.now);
  const made = rows.filter((row) => row.versionBefore === 0).length;
  const { created, updated, leftOutLines = [] } = counts ?? { created: made, updated: rows.length - made };
  await ctx.tx.insert(importBatches).values({
    id,
    kind,
    fileName: file.name,
    fileSha256: file.sha256,
    importedBy: personOrNull(ctx),
    importedAt: ctx.now,
    undoneAt: null,
    summary: { created, updated, ...(leftOutLines.length > 0 ? { leftOutLines } : {}) },
  });
  const values = rows.map(({ entity, entityId, versionBefore, versionAfter }) => ({
    batchId: id,
    entity,
    entityId,
    versionBefore,
    versionAfter,
  }));
  await insertMany(ctx.tx, importBatchRows, values);
  return {
    entity: BATCH_ENTITY,
    entityId: id,
    version: 1,
    before: null,
    after: { kind, file: file.name, sha256: file.sha256, rows },
  };
}

/**
 * What a batch did, as JSON: its newest revision, because a passage may have been erased from the first one. Without
 * rows where none stands.
 */
export async function contentOfBatch(ctx: MutationCtx, batchId: string): Promise<string> {
  const [newest] = await ctx.tx
    .select({ content: revisions.content })
    .from(revisions)
    .where(and(eq(revisions.entity, BATCH_ENTITY), eq(revisions.entityId, batchId)))
    .orderBy(desc(revisions.version))
    .limit(1);
  return newest?.content ?? '{"rows":[]}';
}
