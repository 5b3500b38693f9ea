/** Writes what was planned, in chunks of several rows a statement, and keeps of every entry what the batch did. */
import "server-only";
import { registerEntries } from "@/db/schema/register";
import { personOrNull } from "@/lib/core/acting-person";
import type { MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { insertMany } from "@/lib/database/insert-many";
import type { OnProgress } from "@/lib/jobs/progress";
import { nextEntryCodes } from "@/lib/registers/code";
import { ENTRY_ENTITY } from "@/lib/registers/content";
import type { EntryInput } from "@/lib/registers/entry-schema";
import type { RegisterDefinition, Values } from "@/lib/registers/fields";
import { derivedColumns, insertContents, replaceContents } from "@/lib/registers/store";
import type { BatchRow } from "../batch";
import type { ExistingEntry } from "./existing";
import type { ImportPlan, PlannedEntry } from "./plan";
import { citeSources, homesOf, type Supported } from "./sources";

const ENTRIES_PER_STATEMENT = 1_000;
const CODES_PER_STATEMENT = 5_000;

type Written = { id: string; code: string; content: EntryInput; planned: PlannedEntry };

/** Writes a plan without problems. Entries that are new or changed become drafts. */
export async function applyPlan(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  plan: ImportPlan,
  onProgress: OnProgress,
): Promise<readonly BatchRow[]> {
  const total = plan.created.length + plan.updated.length;
  const created = await withCodes(ctx, definition, plan.created);
  const updated = plan.updated.flatMap((planned): Written[] => {
    const { existing, input } = planned;
    return existing === null
      ? []
      : [{ id: existing.row.id, code: existing.row.code, content: input, planned }];
  });
  // The rows of all entries first: one may point at another of the same file.
  for (const some of chunks(created)) {
    await insertMany(
      ctx.tx,
      registerEntries,
      some.map((entry) => newRow(ctx, definition, entry)),
    );
  }
  let done = 0;
  for (const some of chunks(created)) {
    await insertContents(ctx, definition, some);
    done += some.length;
    await onProgress(done, total);
  }
  for (const some of chunks(updated)) {
    await writeOver(
      ctx,
      definition,
      some.flatMap(({ content, planned: { existing } }) => (existing ? [{ existing, content }] : [])),
    );
    done += some.length;
    await onProgress(done, total);
  }
  const cited = await citeSources(
    ctx,
    [
      ...[...created, ...updated].map(({ id, planned }) => supportedEntry(definition, id, planned)),
      ...plan.cited.flatMap((planned) =>
        planned.existing ? [supportedEntry(definition, planned.existing.row.id, planned)] : [],
      ),
    ],
    plan.sources,
  );
  return [...created.map(createdRow), ...updated.map(updatedRow), ...cited];
}

/** New entries with an id each, and a code where the file gave none. */
async function withCodes(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  planned: readonly PlannedEntry[],
): Promise<readonly Written[]> {
  const homeOf = ({ input }: PlannedEntry) => definition.home(input.values, input.rows);
  const open = Map.groupBy(
    planned.filter(({ code }) => code === null),
    homeOf,
  );
  const codes = new Map<string | null, string[]>();
  const homes = [...open.keys()].toSorted((a, b) => ((a ?? "") < (b ?? "") ? -1 : 1));
  for (const home of homes) {
    const own: string[] = [];
    const wanted = open.get(home)?.length ?? 0;
    while (own.length < wanted) {
      const count = Math.min(CODES_PER_STATEMENT, wanted - own.length);
      own.push(...(await nextEntryCodes(ctx, definition, home, count)));
    }
    codes.set(home, own.toReversed());
  }
  return planned.map((entry) => ({
    id: newId(ctx.now),
    code: entry.code ?? codes.get(homeOf(entry))?.pop() ?? "",
    content: entry.input,
    planned: entry,
  }));
}

type EntryInsert = typeof registerEntries.$inferInsert;
/** What an import changes on the row of an entry that is there. */
const CHANGED = [
  "title",
  "namesOtherState",
  "accessClass",
  "notBefore",
  "reportedBy",
  "language",
  "note",
  "status",
  "updatedBy",
  "updatedAt",
  "checkedBy",
  "checkedAt",
  "supersededBy",
  "version",
] as const satisfies readonly (keyof EntryInsert)[];

function newRow(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  { id, code, content }: Written,
): EntryInsert {
  const person = personOrNull(ctx);
  return {
    ...derivedColumns(definition, content),
    id,
    register: definition.key,
    code,
    status: "draft",
    createdBy: person,
    createdAt: ctx.now,
    updatedBy: person,
    updatedAt: ctx.now,
    independentSources: 0,
    version: 1,
  };
}

type Change = { existing: ExistingEntry; content: EntryInput };

/** Gives entries another content, as drafts: what an undo gives back is checked anew as well. */
export async function restoreEntries(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  changes: readonly Change[],
): Promise<void> {
  for (const some of chunks(changes)) await writeOver(ctx, definition, some);
}

async function writeOver(
  ctx: MutationCtx,
  definition: RegisterDefinition,
  changes: readonly Change[],
): Promise<void> {
  const rows = changes.map(
    ({ existing: { row }, content }): EntryInsert => ({
      ...row,
      ...derivedColumns(definition, content),
      status: "draft",
      updatedBy: personOrNull(ctx),
      updatedAt: ctx.now,
      checkedBy: null,
      checkedAt: null,
      supersededBy: null,
      version: row.version + 1,
    }),
  );
  await insertMany(ctx.tx, registerEntries, rows, { key: "id", columns: CHANGED });
  await replaceContents(
    ctx,
    definition,
    changes.map(({ existing, content }) => ({ id: existing.row.id, content })),
  );
}

function supportedEntry(definition: RegisterDefinition, id: string, planned: PlannedEntry): Supported {
  return { id, sources: planned.sources, countries: homesOf(definition, planned.input) };
}

function createdRow({ id, code, content }: Written): BatchRow {
  const { values, ...rest } = content;
  return {
    entity: ENTRY_ENTITY,
    entityId: id,
    versionBefore: 0,
    versionAfter: 1,
    key: code,
    before: null,
    after: { ...rest, values: filled(values) },
  };
}

function updatedRow({ id, code, content, planned }: Written): BatchRow {
  const version = planned.existing?.row.version ?? 0;
  return {
    entity: ENTRY_ENTITY,
    entityId: id,
    versionBefore: version,
    versionAfter: version + 1,
    key: code,
    before: planned.existing?.content ?? null,
    after: content,
  };
}

/** What is empty needs no place in the audit of a hundred thousand entries. */
function filled(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

function chunks<T>(list: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / ENTRIES_PER_STATEMENT) }, (_, index) =>
    list.slice(index * ENTRIES_PER_STATEMENT, (index + 1) * ENTRIES_PER_STATEMENT),
  );
}
