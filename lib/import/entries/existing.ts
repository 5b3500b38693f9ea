/** The entries that are there already and that those of a file may be: by code, by natural key, by content. */
import "server-only";
import { and, asc, eq, getTableColumns, inArray, isNotNull, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { importBatches, importBatchRows } from "@/db/schema/import";
import { registerEntries } from "@/db/schema/register";
import { chunksOf } from "@/lib/core/chunks";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { anyOf } from "@/lib/database/any-of";
import { holdsFigures } from "@/lib/figures/schema";
import { can } from "@/lib/policy/can";
import type { EntrySubject } from "@/lib/policy/subjects";
import { ENTRY_ENTITY } from "@/lib/registers/content";
import type { EntryInput } from "@/lib/registers/entry-schema";
import type { RegisterDefinition, Values } from "@/lib/registers/fields";
import { readContents } from "@/lib/registers/store";
import type { EntryRow } from "@/lib/registers/subject";
import { TABLES } from "@/lib/registers/tables";
import { entryFacts } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";

/** An entry that is there, with what rights on it depend on and what it holds. */
export type ExistingEntry = {
  subject: EntrySubject;
  row: EntryRow;
  content: EntryInput;
  /** Whether the actor may know what it holds, counts as they were entered included. */
  isOpen: boolean;
};

const ENTRIES_PER_READ = 2_000;

/** Entries of a register by their codes, locked where asked. */
export async function entriesByCode(
  ctx: Ctx,
  definition: RegisterDefinition,
  codes: readonly string[],
  lock: boolean,
): Promise<ReadonlyMap<string, ExistingEntry>> {
  const found = await readExisting(ctx, definition, registerEntries.code, codes, lock);
  return new Map(found.map((entry) => [entry.row.code, entry]));
}

/** Entries of a register by their ids, locked where asked. */
export async function entriesById(
  ctx: Ctx,
  definition: RegisterDefinition,
  ids: readonly string[],
  lock: boolean,
): Promise<ReadonlyMap<string, ExistingEntry>> {
  const found = await readExisting(ctx, definition, registerEntries.id, ids, lock);
  return new Map(found.map((entry) => [entry.row.id, entry]));
}

async function readExisting(
  ctx: Ctx,
  definition: RegisterDefinition,
  column: PgColumn,
  wanted: readonly string[],
  lock: boolean,
): Promise<readonly ExistingEntry[]> {
  const facts = entryFacts(ctx.actor, await programmeDay(ctx));
  const found: ExistingEntry[] = [];
  for (const some of chunksOf(wanted, ENTRIES_PER_READ)) {
    const where = and(eq(registerEntries.register, definition.key), anyOf(column, some));
    // Locked first, read after: what other transactions wrote meanwhile is seen.
    if (lock)
      await ctx.read
        .select({ id: registerEntries.id })
        .from(registerEntries)
        .where(where)
        .orderBy(asc(registerEntries.id)) // as every other write of many locks them
        .for("update");
    const rows = await ctx.read
      .select({ row: registerEntries, ...facts })
      .from(registerEntries)
      .where(where);
    const contents = await readContents(
      ctx,
      definition,
      rows.map(({ row }) => row.id),
    );
    for (const { row, ...own } of rows) {
      const content = contents.get(row.id);
      if (!content) throw new AppError("INTERNAL", `entry ${row.code} has no content`);
      const { status, accessClass, namesOtherState, notBefore, reportedBy, language, note } = row;
      const subject: EntrySubject = { kind: "entry", status, accessClass, namesOtherState, ...own };
      found.push({
        row,
        subject,
        isOpen: can(ctx.actor, holdsFigures(definition.key) ? "entry.read_raw" : "entry.read", subject),
        content: { accessClass, notBefore, reportedBy, language, note, ...content },
      });
    }
  }
  return found;
}

/** The natural key of an entry as text; null where its register has none. */
export function naturalKeyOf({ naturalKey }: RegisterDefinition, values: Values): string | null {
  return naturalKey === undefined ? null : JSON.stringify(naturalKey.map((name) => values[name] ?? null));
}

/** The ids of the entries of some countries by their natural key; empty where the register has none. */
export async function idsByNaturalKey(
  ctx: Ctx,
  definition: RegisterDefinition,
  countries: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { own } = TABLES[definition.key];
  const columns = getTableColumns(own);
  const { country } = columns;
  if (definition.naturalKey === undefined || country === undefined) return new Map();
  const wanted = Object.fromEntries(
    ["entryId", ...definition.naturalKey].flatMap((name) => (columns[name] ? [[name, columns[name]]] : [])),
  );
  const rows: Record<string, unknown>[] = await ctx.read
    .select(wanted)
    .from(own as PgTable)
    .where(anyOf(country, countries));
  return new Map(
    rows.map(({ entryId, ...values }) => [naturalKeyOf(definition, values as Values) ?? "", String(entryId)]),
  );
}

/** The living entries of some titles: what an entry without a code may be the same as. */
export async function idsByTitle(
  ctx: Ctx,
  definition: RegisterDefinition,
  titles: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (titles.length === 0) return new Map();
  const rows = await ctx.read
    .select({ id: registerEntries.id, title: registerEntries.title })
    .from(registerEntries)
    .where(
      and(
        eq(registerEntries.register, definition.key),
        inArray(registerEntries.status, ["draft", "checked"]),
        anyOf(registerEntries.title, titles),
      ),
    )
    .orderBy(registerEntries.code);
  const byTitle = Map.groupBy(rows, ({ title }) => title);
  return new Map([...byTitle].map(([title, found]) => [title, found.map(({ id }) => id)]));
}

/** Of some withdrawn entries, those that the undoing of an import withdrew and nobody touched since. */
export async function undoneIds(ctx: Ctx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await ctx.read
    .select({ id: importBatchRows.entityId })
    .from(importBatchRows)
    .innerJoin(importBatches, eq(importBatches.id, importBatchRows.batchId))
    .innerJoin(registerEntries, eq(registerEntries.id, importBatchRows.entityId))
    .where(
      and(
        eq(importBatchRows.entity, ENTRY_ENTITY),
        isNotNull(importBatches.undoneAt),
        anyOf(importBatchRows.entityId, ids),
        eq(registerEntries.status, "withdrawn"),
        sql`${registerEntries.version} = ${importBatchRows.versionAfter} + 1`,
      ),
    );
  return new Set(rows.map(({ id }) => id));
}

/** Tells which lines of these bytes were imported into the register before, but for imports that were undone. */
export async function importedBefore(
  ctx: Ctx,
  { key }: RegisterDefinition,
  fileSha256: string,
): Promise<(line: number) => boolean> {
  const rows = await ctx.read
    .select({ summary: importBatches.summary })
    .from(importBatches)
    .where(
      and(
        eq(importBatches.kind, key),
        eq(importBatches.fileSha256, fileSha256),
        sql`${importBatches.undoneAt} is null`,
      ),
    );
  const leftOut = rows.map(({ summary }) => new Set(summary.leftOutLines));
  return (line) => leftOut.some((lines) => !lines.has(line));
}
