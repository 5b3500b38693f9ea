import "server-only";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { importBatches, importRuns } from "@/db/schema/import";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { nameKey } from "@/lib/countries/name-key";
import { countryKnowledgeOf, requireDecider } from "@/lib/countries/name-queries";
import { resolveCountry } from "@/lib/countries/resolve-country";
import { importedBy } from "@/lib/policy/import";
import { importRights, isOutside, mayTakeBack, visibleBatches } from "../batch-rights";
import type { AskedName } from "../open-names";
import { namedKeys } from "../take-back";
import { RUN_KINDS, type RunKind } from "./schema";
import { type BatchLine, EMPTY_VIEW, type ImportRun, type RunView, type UndoneBatch } from "./view";

const BATCHES_SHOWN = 50;

/**
 * What the actor may import: everything for who may add entries somewhere, ratings for who may import those of other
 * organisations. Each line of a file is asked about when it is checked.
 */
export async function importableKinds(ctx: Ctx): Promise<readonly RunKind[]> {
  const rights = await importRights(ctx);
  if (rights.has("entry.add")) return RUN_KINDS;
  return rights.has("outside_round.import") ? ["ratings"] : [];
}

/** The person who imports, and what. Throws FORBIDDEN for who may import nothing. */
export async function requireImporter(ctx: Ctx): Promise<{ personId: string; kinds: readonly RunKind[] }> {
  const kinds = await importableKinds(ctx);
  if (ctx.actor.kind !== "user" || kinds.length === 0) throw new AppError("FORBIDDEN", "import");
  return { personId: ctx.actor.userId, kinds };
}

/**
 * An import on its way. Throws NOT_FOUND for everybody but whose it is, where it has ended, and for a pack, which came
 * back to its assessment.
 */
export async function getRun(ctx: Ctx, id: string): Promise<ImportRun> {
  if (ctx.actor.kind !== "user") throw new AppError("NOT_FOUND", `import ${id}`);
  const [row] = await ctx.read
    .select({
      id: importRuns.id,
      kind: importRuns.kind,
      fileName: importRuns.fileName,
      step: importRuns.step,
      status: importRuns.status,
      choices: importRuns.choices,
      view: importRuns.view,
      written: importRuns.written,
      total: importRuns.total,
      undoneAt: importBatches.undoneAt,
      summary: importBatches.summary,
    })
    .from(importRuns)
    .leftJoin(importBatches, sql`${importBatches.id}::text = ${importRuns.view}->>'batch'`)
    .where(
      and(
        eq(importRuns.id, id),
        eq(importRuns.personId, ctx.actor.userId),
        sql`${importRuns.choices}->'pack' is null`,
      ),
    );
  if (!row) throw new AppError("NOT_FOUND", `import ${id}`);
  const { undoneAt, summary, ...run } = row;
  return { ...run, undone: undoneOf({ undoneAt, summary }), view: viewOf(run.view) };
}

/**
 * The newest batches that the actor may know of, with whether it may take them back as far as that depends on what was
 * imported. Throws FORBIDDEN where nothing may be imported.
 */
export async function listBatches(ctx: Ctx): Promise<readonly BatchLine[]> {
  await requireImporter(ctx);
  const rights = await importRights(ctx);
  const rows = await ctx.read
    .select({
      id: importBatches.id,
      kind: importBatches.kind,
      fileName: importBatches.fileName,
      importedAt: importBatches.importedAt,
      undoneAt: importBatches.undoneAt,
      summary: importBatches.summary,
      isOutside: isOutside(ctx),
    })
    .from(importBatches)
    .where(visibleBatches(ctx, rights))
    .orderBy(desc(importBatches.importedAt), desc(importBatches.id))
    .limit(BATCHES_SHOWN);
  return rows.map(({ importedAt, undoneAt, summary, isOutside: outside, ...row }) => ({
    ...row,
    created: summary.created ?? 0,
    updated: summary.updated ?? 0,
    mayUndo: mayTakeBack(importedBy(row.kind, outside), rights),
    importedAt: importedAt.toISOString(),
    undone: undoneOf({ undoneAt, summary }),
  }));
}

/** What an undo did, as the batch keeps it. */
export function undoneOf({
  undoneAt,
  summary,
}: {
  undoneAt: Date | null;
  summary: (typeof importBatches.$inferSelect)["summary"] | null;
}): UndoneBatch | null {
  if (undoneAt === null) return null;
  const kept = summary?.undone;
  if (kept === undefined) return { counts: null, named: "" };
  return { counts: { undone: kept.undone, left: kept.left.length }, named: namedKeys(kept.left) };
}

/**
 * Names of countries in imports on their way whose people ask for a decision, each once, in the order in which they
 * were first asked. Throws FORBIDDEN but for those who may decide.
 */
export async function listAskedNames(ctx: Ctx): Promise<readonly AskedName[]> {
  requireDecider(ctx);
  const rows = await ctx.read
    .select({
      names: sql<RunView["names"] | null>`${importRuns.view}->'names'`,
      person: users.name,
    })
    .from(importRuns)
    .innerJoin(users, eq(users.id, importRuns.personId))
    .where(sql`${importRuns.choices}->>'asksForNames' = 'true'`)
    .orderBy(asc(importRuns.createdAt), asc(importRuns.id));
  if (rows.length === 0) return [];
  const knowledge = await countryKnowledgeOf(ctx);
  const asked = new Map<string, { name: string; likely: readonly string[]; askedBy: Set<string> }>();
  for (const { names, person } of rows) {
    for (const { name, likely = [] } of names ?? []) {
      // Somebody may have decided it since the file was checked.
      const { kind } = resolveCountry(name, knowledge);
      if (kind !== "unknown" && kind !== "ambiguous") continue;
      const known = asked.get(nameKey(name)) ?? { name, likely, askedBy: new Set<string>() };
      asked.set(nameKey(name), known);
      known.askedBy.add(person);
    }
  }
  return [...asked.values()].map(({ askedBy, ...rest }) => ({ ...rest, askedBy: [...askedBy] }));
}

/** What the worker found; written by this product alone, in one place (`work.ts`). */
function viewOf(stored: unknown): RunView {
  return { ...EMPTY_VIEW, ...(stored as Partial<RunView> | null) };
}
