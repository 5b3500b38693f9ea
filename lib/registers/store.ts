/** Reads and writes what the registers know of entries, whatever the register. */
import { personOrNull } from "@/lib/core/acting-person";
import "server-only";
import { and, asc, eq, getTableColumns, inArray, isNull, ne, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import {
  registerCitations,
  registerEntries,
  registerEntryCountries,
  registerLinks,
} from "@/db/schema/register";
import { passages, sources } from "@/db/schema/source";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { lastDay } from "@/lib/core/partial-date";
import { anyOf } from "@/lib/database/any-of";
import { insertMany } from "@/lib/database/insert-many";
import { countedOrigin } from "@/lib/sources/origin";
import { independentSources } from "./corroboration";
import type { EntryInput } from "./entry-schema";
import type { Field, FieldValue, RegisterDefinition, Rows, Values } from "./fields";
import { linksOf } from "./links";
import { type FieldTable, TABLES } from "./tables";

/** The fields of an entry and its rows; links to other entries come as their codes. */
export type EntryContent = { values: Values; rows: Rows };

/** The fields of a row as the database holds them; their columns have the types of the fields. */
function valuesOf(fields: readonly Field[], row: Record<string, unknown>): Values {
  const stored = fields.filter(({ kind }) => kind !== "entries");
  return Object.fromEntries(stored.map(({ name }) => [name, (row[name] ?? null) as FieldValue]));
}

async function selectRows(ctx: Ctx, table: FieldTable, ids: readonly string[]) {
  const columns = getTableColumns(table);
  const rows: Record<string, unknown>[] = await ctx.read
    .select(columns)
    .from(table as PgTable)
    .where(anyOf(table.entryId, ids))
    .orderBy(...("position" in columns && columns.position ? [asc(columns.position)] : []));
  return Map.groupBy(rows, (row) => String(row.entryId));
}

/**
 * What a register knows of some of its entries, by their ids: one statement a table. Links are those that lead to
 * entries of the condition `linked`, all without it.
 */
export async function readContents(
  ctx: Ctx,
  definition: RegisterDefinition,
  ids: readonly string[],
  linked?: SQL,
): Promise<ReadonlyMap<string, EntryContent>> {
  if (ids.length === 0) return new Map();
  const { own, rows: tables } = TABLES[definition.key];
  const owned = await selectRows(ctx, own, ids);
  const lists = new Map<string, Map<string, Record<string, unknown>[]>>();
  for (const [name, table] of Object.entries(tables)) lists.set(name, await selectRows(ctx, table, ids));
  const linkFields = definition.fields.filter(({ kind }) => kind === "entries");
  const links = linkFields.length === 0 ? [] : await readLinks(ctx, ids, linked);
  return new Map(
    ids.map((id) => {
      const linked = Object.fromEntries(
        linkFields.map(({ name }) => [
          name,
          links.filter((link) => link.fromId === id && link.name === name).map(({ code }) => code),
        ]),
      );
      const rows = Object.fromEntries(
        definition.rows.map(({ name, fields }) => [
          name,
          (lists.get(name)?.get(id) ?? []).map((row) => valuesOf(fields, row)),
        ]),
      );
      return [id, { values: { ...valuesOf(definition.fields, owned.get(id)?.[0] ?? {}), ...linked }, rows }];
    }),
  );
}

function readLinks(ctx: Ctx, ids: readonly string[], linked: SQL | undefined) {
  return ctx.read
    .select({ fromId: registerLinks.fromId, name: registerLinks.name, code: registerEntries.code })
    .from(registerLinks)
    .innerJoin(registerEntries, eq(registerEntries.id, registerLinks.toId))
    .where(and(anyOf(registerLinks.fromId, ids), linked))
    .orderBy(asc(registerEntries.code));
}

/** What follows from the content of an entry and stands on its row. */
export function derivedColumns(definition: RegisterDefinition, input: EntryInput) {
  const { values, rows, reportedBy } = input;
  const named = definition.countries(values, rows);
  const hasNoReporter = reportedBy === null && definition.isOwnWord?.(values) === true;
  return {
    title: definition.title(values, rows),
    namesOtherState: !hasNoReporter && named.some(({ iso3 }) => iso3 !== reportedBy),
    accessClass: input.accessClass,
    notBefore: input.notBefore,
    reportedBy,
    language: input.language,
    note: input.note,
  };
}

/** Writes the content of new entries whose rows in `register_entries` are there. */
export async function insertContents(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  entries: readonly { id: string; content: EntryContent }[],
): Promise<void> {
  const { own } = TABLES[definition.key];
  await insertMany(
    ctx.tx,
    own,
    entries.map(({ id, content }) => ({ entryId: id, ...stored(definition, content.values) })),
  );
  await insertBeside(ctx, definition, entries);
}

/** Writes the content of an entry over what stood there. */
export function replaceContent(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  id: string,
  content: EntryContent,
): Promise<void> {
  return replaceContents(ctx, definition, [{ id, content }]);
}

/** The same for some entries at once: as many statements for a hundred as for one. */
export async function replaceContents(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  entries: readonly { id: string; content: EntryContent }[],
): Promise<void> {
  const { own, rows: tables } = TABLES[definition.key];
  const ids = entries.map(({ id }) => id);
  const kept = await readBeside(ctx, definition, ids);
  const written = entries.map(({ id, content }) => ({ entryId: id, ...stored(definition, content.values) }));
  await insertMany(ctx.tx, own, written, {
    key: "entryId",
    columns: Object.keys(stored(definition, {})),
  });
  for (const table of Object.values(tables)) await ctx.tx.delete(table).where(inArray(table.entryId, ids));
  await ctx.tx.delete(registerEntryCountries).where(inArray(registerEntryCountries.entryId, ids));
  await ctx.tx.delete(registerLinks).where(inArray(registerLinks.fromId, ids));
  await insertBeside(ctx, definition, entries, kept);
}

/** What an installation keeps beside the fields of a row, such as who read it second, by the list and the fields. */
type Beside = ReadonlyMap<string, Record<string, unknown>>;

const besideKey = (id: string, list: string, row: Record<string, unknown>, fields: readonly Field[]) =>
  JSON.stringify([id, list, ...fields.map(({ name }) => row[name] ?? null)]);

async function readBeside(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  ids: readonly string[],
): Promise<Beside> {
  const found = new Map<string, Record<string, unknown>>();
  for (const { name, fields } of definition.rows) {
    const table = TABLES[definition.key].rows[name];
    const own = new Set([...fields.map((field) => field.name), "entryId", "position"]);
    const beside = Object.keys(table ? getTableColumns(table) : {}).filter((column) => !own.has(column));
    if (!table || beside.length === 0) continue;
    for (const [id, rows] of await selectRows(ctx, table, ids)) {
      for (const row of rows) {
        const values = Object.fromEntries(beside.map((column) => [column, row[column]]));
        found.set(besideKey(id, name, row, fields), values);
      }
    }
  }
  return found;
}

/** Who read a row that is new or changed, where the register keeps that. */
function readBy({ actor }: MutationCtx, table: FieldTable | undefined): Record<string, unknown> {
  const keeps = table !== undefined && "readerId" in getTableColumns(table);
  return keeps ? { readerId: personOrNull({ actor }) } : {};
}

/** The values that stand in the register's own table: all but links. */
function stored({ fields }: RegisterDefinition, values: Values): Record<string, FieldValue> {
  return Object.fromEntries(
    fields.filter(({ kind }) => kind !== "entries").map(({ name }) => [name, values[name] ?? null]),
  );
}

async function insertBeside(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  entries: readonly { id: string; content: EntryContent }[],
  kept: Beside = new Map(),
): Promise<void> {
  for (const { name, fields } of definition.rows) {
    const table = TABLES[definition.key].rows[name];
    const rows = entries.flatMap(({ id, content }) =>
      (content.rows[name] ?? []).map((row, index) => ({
        ...row,
        ...(kept.get(besideKey(id, name, row, fields)) ?? readBy(ctx, table)),
        entryId: id,
        position: index + 1,
      })),
    );
    if (table) await insertMany(ctx.tx, table, rows);
  }
  const named = entries.flatMap(({ id, content }) =>
    definition.countries(content.values, content.rows).map((country) => ({ entryId: id, ...country })),
  );
  await insertMany(ctx.tx, registerEntryCountries, named);
  const wanted = entries.flatMap(({ id, content }) =>
    linksOf(definition, content.values).map(({ field, code }) => ({ fromId: id, name: field, code })),
  );
  if (wanted.length === 0) return;
  const ids = await idsOf(
    ctx,
    wanted.map(({ code }) => code),
  );
  await insertMany(
    ctx.tx,
    registerLinks,
    wanted.map(({ fromId, name, code }) => {
      const toId = ids.get(code);
      if (toId === undefined) throw new AppError("INVALID", `entry ${code}`);
      return { fromId, toId, name };
    }),
  );
}

/** The ids of entries by their codes; codes that are none are left out. */
async function idsOf(ctx: Ctx, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await ctx.read
    .select({ id: registerEntries.id, code: registerEntries.code })
    .from(registerEntries)
    .where(inArray(registerEntries.code, [...codes]));
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** Counts the independent sources of some entries again: after a citation or a source changed. */
export async function recountSources(ctx: MutationCtx, entryIds: readonly string[]): Promise<void> {
  for (const entryId of entryIds) {
    const rows = await ctx.read
      .selectDistinct({
        code: sources.code,
        type: sources.type,
        publisher: sources.publisher,
        ministry: sources.ministry,
        origin: countedOrigin,
        reliability: sources.reliability,
        credibility: sources.credibility,
        issuedByState: sources.issuedByState,
        publishedOn: sources.publishedOn,
      })
      .from(registerCitations)
      .innerJoin(passages, eq(passages.id, registerCitations.passageId))
      .innerJoin(sources, eq(sources.id, passages.sourceId))
      .where(
        and(
          eq(registerCitations.entryId, entryId),
          isNull(registerCitations.removedAt),
          eq(registerCitations.stance, "supports"),
          ne(sources.accessClass, "confidential"),
          ne(sources.type, "unclassified"),
          isNull(sources.withdrawnAt),
        ),
      );
    const count = independentSources(
      rows.map((row) => ({
        ...row,
        publisher: row.publisher ?? row.code,
        publishedOn: lastDay(row.publishedOn),
      })),
    );
    await ctx.tx
      .update(registerEntries)
      .set({ independentSources: count })
      .where(eq(registerEntries.id, entryId));
  }
}

/** The same for every entry that cites one of these sources, after the sources themselves changed. */
export async function recountCiting(ctx: MutationCtx, sourceIds: readonly string[]): Promise<void> {
  const rows = await ctx.read
    .selectDistinct({ entryId: registerCitations.entryId })
    .from(registerCitations)
    .innerJoin(passages, eq(passages.id, registerCitations.passageId))
    .where(inArray(passages.sourceId, [...sourceIds]))
    .orderBy(asc(registerCitations.entryId));
  await recountSources(
    ctx,
    rows.map(({ entryId }) => entryId),
  );
}
