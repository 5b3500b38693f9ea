/** Takes the entries of a batch back that nobody changed since. */
import "server-only";
import { sql } from "drizzle-orm";
import { z } from "zod";
import type { RegisterKey } from "@/db/enums";
import { registerCitations, registerEntries } from "@/db/schema/register";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { mutate } from "@/lib/core/mutate";
import type { Result } from "@/lib/core/result";
import { anyOf } from "@/lib/database/any-of";
import { can } from "@/lib/policy/can";
import { ENTRY_ENTITY } from "@/lib/registers/content";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { type EntryInput, entrySchema } from "@/lib/registers/entry-schema";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { addingSubject } from "@/lib/registers/new-entry-subject";
import { contentOfBatch } from "../batch";
import { type MadeRow, takeBack, type Undone, type UndoRefusal } from "../take-back";
import { withdrawSources } from "../undo-sources";
import { restoreEntries } from "./apply";
import { type ExistingEntry, entriesById } from "./existing";
import { CITATION_ENTITY, SOURCE_ENTITY, takeCitationsAway } from "./sources";

const storedBatch = z.object({
  rows: z.array(z.object({ entity: z.string(), entityId: z.string(), before: z.unknown() })),
});

/** Takes a batch of entries back, by whoever may add entries; of each the right to withdraw it is asked. */
export async function undoRegister(
  ctx: Ctx,
  register: RegisterKey,
  batchId: string,
  made: readonly MadeRow[],
): Promise<Result<Undone, UndoRefusal>> {
  return mutate(ctx, "entry.add", addingSubject, (inside) =>
    takeBack(inside, batchId, () => undoEntries(inside, register, batchId, made)),
  );
}

/**
 * Withdraws the entries that a batch made and gives the others back what they held before, as drafts; its citations are
 * taken away, and the sources it made withdrawn where nothing cites them. Entries that were changed, checked or closed
 * since are left, and so are those that the actor may not withdraw: their codes are answered.
 */
async function undoEntries(
  ctx: MutationCtx,
  register: RegisterKey,
  batchId: string,
  made: readonly MadeRow[],
): Promise<Undone> {
  const definition = DEFINITIONS[register];
  const own = made.filter(({ entity }) => entity === ENTRY_ENTITY);
  const rows = new Map(own.map((row) => [row.entityId, row]));
  const found = await entriesById(ctx, definition, [...rows.keys()], true);
  const isOpen = ({ row, subject }: ExistingEntry) =>
    row.version === rows.get(row.id)?.versionAfter && can(ctx.actor, "entry.withdraw", subject);
  const open = [...found.values()].filter(isOpen);
  const left = [...found.values()].filter((entry) => !isOpen(entry)).map(({ row }) => row.code);
  const created = open.filter(({ row }) => rows.get(row.id)?.versionBefore === 0);
  await withdraw(
    ctx,
    created.map(({ row }) => row.id),
  );
  const changed = open.filter(({ row }) => rows.get(row.id)?.versionBefore !== 0);
  await restore(ctx, definition, batchId, changed);
  const kept = new Set([...found.values()].filter((entry) => !isOpen(entry)).map(({ row }) => row.id));
  await takeCitationsAway(ctx, await citationsBut(ctx, made, kept));
  const sources = made.filter(({ entity }) => entity === SOURCE_ENTITY);
  if (sources.length > 0) await withdrawSources(ctx, sources);
  return { undone: open.length, left: left.toSorted() };
}

async function withdraw(ctx: MutationCtx, ids: readonly string[]): Promise<void> {
  await ctx.tx
    .update(registerEntries)
    .set({
      status: "withdrawn",
      updatedBy: personOrNull(ctx),
      updatedAt: ctx.now,
      checkedBy: null,
      checkedAt: null,
      version: sql`${registerEntries.version} + 1`,
    })
    .where(anyOf(registerEntries.id, ids));
}

/** Gives the entries back what they held before, as the batch keeps it. */
async function restore(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  batchId: string,
  entries: readonly ExistingEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  const stored = storedBatch.parse(JSON.parse(await contentOfBatch(ctx, batchId)));
  const before = new Map(stored.rows.map((row) => [row.entityId, row.before]));
  const schema = entrySchema(definition);
  const contentOf = (id: string): EntryInput => {
    const { values, rows, ...common } = z
      .looseObject({ values: z.looseObject({}), rows: z.looseObject({}) })
      .parse(before.get(id));
    return schema.parse({ ...common, ...values, ...rows });
  };
  await restoreEntries(
    ctx,
    definition,
    entries.map((existing) => ({ existing, content: contentOf(existing.row.id) })),
  );
}

/** The citations that a batch made, but for those of entries that are left. */
async function citationsBut(
  ctx: MutationCtx,
  made: readonly MadeRow[],
  kept: ReadonlySet<string>,
): Promise<readonly string[]> {
  const ids = made.filter(({ entity }) => entity === CITATION_ENTITY).map(({ entityId }) => entityId);
  if (ids.length === 0) return [];
  const rows = await ctx.tx
    .select({ id: registerCitations.id, entryId: registerCitations.entryId })
    .from(registerCitations)
    .where(anyOf(registerCitations.id, ids));
  return rows.filter(({ entryId }) => !kept.has(entryId)).map(({ id }) => id);
}
