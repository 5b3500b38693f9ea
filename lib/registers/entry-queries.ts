/** Reads of one entry of a register with everything that hangs on it. */
import "server-only";
import { and, asc, eq, inArray, isNull, not, or, sql } from "drizzle-orm";
import type { RegisterKey } from "@/db/enums";
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
import { erasableId } from "@/lib/erasures/rights";
import { publishedOf } from "@/lib/figures/queries";
import { holdsFigures } from "@/lib/figures/schema";
import { can } from "@/lib/policy/can";
import { programmeDay } from "@/lib/settings/programme-day";
import { consentEnded, sourceFacts, visibleTo as sourcesVisibleTo } from "@/lib/sources/visible-to";
import { lackingSource } from "./check-rule";
import { ENTRY_ENTITY } from "./content";
import { DEFINITIONS } from "./definitions";
import { entryFileView } from "./files";
import { shownContents } from "./shown";
import { entrySubject, type LoadedEntry } from "./subject";
import type { EntryCitation, EntryDetail, LinkedEntry } from "./view";
import { visibleTo } from "./visible-to";

const YEAR = /^\d{4}/;

/** One entry with everything that hangs on it. Throws NOT_FOUND where it is absent or not open to the actor. */
export async function getEntry(ctx: Ctx, register: RegisterKey, code: string): Promise<EntryDetail> {
  const definition = DEFINITIONS[register];
  const subject = await entrySubject(ctx, register, code);
  const { row } = subject;
  const mayCheck = can(ctx.actor, "entry.check", subject);
  const seeNames = can(ctx.actor, "entry.read_history", subject);
  const readRaw = can(ctx.actor, "entry.read_raw", subject);
  const asEntered = readRaw && holdsFigures(register);
  const [contents, named, people, citations, linkedFrom] = await Promise.all([
    shownContents(ctx, definition, [{ id: row.id, readsRaw: readRaw }]),
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
    erasableId: erasableId(ctx, row.id),
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
    asEntered,
    published: asEntered ? await publishedFigure(ctx, row.id) : null,
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
    lacksSource: mayCheck && (await lackingSource(ctx, definition, [row.id])).has(row.id),
    citations,
    linkedFrom,
    may: {
      write: can(ctx.actor, "entry.write", subject),
      check: mayCheck,
      withdraw: can(ctx.actor, "entry.withdraw", subject),
      cite: can(ctx.actor, "entry.cite", subject),
      readRaw,
      seeHistory: seeNames,
    },
  };
}

/** What readers outside the team see of a figure; null where it is in no version that is published, or not as it stands. */
async function publishedFigure(ctx: Ctx, entryId: string): Promise<EntryDetail["published"]> {
  const figure = (await publishedOf(ctx, [entryId])).get(entryId);
  return figure === undefined ? null : { status: figure.valueStatus, value: figure.value };
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
  const { onTeam } = sourceFacts(ctx);
  const visible = sourcesVisibleTo(ctx) ?? sql`true`;
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

/** Passages that an entry of these countries may cite: of sources of the countries that the actor may read and to which consent holds. */
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
        sourcesVisibleTo(ctx),
        not(consentEnded),
        sql`exists (select 1 from source_countries sc join countries c on c.id = sc.country_id where sc.source_id = ${sources.id} and c.iso3 = any(${sql.param([...iso3s])}::text[]))`,
      ),
    )
    .orderBy(asc(sources.code), asc(passages.createdAt));
}
