/** Reads of the registers as lists: the table of one, entries by country, how many there are. */
import "server-only";
import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { RegisterKey } from "@/db/enums";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { holdsFigures } from "@/lib/figures/schema";
import { programmeDay } from "@/lib/settings/programme-day";
import { entryOrder, filterConditions, names, openEntries } from "./conditions";
import { DEFINITIONS } from "./definitions";
import type { RegisterDefinition } from "./fields";
import { fileNames } from "./file-names";
import { addingPlaces } from "./new-entry-subject";
import { ENTRIES_PER_PAGE, type EntryFilter } from "./schema";
import { shownContents } from "./shown";
import { TABLES } from "./tables";
import type { EntryLine, EntryList } from "./view";
import { readsRawSql, visibleTo } from "./visible-to";

const LINE = {
  id: registerEntries.id,
  code: registerEntries.code,
  title: registerEntries.title,
  status: registerEntries.status,
  accessClass: registerEntries.accessClass,
  reportedBy: registerEntries.reportedBy,
};

/** One page of the table of a register, as far as the actor may see it. Throws NOT_FOUND for anonymous readers. */
export async function listEntries(ctx: Ctx, register: RegisterKey, filter: EntryFilter): Promise<EntryList> {
  if (ctx.actor.kind === "anonymous") throw new AppError("NOT_FOUND", register);
  const definition = DEFINITIONS[register];
  const { own } = TABLES[register];
  const day = await programmeDay(ctx);
  const where = and(filterConditions(definition, filter, ctx.actor, day), visibleTo(ctx.actor, day));
  const [counted] = await ctx.read
    .select({ total: count() })
    .from(registerEntries)
    .innerJoin(own, eq(own.entryId, registerEntries.id))
    .where(where);
  const rows = await ctx.read
    .select({ ...LINE, readsRaw: readsRawSql(ctx.actor, day) })
    .from(registerEntries)
    .innerJoin(own, eq(own.entryId, registerEntries.id))
    .where(where)
    .orderBy(...entryOrder(filter.sort))
    .limit(ENTRIES_PER_PAGE)
    .offset((filter.page - 1) * ENTRIES_PER_PAGE);
  const places = await addingPlaces(ctx);
  return {
    total: counted?.total ?? 0,
    mayAdd: places.all || places.iso3s.length > 0,
    checks: places.all || places.stewarded.length > 0,
    lines: await withValues(ctx, definition, rows),
  };
}

async function withValues(
  ctx: Ctx,
  definition: RegisterDefinition,
  rows: readonly (Omit<EntryLine, "values" | "asEntered" | "fileName"> & { id: string; readsRaw: boolean })[],
): Promise<readonly EntryLine[]> {
  const contents = await shownContents(ctx, definition, rows);
  const ids = definition.file === undefined ? [] : rows.map(({ id }) => id);
  const held = ids.length === 0 ? null : await fileNames(ctx, ids);
  return rows.map(
    ({ id, readsRaw, ...line }): EntryLine => ({
      ...line,
      values: contents.get(id)?.values ?? {},
      asEntered: readsRaw && holdsFigures(definition.key),
      fileName: held?.get(id) ?? null,
    }),
  );
}

/** Entries of a register that name all of some countries, as far as the actor may see them. Throws NOT_FOUND for anonymous readers. */
export async function entriesNaming(
  ctx: Ctx,
  register: RegisterKey,
  iso3s: readonly string[],
): Promise<readonly EntryLine[]> {
  const rows = await ctx.read
    .select({ ...LINE, readsRaw: readsRawSql(ctx.actor, await programmeDay(ctx)) })
    .from(registerEntries)
    .where(and(await openEntries(ctx, register), ...iso3s.map((iso3) => names(iso3))))
    .orderBy(asc(registerEntries.code));
  return withValues(ctx, DEFINITIONS[register], rows);
}

/** How many entries the actor may see of one register, drafts and checked ones. */
export type EntryCounts = Readonly<Partial<Record<RegisterKey, number>>>;

/** How many entries of each register the actor may see, of all countries or of one. Throws NOT_FOUND for anonymous readers. */
export async function countEntries(ctx: Ctx, iso3?: string): Promise<EntryCounts> {
  if (ctx.actor.kind === "anonymous") throw new AppError("NOT_FOUND", "evidence");
  const rows = await ctx.read
    .select({ register: registerEntries.register, total: count() })
    .from(registerEntries)
    .where(
      and(
        inArray(registerEntries.status, ["draft", "checked"]),
        iso3 === undefined ? undefined : names(iso3),
        visibleTo(ctx.actor, await programmeDay(ctx)),
      ),
    )
    .groupBy(registerEntries.register);
  return Object.fromEntries(rows.map(({ register, total }) => [register, total]));
}
