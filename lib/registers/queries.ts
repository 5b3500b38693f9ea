/** Reads of the registers: the table of one, and one entry with everything that hangs on it. */
import "server-only";
import { and, asc, count, desc, eq, gte, ilike, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import type { EntryCountryRole, RegisterKey } from "@/db/enums";
import {
  registerCitations,
  registerEntries,
  registerEntryCountries,
  registerLinks,
} from "@/db/schema/register";
import { passages, sources } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import { type HistoryEntry, historyOf } from "@/lib/audit/queries";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import { programmeDay } from "@/lib/settings/programme-day";
import { sourceFacts, visibleTo as sourcesVisibleTo } from "@/lib/sources/visible-to";
import { ENTRY_ENTITY } from "./content";
import { DEFINITIONS } from "./definitions";
import type { RegisterDefinition } from "./fields";
import { entryFileView } from "./files";
import { addingPlaces } from "./new-entry-subject";
import type { Period } from "./period";
import { ENTRIES_PER_PAGE, type EntryFilter } from "./schema";
import { shownContents } from "./shown";
import { fileNames } from "./store";
import { entrySubject, type LoadedEntry } from "./subject";
import { TABLES } from "./tables";
import type { EntryCitation, EntryDetail, EntryLine, EntryList, LinkedEntry } from "./view";
import { entryFacts, visibleTo } from "./visible-to";

const YEAR = /^\d{4}/;

function contains(text: string): string {
  return `%${text.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
}

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

/** What a filter asks, as a condition on entries joined with the table of their register. */
export function filterConditions(definition: RegisterDefinition, filter: EntryFilter): SQL | undefined {
  const pattern = filter.q === "" ? null : contains(filter.q);
  return and(
    eq(registerEntries.register, definition.key),
    filter.status === null
      ? inArray(registerEntries.status, ["draft", "checked"])
      : eq(registerEntries.status, filter.status),
    pattern === null
      ? undefined
      : or(ilike(registerEntries.code, pattern), ilike(registerEntries.title, pattern)),
    filter.country === null ? undefined : names(filter.country, filter.role),
    periodCondition(definition, filter.period),
    ...fieldConditions(definition, filter),
  );
}

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
  const where = and(filterConditions(definition, filter), visibleTo(ctx.actor, await programmeDay(ctx)));
  const [counted] = await ctx.read
    .select({ total: count() })
    .from(registerEntries)
    .innerJoin(own, eq(own.entryId, registerEntries.id))
    .where(where);
  const day = await programmeDay(ctx);
  const { onTeam, isSteward } = entryFacts(ctx.actor, day);
  const rows = await ctx.read
    .select({ ...LINE, readsRaw: sql<boolean>`(${onTeam} or ${isSteward})` })
    .from(registerEntries)
    .innerJoin(own, eq(own.entryId, registerEntries.id))
    .where(where)
    .orderBy(
      ...(filter.sort === "updated" ? [desc(registerEntries.updatedAt)] : []),
      asc(registerEntries.code),
    )
    .limit(ENTRIES_PER_PAGE)
    .offset((filter.page - 1) * ENTRIES_PER_PAGE);
  const places = await addingPlaces(ctx);
  return {
    total: counted?.total ?? 0,
    mayAdd: places.all || places.iso3s.length > 0,
    lines: await withValues(ctx, definition, rows),
  };
}

async function withValues(
  ctx: Ctx,
  definition: RegisterDefinition,
  rows: readonly (Omit<EntryLine, "values" | "fileName"> & { id: string; readsRaw: boolean })[],
): Promise<readonly EntryLine[]> {
  const contents = await shownContents(ctx, definition, rows);
  const ids = definition.file === undefined ? [] : rows.map(({ id }) => id);
  const held = ids.length === 0 ? null : await fileNames(ctx, ids);
  return rows.map(
    ({ id, readsRaw: _raw, ...line }): EntryLine => ({
      ...line,
      values: contents.get(id)?.values ?? {},
      fileName: held?.get(id) ?? null,
    }),
  );
}

/** Drafts and checked entries of a register as far as the actor may see them, as a condition. Throws NOT_FOUND for anonymous readers. */
export async function openEntries(ctx: Ctx, register: RegisterKey): Promise<SQL | undefined> {
  if (ctx.actor.kind === "anonymous") throw new AppError("NOT_FOUND", register);
  return and(
    eq(registerEntries.register, register),
    inArray(registerEntries.status, ["draft", "checked"]),
    visibleTo(ctx.actor, await programmeDay(ctx)),
  );
}

/** Entries of a register that name all of some countries, as far as the actor may see them. Throws NOT_FOUND for anonymous readers. */
export async function entriesNaming(
  ctx: Ctx,
  register: RegisterKey,
  iso3s: readonly string[],
): Promise<readonly EntryLine[]> {
  const { onTeam, isSteward } = entryFacts(ctx.actor, await programmeDay(ctx));
  const rows = await ctx.read
    .select({ ...LINE, readsRaw: sql<boolean>`(${onTeam} or ${isSteward})` })
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

/** One entry with everything that hangs on it. Throws NOT_FOUND where it is absent or not open to the actor. */
export async function getEntry(ctx: Ctx, register: RegisterKey, code: string): Promise<EntryDetail> {
  const definition = DEFINITIONS[register];
  const subject = await entrySubject(ctx, register, code);
  const { row } = subject;
  const seeNames = can(ctx.actor, "entry.read_history", subject);
  const [contents, named, people, citations, linkedFrom] = await Promise.all([
    shownContents(ctx, definition, [{ id: row.id, readsRaw: can(ctx.actor, "entry.read_raw", subject) }]),
    ctx.read
      .select({ iso3: registerEntryCountries.iso3, role: registerEntryCountries.role })
      .from(registerEntryCountries)
      .where(eq(registerEntryCountries.entryId, row.id))
      .orderBy(asc(registerEntryCountries.role), asc(registerEntryCountries.iso3)),
    namesOf(ctx, seeNames ? [row.updatedBy, row.checkedBy] : []),
    citationsOf(ctx, row.id),
    linksTo(ctx, subject),
  ]);
  const content = contents.get(row.id);
  return {
    register,
    code: row.code,
    title: row.title,
    status: row.status,
    accessClass: row.accessClass,
    reportedBy: row.reportedBy,
    language: row.language,
    note: row.note,
    notBefore: row.notBefore,
    values: content?.values ?? {},
    rows: content?.rows ?? {},
    file: definition.file === undefined ? null : await entryFileView(ctx, row.id),
    version: row.version,
    countries: named,
    updatedAt: row.updatedAt.toISOString(),
    checkedAt: row.checkedAt?.toISOString() ?? null,
    updatedBy: people.get(row.updatedBy ?? "") ?? null,
    checkedBy: people.get(row.checkedBy ?? "") ?? null,
    supersededBy: row.supersededBy === null ? null : await codeOf(ctx, row.supersededBy),
    namesOtherState: row.namesOtherState,
    independentSources: row.independentSources,
    citations,
    linkedFrom,
    may: {
      write: can(ctx.actor, "entry.write", subject),
      check: can(ctx.actor, "entry.check", subject),
      withdraw: can(ctx.actor, "entry.withdraw", subject),
      cite: can(ctx.actor, "entry.cite", subject),
      readRaw: can(ctx.actor, "entry.read_raw", subject),
      seeHistory: seeNames,
    },
  };
}

async function namesOf(ctx: Ctx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const wanted = ids.filter((id) => id !== null);
  if (wanted.length === 0) return new Map();
  const rows = await ctx.read
    .select({ id: users.id, name: users.name })
    .from(users)
    .where(inArray(users.id, wanted));
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function codeOf(ctx: Ctx, id: string): Promise<string | null> {
  const [row] = await ctx.read
    .select({ code: registerEntries.code })
    .from(registerEntries)
    .where(and(eq(registerEntries.id, id), visibleTo(ctx.actor, await programmeDay(ctx))));
  return row?.code ?? null;
}

/** Entries that point at this one, as far as the actor may see them. */
async function linksTo(ctx: Ctx, { row }: LoadedEntry): Promise<readonly LinkedEntry[]> {
  return ctx.read
    .select({
      register: registerEntries.register,
      code: registerEntries.code,
      title: registerEntries.title,
      name: registerLinks.name,
    })
    .from(registerLinks)
    .innerJoin(registerEntries, eq(registerEntries.id, registerLinks.fromId))
    .where(and(eq(registerLinks.toId, row.id), visibleTo(ctx.actor, await programmeDay(ctx))))
    .orderBy(asc(registerEntries.code));
}

/**
 * The citations of an entry. Of a confidential source the team learns type and year; a source that is not open to the
 * actor otherwise is left out, without a count.
 */
async function citationsOf(ctx: Ctx, entryId: string): Promise<readonly EntryCitation[]> {
  const { onTeam } = sourceFacts(ctx.actor);
  const visible = sourcesVisibleTo(ctx.actor) ?? sql`true`;
  const rows = await ctx.read
    .select({
      id: registerCitations.id,
      shows: registerCitations.shows,
      stance: registerCitations.stance,
      visible: sql<boolean>`coalesce(${visible}, false)`,
      code: sources.code,
      title: sources.title,
      type: sources.type,
      publishedOn: sources.publishedOn,
      locator: passages.locator,
      body: passages.body,
      language: passages.language,
    })
    .from(registerCitations)
    .innerJoin(passages, eq(passages.id, registerCitations.passageId))
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .where(
      and(
        eq(registerCitations.entryId, entryId),
        isNull(registerCitations.removedAt),
        or(visible, and(eq(sources.accessClass, "confidential"), onTeam)),
      ),
    )
    .orderBy(asc(registerCitations.createdAt), asc(registerCitations.id));
  return rows.map(({ id, shows, stance, visible: open, type, publishedOn, ...source }) => ({
    id,
    shows,
    stance,
    source: open
      ? { visible: true, ...source }
      : { visible: false, type, year: YEAR.exec(publishedOn ?? "")?.[0] ?? null },
  }));
}

/** Changes of an entry, newest first. Throws NOT_FOUND but for the team of its countries and stewards. */
export async function entryHistory(
  ctx: Ctx,
  register: RegisterKey,
  code: string,
): Promise<readonly HistoryEntry[]> {
  const subject = await entrySubject(ctx, register, code);
  if (!can(ctx.actor, "entry.read_history", subject)) throw new AppError("NOT_FOUND", `history of ${code}`);
  return historyOf(ctx, ENTRY_ENTITY, subject.row.id);
}

/** Passages that an entry of these countries may cite: of sources of the countries that the actor may read. */
export async function citablePassages(
  ctx: Ctx,
  iso3s: readonly string[],
): Promise<readonly { id: string; code: string; title: string; locator: string | null }[]> {
  if (iso3s.length === 0) return [];
  return ctx.read
    .select({ id: passages.id, code: sources.code, title: sources.title, locator: passages.locator })
    .from(passages)
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .where(
      and(
        isNull(sources.withdrawnAt),
        sourcesVisibleTo(ctx.actor),
        sql`exists (select 1 from source_countries sc join countries c on c.id = sc.country_id where sc.source_id = ${sources.id} and c.iso3 = any(${sql.param([...iso3s])}::text[]))`,
      ),
    )
    .orderBy(asc(sources.code), asc(passages.createdAt));
}
