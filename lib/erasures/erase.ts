/** Takes a passage out of the rows and revisions of a noun, inside the confirmation of its erasure. */
import "server-only";
import { and, eq, getTableColumns, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { erasures, revisions } from "@/db/schema/audit";
import { importBatchRows } from "@/db/schema/import";
import type { AuditChange } from "@/lib/audit/append";
import { nextVersion } from "@/lib/audit/next-version";
import type { MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { BATCH_ENTITY } from "@/lib/import/batch";
import { contentNow, holdsPassage, type TextNames, withoutPassage } from "./content";
import { ERASABLE, type Place, placesOf } from "./places";
import { ERASED_MARK } from "./schema";

type Open = { id: string; entity: string; entityId: string; passage: string };

/** Locked first, as whoever saves the noun locks it, so that nothing is saved between what is read of it and its version. */
export async function lockNoun(ctx: MutationCtx, entity: string, entityId: string): Promise<void> {
  const row = ERASABLE[entity]?.versioned;
  if (row === undefined) return;
  await ctx.tx
    .select({ found: sql<number>`1` })
    .from(row.table)
    .where(eq(column(row.table, row.key), entityId))
    .for("no key update");
}

/** Whether there is such a noun: of an entry the row is needed to know its tables. */
async function exists(ctx: MutationCtx, entity: string, entityId: string): Promise<boolean> {
  const row = ERASABLE[entity]?.versioned;
  return row === undefined || (await ctx.tx.$count(row.table, eq(column(row.table, row.key), entityId))) > 0;
}

function column(table: Place["table"], name: string) {
  const found = getTableColumns(table)[name];
  if (found === undefined) throw new AppError("INTERNAL", `column ${name}`);
  return found;
}

function holds({ table, key, texts }: Place, entityId: string, passage: string): SQL | undefined {
  return and(
    eq(column(table, key), entityId),
    or(...texts.map((name) => sql`position(${passage} in ${column(table, name)}) > 0`)),
  );
}

/** Revisions of a noun, and of imports, that hold the passage, or whose fields are named so. */
function mayHold(entity: string, entityId: string, passage: string): SQL | undefined {
  return and(
    isNull(revisions.erasureId),
    or(
      and(eq(revisions.entity, entity), eq(revisions.entityId, entityId)),
      and(
        eq(revisions.entity, BATCH_ENTITY),
        sql`exists (select 1 from ${importBatchRows} where ${and(
          eq(importBatchRows.batchId, revisions.entityId),
          eq(importBatchRows.entity, entity),
          eq(importBatchRows.entityId, entityId),
        )})`,
      ),
    ),
    sql`(holds_passage(${revisions.content}, ${passage}) or position(${passage} in ${revisions.reason}) > 0)`,
  );
}

/** Puts the mark in place of the passage in every row of the noun; answers how many rows changed or went. */
export async function eraseFromRows(
  ctx: MutationCtx,
  { id, entity, entityId, passage }: Open,
): Promise<number> {
  if (!(await exists(ctx, entity, entityId))) return 0;
  let changedRows = 0;
  for (const place of await placesOf(ctx, entity, entityId)) {
    const { table, texts } = place;
    const others = table === erasures ? and(eq(erasures.entity, entity), ne(erasures.id, id)) : undefined;
    const held = and(holds(place, entityId, passage), others);
    const marked = Object.fromEntries(
      texts.map((name) => [name, sql`replace(${column(table, name)}, ${passage}, ${ERASED_MARK})`]),
    );
    const found = { found: sql<number>`1` };
    const rows = place.goesWhole
      ? await ctx.tx.delete(table).where(held).returning(found)
      : await ctx.tx.update(table).set(marked).where(held).returning(found);
    if (table !== erasures) changedRows += rows.length;
  }
  return changedRows;
}

/**
 * Takes the revisions away that hold the passage, and appends what each noun holds without it where its newest one
 * went or its rows may have changed.
 */
export async function eraseFromRevisions(
  ctx: MutationCtx,
  { id, entity, entityId, passage, reason }: Open & { reason: string },
  changedRows: number,
): Promise<{ erased: number; changes: readonly AuditChange[] }> {
  const found = await ctx.tx
    .select({
      id: revisions.id,
      entity: revisions.entity,
      entityId: revisions.entityId,
      content: revisions.content,
      reason: revisions.reason,
    })
    .from(revisions)
    .where(mayHold(entity, entityId, passage));
  const held = found.filter(
    ({ entity: noun, content, reason: why }) =>
      why?.includes(passage) ||
      (content !== null && holdsPassage(JSON.parse(content), passage, ERASABLE[noun]?.textNames)),
  );
  if (held.length === 0 && changedRows === 0) return { erased: 0, changes: [] };
  const imports = new Set(held.filter((one) => one.entity === BATCH_ENTITY).map((one) => one.entityId));
  const nouns = [
    { entity, entityId },
    ...[...imports].map((batch) => ({ entity: BATCH_ENTITY, entityId: batch })),
  ];
  const changes: AuditChange[] = [];
  for (const noun of nouns) {
    const change = await withoutPassageNow(ctx, noun, passage);
    if (change) changes.push({ ...change, reason });
  }
  const erased = await ctx.tx
    .update(revisions)
    .set({ content: null, salt: null, reason: null, reasonSalt: null, erasureId: id })
    .where(
      inArray(
        revisions.id,
        held.map((one) => one.id),
      ),
    )
    .returning({ id: revisions.id });
  return { erased: erased.length, changes };
}

/** The change of a noun to what it holds without the passage; null where the chain knows nothing of it. */
async function withoutPassageNow(
  ctx: MutationCtx,
  { entity, entityId }: { entity: string; entityId: string },
  passage: string,
): Promise<AuditChange | null> {
  const [newest] = await ctx.tx
    .select({ content: revisions.content })
    .from(revisions)
    .where(and(eq(revisions.entity, entity), eq(revisions.entityId, entityId)))
    .orderBy(sql`${revisions.version} desc`)
    .limit(1);
  const names = ERASABLE[entity]?.textNames;
  const before: unknown = newest?.content ? JSON.parse(newest.content) : null;
  const now = await contentNow(ctx, entity, entityId);
  const after = now === undefined ? withoutPassage(before, passage, names) : now;
  if (!newest && after === null) return null;
  const version = await raiseVersion(ctx, entity, entityId, fieldsWith(before, passage, names));
  return { entity, entityId, version, before, after };
}

/** The fields of a content that hold the passage. */
function fieldsWith(content: unknown, passage: string, names: TextNames): readonly string[] {
  if (typeof content !== "object" || content === null) return [];
  return Object.entries(content).flatMap(([name, value]) =>
    holdsPassage(value, passage, names, name) ? [name] : [],
  );
}

/** The next version of the noun, in its row too where it keeps one: whoever saves over the earlier one is told. */
async function raiseVersion(
  ctx: MutationCtx,
  entity: string,
  entityId: string,
  fields: readonly string[],
): Promise<number> {
  const row = ERASABLE[entity]?.versioned;
  if (row === undefined) return nextVersion(ctx, entity, entityId);
  const version = column(row.table, "version");
  // A rating knows for each field when it last changed: a device that still holds the passage is asked, not obeyed.
  const raised =
    entity === "rating"
      ? {
          fieldVersions: sql`${column(row.table, "fieldVersions")} || (select coalesce(jsonb_object_agg(field, ${version} + 1), '{}'::jsonb) from unnest(${sql.param([...fields])}::text[]) field)`,
        }
      : {};
  const [updated] = await ctx.tx
    .update(row.table)
    .set({ version: sql`${version} + 1`, ...raised })
    .where(eq(column(row.table, row.key), entityId))
    .returning({ version });
  return typeof updated?.version === "number" ? updated.version : nextVersion(ctx, entity, entityId);
}
