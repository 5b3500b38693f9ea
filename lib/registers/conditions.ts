/** What is asked of entries, as conditions: the filters of a list, the countries named, what is open to whom. */
import "server-only";
import { and, asc, desc, eq, gte, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { EntryCountryRole, RegisterKey } from "@/db/enums";
import { importBatchRows } from "@/db/schema/import";
import { registerEntries, registerEntryCountries } from "@/db/schema/register";
import type { Actor, Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { programmeDay } from "@/lib/settings/programme-day";
import { ENTRY_ENTITY } from "./content";
import type { RegisterDefinition } from "./fields";
import type { Period } from "./period";
import type { EntryFilter } from "./schema";
import { TABLES } from "./tables";
import { hasWords } from "./title-words";
import { awaitsCheckBy, visibleTo } from "./visible-to";

/** Whether an entry names that country, in any role or in one. */
export function names(iso3: string, role: EntryCountryRole | null = null): SQL {
  const where = and(
    eq(registerEntryCountries.entryId, registerEntries.id),
    eq(registerEntryCountries.iso3, iso3),
    role === null ? undefined : eq(registerEntryCountries.role, role),
  );
  return sql`exists (select 1 from ${registerEntryCountries} where ${where})`;
}

/** `wasSeenIn` on the columns of a register that hold its period. */
function periodCondition({ key, years }: RegisterDefinition, { from, to }: Period): SQL | undefined {
  if (years === undefined) return undefined;
  const column = (name: string): PgColumn => Reflect.get(TABLES[key].own, name);
  return and(
    to === null ? undefined : lte(column(years.first), to),
    from === null ? undefined : gte(column(years.last), from),
  );
}

/** The filters of a register's own fields, on its own table. */
function fieldConditions({ key, fields }: RegisterDefinition, filter: EntryFilter): SQL[] {
  const { own } = TABLES[key];
  return Object.entries(filter.fields).flatMap(([name, value]) => {
    const field = fields.find((candidate) => candidate.name === name);
    const column = Reflect.get(own, name);
    if (!field || column === undefined) return [];
    return [
      field.kind === "codes"
        ? sql`${value} = any(${column}::text[])`
        : field.kind === "integer"
          ? sql`${column} = ${Number(value)}`
          : sql`${column}::text = ${value}`,
    ];
  });
}

function statusCondition(status: EntryFilter["status"], actor: Actor, today: string): SQL {
  if (status === "to_check") return awaitsCheckBy(actor, today);
  return status === null
    ? inArray(registerEntries.status, ["draft", "checked"])
    : eq(registerEntries.status, status);
}

/** Whether an import wrote the entry. */
function writtenBy(batch: string): SQL {
  const where = and(
    eq(importBatchRows.batchId, batch),
    eq(importBatchRows.entity, ENTRY_ENTITY),
    eq(importBatchRows.entityId, registerEntries.id),
  );
  return sql`exists (select 1 from ${importBatchRows} where ${where})`;
}

/** What a filter asks, as a condition on entries joined with the table of their register. */
export function filterConditions(
  definition: RegisterDefinition,
  filter: EntryFilter,
  actor: Actor,
  today: string,
): SQL | undefined {
  return and(
    eq(registerEntries.register, definition.key),
    statusCondition(filter.status, actor, today),
    hasWords(filter.q),
    filter.country === null ? undefined : names(filter.country, filter.role),
    filter.batch === null ? undefined : writtenBy(filter.batch),
    periodCondition(definition, filter.period),
    ...fieldConditions(definition, filter),
  );
}

/**
 * Drafts and checked entries of a register as far as the actor may see them, as a condition. Throws NOT_FOUND for
 * anonymous readers.
 */
export async function openEntries(ctx: Ctx, register: RegisterKey): Promise<SQL | undefined> {
  if (ctx.actor.kind === "anonymous") throw new AppError("NOT_FOUND", register);
  return and(
    eq(registerEntries.register, register),
    inArray(registerEntries.status, ["draft", "checked"]),
    visibleTo(ctx.actor, await programmeDay(ctx)),
  );
}

/** The order of entries in a list and in what is downloaded from it. */
export function entryOrder(sort: EntryFilter["sort"]): readonly SQL[] {
  if (sort === "code_descending") return [desc(registerEntries.code)];
  return [...(sort === "updated" ? [desc(registerEntries.updatedAt)] : []), asc(registerEntries.code)];
}
