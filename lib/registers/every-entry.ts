/** Every entry that a filter of a register shows, page after page, for files. */
import "server-only";
import { and, asc, count, eq, isNull, ne, notInArray, sql } from "drizzle-orm";
import { type EntryStatus, INTERVIEW_TYPES, type RegisterKey } from "@/db/enums";
import { registerCitations, registerEntries } from "@/db/schema/register";
import { passages, sources } from "@/db/schema/source";
import { chunksOf } from "@/lib/core/chunks";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { anyOf } from "@/lib/database/any-of";
import { programmeDay } from "@/lib/settings/programme-day";
import { visibleTo as sourcesVisibleTo } from "@/lib/sources/visible-to";
import { entryOrder, filterConditions } from "./conditions";
import { DEFINITIONS } from "./definitions";
import type { Rows, Values } from "./fields";
import type { EntryFilter } from "./schema";
import { shownContents } from "./shown";
import { TABLES } from "./tables";
import { entryFacts, readsRawSql, visibleTo } from "./visible-to";

/** An entry with all that a file says of it. */
export type WholeEntry = {
  code: string;
  status: EntryStatus;
  accessClass: string;
  notBefore: string | null;
  reportedBy: string | null;
  language: string;
  note: string | null;
  values: Values;
  rows: Rows;
  /** Codes of the sources that support it and that the actor may read; confidential ones and interviews never. */
  sources: readonly string[];
};

const ENTRIES_PER_READ = 1_000;

/**
 * The entries that the table of a register shows by a filter, on all its pages and in its order, as far as the actor
 * may see them. Figures come `published`, as readers outside the team see them and only those that they see, or `raw`,
 * as entered, to whom may read them so. Throws NOT_FOUND for anonymous readers.
 */
export async function* entriesOf(
  ctx: Ctx,
  register: RegisterKey,
  filter: EntryFilter,
  figures: "published" | "raw",
): AsyncGenerator<readonly WholeEntry[]> {
  if (ctx.actor.kind === "anonymous") throw new AppError("NOT_FOUND", register);
  const definition = DEFINITIONS[register];
  const { own } = TABLES[register];
  const today = await programmeDay(ctx);
  const { isReleased } = entryFacts(ctx.actor, today);
  const published = figures === "published" ? isReleased : undefined;
  const visible = and(visibleTo(ctx.actor, today), published);
  const readsRaw = figures === "raw" ? readsRawSql(ctx.actor, today) : sql<boolean>`false`;
  const ids = await ctx.read
    .select({ id: registerEntries.id })
    .from(registerEntries)
    .innerJoin(own, eq(own.entryId, registerEntries.id))
    .where(and(filterConditions(definition, filter, ctx.actor, today), visible))
    .orderBy(...entryOrder(filter.sort));
  for (const part of chunksOf(ids, ENTRIES_PER_READ)) {
    const some = part.map(({ id }) => id);
    const rows = await ctx.read
      .select({
        id: registerEntries.id,
        code: registerEntries.code,
        status: registerEntries.status,
        accessClass: registerEntries.accessClass,
        notBefore: registerEntries.notBefore,
        reportedBy: registerEntries.reportedBy,
        language: registerEntries.language,
        note: registerEntries.note,
        readsRaw,
      })
      .from(registerEntries)
      .where(and(anyOf(registerEntries.id, some), visible));
    const byId = new Map(rows.map((row) => [row.id, row]));
    const contents = await shownContents(ctx, definition, rows);
    const supporting = await supportingSources(ctx, some);
    yield some.flatMap((id): WholeEntry[] => {
      const [row, content] = [byId.get(id), contents.get(id)];
      if (!row || !content) return [];
      const { id: _id, readsRaw: _raw, ...common } = row;
      return [{ ...common, ...content, sources: supporting.get(id) ?? [] }];
    });
  }
}

async function supportingSources(
  ctx: Ctx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await ctx.read
    .selectDistinct({ entryId: registerCitations.entryId, code: sources.code })
    .from(registerCitations)
    .innerJoin(passages, eq(passages.id, registerCitations.passageId))
    .innerJoin(sources, eq(sources.id, passages.sourceId))
    .where(
      and(
        anyOf(registerCitations.entryId, ids),
        eq(registerCitations.stance, "supports"),
        isNull(registerCitations.removedAt),
        isNull(sources.withdrawnAt),
        ne(sources.accessClass, "confidential"),
        notInArray(sources.type, [...INTERVIEW_TYPES]),
        sourcesVisibleTo(ctx),
      ),
    )
    .orderBy(asc(sources.code));
  const byEntry = Map.groupBy(rows, ({ entryId }) => entryId);
  return new Map([...byEntry].map(([id, own]) => [id, own.map(({ code }) => code)]));
}

/** How many entries such a file has. */
export async function countOfEntries(
  ctx: Ctx,
  register: RegisterKey,
  filter: EntryFilter,
  figures: "published" | "raw",
): Promise<number> {
  if (ctx.actor.kind === "anonymous") throw new AppError("NOT_FOUND", register);
  const definition = DEFINITIONS[register];
  const { own } = TABLES[register];
  const today = await programmeDay(ctx);
  const [row] = await ctx.read
    .select({ total: count() })
    .from(registerEntries)
    .innerJoin(own, eq(own.entryId, registerEntries.id))
    .where(
      and(
        filterConditions(definition, filter, ctx.actor, today),
        visibleTo(ctx.actor, today),
        figures === "published" ? entryFacts(ctx.actor, today).isReleased : undefined,
      ),
    );
  return row?.total ?? 0;
}
