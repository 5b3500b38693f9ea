/** The sources that imported entries name, by code or title, and the citations of them. */
import { UNDETERMINED } from "@/lib/text/language";
import "server-only";
import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { registerCitations, registerEntries } from "@/db/schema/register";
import { passages, sourceCountries, sources } from "@/db/schema/source";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import { anyOf } from "@/lib/database/any-of";
import { insertMany } from "@/lib/database/insert-many";
import type { EntryInput } from "@/lib/registers/entry-schema";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { recountSources } from "@/lib/registers/store";
import { countriesOf, nextSourceCode } from "@/lib/sources/code";
import { endedAmong } from "@/lib/sources/consent";
import { consentEnded, mayAddTo, visibleTo } from "@/lib/sources/visible-to";
import type { BatchRow } from "../batch";
import { type Problem, problem } from "../problem";
import { wholePassage } from "../source-links";

const CODE_FORM = /^[A-Z]{3}-S-\d{3,}$/;
export const CITATION_ENTITY = "register_citation";
export const SOURCE_ENTITY = "source";

/** The countries that an entry is about: their libraries hold what it cites. */
export function homesOf(definition: RegisterDefinition, { values, rows }: EntryInput): readonly string[] {
  const named = definition.countries(values, rows);
  const subjects = named.filter(({ role }) => role === "subject").map(({ iso3 }) => iso3);
  const home = definition.home(values, rows);
  return [...new Set(home === null ? subjects : [home])];
}

type Naming = { line: number; sources: readonly string[] | null; countries: readonly string[] };

/**
 * The sources that entries name, as far as the actor may read them. A title that is none yet is to be made (null); a
 * code that is none is a problem, and so is a title where the actor may not add to the library of the country.
 */
export async function resolveSources(
  ctx: Ctx,
  entries: readonly Naming[],
  column: string,
): Promise<{ sources: ReadonlyMap<string, string | null>; problems: readonly Problem[] }> {
  const names = [...new Set(entries.flatMap((entry) => entry.sources ?? []))];
  if (names.length === 0) return { sources: new Map(), problems: [] };
  const list = sql.param(names);
  const rows = await ctx.read
    .select({ id: sources.id, code: sources.code, title: sources.title })
    .from(sources)
    .where(
      and(
        isNull(sources.withdrawnAt),
        visibleTo(ctx),
        or(sql`${sources.code} = any(${list}::text[])`, sql`${sources.title} = any(${list}::text[])`),
      ),
    )
    // Of two with the same title the one that may be cited comes first.
    .orderBy(consentEnded, asc(sources.code));
  const found = new Map<string, string | null>();
  for (const name of names) {
    const source = rows.find(({ code }) => code === name) ?? rows.find(({ title }) => title === name);
    if (source) found.set(name, source.id);
  }
  const problems: Problem[] = [];
  const mayAdd = new Map<string, boolean>();
  for (const { line, sources: named, countries } of entries) {
    for (const name of named ?? []) {
      if (found.has(name) && found.get(name) !== null) continue;
      const [home] = countries;
      if (home !== undefined && !mayAdd.has(home)) mayAdd.set(home, await mayAddTo(ctx, home));
      if (CODE_FORM.test(name) || home === undefined) {
        problems.push(problem("source_unknown", { line, column }, { value: name }));
      } else if (mayAdd.get(home) !== true) {
        problems.push(problem("source_not_addable", { line, column }, { value: name }));
      } else found.set(name, null);
    }
  }
  return { sources: found, problems };
}

/** The lines that would cite a source anew to which consent has ended; what an entry cites already stays. */
export async function endedSources(
  ctx: Ctx,
  entries: readonly { line: number; sources: readonly string[]; supported: ReadonlySet<string> }[],
  known: ReadonlyMap<string, string | null>,
  column: string,
): Promise<readonly Problem[]> {
  const ended = await endedAmong(
    ctx,
    [...known.values()].filter((id) => id !== null),
  );
  return entries.flatMap(({ line, sources: names, supported }) =>
    names
      .filter((name) => {
        const id = known.get(name) ?? "";
        return ended.has(id) && !supported.has(id);
      })
      .map((name) => problem("source_consent_ended", { line, column }, { value: name })),
  );
}

/** The sources that support some entries already, by entry. */
export async function supportedBy(
  ctx: Ctx,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  if (entryIds.length === 0) return new Map();
  const rows = await ctx.read
    .selectDistinct({ entryId: registerCitations.entryId, sourceId: passages.sourceId })
    .from(registerCitations)
    .innerJoin(passages, eq(passages.id, registerCitations.passageId))
    .where(
      and(
        anyOf(registerCitations.entryId, entryIds),
        eq(registerCitations.stance, "supports"),
        isNull(registerCitations.removedAt),
      ),
    );
  const byEntry = Map.groupBy(rows, ({ entryId }) => entryId);
  return new Map([...byEntry].map(([id, own]) => [id, new Set(own.map(({ sourceId }) => sourceId))]));
}

/** An entry that is there now, with the names of the sources that support it. */
export type Supported = { id: string; sources: readonly string[]; countries: readonly string[] };

/**
 * Cites the sources in their entries, as far as they do not yet, and counts the independent ones again. A title that
 * is none yet becomes a restricted source that nobody classified or graded of the countries: what a table names is never public by accident.
 */
export async function citeSources(
  ctx: MutationCtx,
  entries: readonly Supported[],
  known: ReadonlyMap<string, string | null>,
): Promise<readonly BatchRow[]> {
  const naming = entries.filter((entry) => entry.sources.length > 0);
  if (naming.length === 0) return [];
  const made: BatchRow[] = [];
  const passageOf = new Map<string, { sourceId: string; passageId: string }>();
  for (const name of new Set(naming.flatMap((entry) => entry.sources))) {
    const countries = naming
      .filter((entry) => entry.sources.includes(name))
      .flatMap((entry) => entry.countries);
    const sourceId =
      known.get(name) ?? (await makeSource(ctx, name, [...new Set(countries)].toSorted(), made));
    passageOf.set(name, { sourceId, passageId: await wholePassage(ctx, sourceId) });
  }
  const supported = await supportedBy(
    ctx,
    naming.map(({ id }) => id),
  );
  const rows = naming.flatMap(({ id, sources: names }) =>
    names.flatMap((name) => {
      const passage = passageOf.get(name);
      if (!passage || supported.get(id)?.has(passage.sourceId)) return [];
      return [
        {
          id: newId(ctx.now),
          entryId: id,
          passageId: passage.passageId,
          shows: "exists" as const,
          stance: "supports" as const,
          createdAt: ctx.now,
          createdBy: personOrNull(ctx),
          removedAt: null,
        },
      ];
    }),
  );
  await insertMany(ctx.tx, registerCitations, rows);
  await recountAlike(ctx, naming, supported);
  return [
    ...made,
    ...rows.map(
      ({ id, entryId, passageId, shows, stance }): BatchRow => ({
        entity: CITATION_ENTITY,
        entityId: id,
        versionBefore: 0,
        versionAfter: 1,
        key: id,
        before: null,
        after: { entry: entryId, passage: passageId, shows, stance },
      }),
    ),
  ];
}

/** Entries that cite the same have the same count: it is taken once for each such group. */
async function recountAlike(
  ctx: MutationCtx,
  entries: readonly Supported[],
  supported: ReadonlyMap<string, ReadonlySet<string>>,
): Promise<void> {
  const alike = Map.groupBy(entries, ({ id, sources: names }) =>
    JSON.stringify([[...(supported.get(id) ?? [])].toSorted(), names.toSorted()]),
  );
  for (const group of alike.values()) {
    const ids = group.map(({ id }) => id);
    const [first] = ids;
    if (first === undefined) continue;
    await recountSources(ctx, [first]);
    const { count } = one(
      await ctx.tx
        .select({ count: registerEntries.independentSources })
        .from(registerEntries)
        .where(eq(registerEntries.id, first)),
    );
    await ctx.tx
      .update(registerEntries)
      .set({ independentSources: count })
      .where(anyOf(registerEntries.id, ids));
  }
}

async function makeSource(
  ctx: MutationCtx,
  title: string,
  iso3s: readonly string[],
  made: BatchRow[],
): Promise<string> {
  const countries = await countriesOf(ctx, iso3s);
  const [first] = countries;
  if (!first) throw new Error(`The source "${title}" belongs to no country.`);
  const id = newId(ctx.now);
  const code = await nextSourceCode(ctx, first, "restricted");
  const fields = { code, type: "unclassified", title, accessClass: "restricted" } as const;
  await ctx.tx.insert(sources).values({
    ...fields,
    id,
    issuedByState: false,
    typedLanguage: UNDETERMINED,
    authorId: personOrNull(ctx),
    receivedAt: ctx.now,
    version: 1,
  });
  await ctx.tx
    .insert(sourceCountries)
    .values(countries.map((country) => ({ sourceId: id, countryId: country.id })));
  const after = { ...fields, countries: iso3s };
  made.push({
    entity: SOURCE_ENTITY,
    entityId: id,
    versionBefore: 0,
    versionAfter: 1,
    key: code,
    before: null,
    after,
  });
  return id;
}

/** Takes citations away again and counts the independent sources of their entries anew. */
export async function takeCitationsAway(ctx: MutationCtx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await ctx.tx
    .update(registerCitations)
    .set({ removedAt: ctx.now })
    .where(and(anyOf(registerCitations.id, ids), isNull(registerCitations.removedAt)))
    .returning({ entryId: registerCitations.entryId });
  const living = await ctx.tx
    .select({ id: registerEntries.id })
    .from(registerEntries)
    .where(
      and(
        anyOf(
          registerEntries.id,
          rows.map(({ entryId }) => entryId),
        ),
        inArray(registerEntries.status, ["draft", "checked"]),
      ),
    );
  await recountSources(
    ctx,
    living.map(({ id }) => id),
  );
}
