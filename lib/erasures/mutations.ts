/**
 * Erasing a passage of text for a reason, by two people, from every place where its noun keeps it: its rows, its
 * revisions with their salts, and the revisions of imports that brought it. The chain keeps its hashes.
 */
import "server-only";
import { and, eq, getTableColumns, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import { erasures, revisions } from "@/db/schema/audit";
import { importBatchRows } from "@/db/schema/import";
import { releases } from "@/db/schema/release";
import type { AuditChange } from "@/lib/audit/append";
import { nextVersion } from "@/lib/audit/next-version";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { BATCH_ENTITY } from "@/lib/import/batch";
import { can } from "@/lib/policy/can";
import type { InstallationSubject } from "@/lib/policy/subjects";
import { contentNow, holdsPassage, type TextNames, withoutPassage } from "./content";
import { ERASABLE, type Place, placesOf } from "./places";
import { ERASED_MARK, type ErasureProposal, isPassage } from "./schema";

const ENTITY = "erasure";

/** For who may not erase there are no erasures. Throws NOT_FOUND. */
async function installation({ actor }: MutationCtx): Promise<InstallationSubject> {
  const subject = { kind: "installation" } as const;
  if (actor.kind === "user" && !can(actor, "erasure.propose", subject)) {
    throw new AppError("NOT_FOUND", "erasures");
  }
  return subject;
}

function personOf({ actor }: MutationCtx): string {
  if (actor.kind !== "user") throw new AppError("FORBIDDEN", "only people erase");
  return actor.userId;
}

/**
 * Proposes to erase a passage. Whether the noun holds it is not looked at, so that nobody learns by guesses what a text
 * says that is not open to them. Refused where no such noun is erased from. Throws NOT_FOUND but for programme managers.
 */
export function proposeErasure(
  ctx: Ctx,
  input: ErasureProposal,
): Promise<Result<{ erasureId: string }, "nothing_to_erase" | "reason_repeats_passage">> {
  return mutate(ctx, "erasure.propose", installation, async (inside) => {
    const { entity, entityId, passage, reason } = input;
    if (reason.includes(passage)) return refused("reason_repeats_passage");
    if (!isPassage(passage) || ERASABLE[entity] === undefined) return refused("nothing_to_erase");
    const id = newId(inside.now);
    const row = { entity, entityId, reason, proposedBy: personOf(inside) };
    await inside.tx.insert(erasures).values({ id, ...row, passage, proposedAt: inside.now });
    // The chain keeps that and why, never what.
    return changed(
      { erasureId: id },
      { entity: ENTITY, entityId: id, version: 1, before: null, after: row, reason },
    );
  });
}

/**
 * What was erased: how many stored texts, none where the noun did not hold the passage, and the releases that hold it
 * still because they are frozen.
 */
export type Erased = { erased: number; releases: readonly string[] };

/**
 * A second person confirms, and the passage goes in the same transaction, out of the proposal too. Refused to who proposed
 * it, where it was confirmed before, and where an erasure took the passage itself away. Throws NOT_FOUND but for programme
 * managers.
 */
export function confirmErasure(
  ctx: Ctx,
  erasureId: string,
): Promise<Result<Erased, "same_person" | "confirmed_already" | "declined" | "nothing_to_erase">> {
  return mutate(ctx, "erasure.confirm", installation, async (inside) => {
    const confirmedBy = personOf(inside);
    const [erasure] = await inside.tx.select().from(erasures).where(eq(erasures.id, erasureId)).for("update");
    if (!erasure || erasure.enforcedBy !== null) throw new AppError("NOT_FOUND", `erasure ${erasureId}`);
    if (erasure.confirmedBy !== null) return refused("confirmed_already");
    if (erasure.declinedBy !== null) return refused("declined");
    if (erasure.proposedBy === confirmedBy) return refused("same_person");
    const { entity, entityId, passage, reason } = erasure;
    if (passage === null || !isPassage(passage)) return refused("nothing_to_erase");
    await inside.tx
      .update(erasures)
      .set({ confirmedBy, confirmedAt: inside.now })
      .where(eq(erasures.id, erasureId));
    await lockNoun(inside, entity, entityId);
    const rows = await eraseFromRows(inside, { id: erasureId, entity, entityId, passage });
    const open = { id: erasureId, entity, entityId, passage, reason };
    const texts = await eraseFromRevisions(inside, open, rows);
    const erased = rows + texts.erased;
    const frozen = await inside.tx
      .select({ code: releases.code })
      .from(releases)
      .where(
        sql`holds_passage(${releases.content}, ${passage}) or position(${passage} in ${releases.corrigendum}) > 0`,
      )
      .orderBy(releases.code);
    await inside.tx.update(erasures).set({ passage: null }).where(eq(erasures.id, erasureId));
    const before = { entity, entityId, confirmedBy: null };
    return changed({ erased, releases: frozen.map(({ code }) => code) }, ...texts.changes, {
      entity: ENTITY,
      entityId: erasureId,
      version: 2,
      before,
      after: { ...before, confirmedBy, erased },
      reason,
    });
  });
}

/**
 * Ends a proposal without erasing: who proposed takes it back, another declines it. The proposal forgets its passage.
 * Refused where it ended before. Throws NOT_FOUND but for programme managers.
 */
export function declineErasure(
  ctx: Ctx,
  erasureId: string,
): Promise<Result<{ erasureId: string }, "confirmed_already" | "declined">> {
  return mutate(ctx, "erasure.confirm", installation, async (inside) => {
    const declinedBy = personOf(inside);
    const [erasure] = await inside.tx.select().from(erasures).where(eq(erasures.id, erasureId)).for("update");
    if (!erasure || erasure.enforcedBy !== null) throw new AppError("NOT_FOUND", `erasure ${erasureId}`);
    if (erasure.confirmedBy !== null) return refused("confirmed_already");
    if (erasure.declinedBy !== null) return refused("declined");
    await inside.tx
      .update(erasures)
      .set({ declinedBy, declinedAt: inside.now, passage: null })
      .where(eq(erasures.id, erasureId));
    const { entity, entityId } = erasure;
    const before = { entity, entityId, declinedBy: null };
    return changed(
      { erasureId },
      { entity: ENTITY, entityId: erasureId, version: 2, before, after: { ...before, declinedBy } },
    );
  });
}

type Open = { id: string; entity: string; entityId: string; passage: string };

/** Locked first, as whoever saves the noun locks it, so that nothing is saved between what is read of it and its version. */
async function lockNoun(ctx: MutationCtx, entity: string, entityId: string): Promise<void> {
  const row = ERASABLE[entity]?.versioned;
  if (row === undefined) return;
  await ctx.tx
    .select({ found: sql<number>`1` })
    .from(row.table)
    .where(eq(column(row.table, row.key), entityId))
    .for("no key update");
}

/** Whether there is such a noun: of an entry the row is needed to know its tables. */
async function exists(ctx: MutationCtx, entity: string, entityId: string): Promise<boolean> {
  const row = ERASABLE[entity]?.versioned;
  return row === undefined || (await ctx.tx.$count(row.table, eq(column(row.table, row.key), entityId))) > 0;
}

function column(table: Place["table"], name: string) {
  const found = getTableColumns(table)[name];
  if (found === undefined) throw new AppError("INTERNAL", `column ${name}`);
  return found;
}

function holds({ table, key, texts }: Place, entityId: string, passage: string): SQL | undefined {
  return and(
    eq(column(table, key), entityId),
    or(...texts.map((name) => sql`position(${passage} in ${column(table, name)}) > 0`)),
  );
}

/** Revisions of a noun, and of imports, that hold the passage, or whose fields are named so. */
function mayHold(entity: string, entityId: string, passage: string): SQL | undefined {
  return and(
    isNull(revisions.erasureId),
    or(
      and(eq(revisions.entity, entity), eq(revisions.entityId, entityId)),
      and(
        eq(revisions.entity, BATCH_ENTITY),
        sql`exists (select 1 from ${importBatchRows} where ${and(
          eq(importBatchRows.batchId, revisions.entityId),
          eq(importBatchRows.entity, entity),
          eq(importBatchRows.entityId, entityId),
        )})`,
      ),
    ),
    sql`(holds_passage(${revisions.content}, ${passage}) or position(${passage} in ${revisions.reason}) > 0)`,
  );
}

/** Puts the mark in place of the passage in every row of the noun; answers how many rows changed or went. */
async function eraseFromRows(ctx: MutationCtx, { id, entity, entityId, passage }: Open): Promise<number> {
  if (!(await exists(ctx, entity, entityId))) return 0;
  let changedRows = 0;
  for (const place of await placesOf(ctx, entity, entityId)) {
    const { table, texts } = place;
    const others = table === erasures ? and(eq(erasures.entity, entity), ne(erasures.id, id)) : undefined;
    const held = and(holds(place, entityId, passage), others);
    const marked = Object.fromEntries(
      texts.map((name) => [name, sql`replace(${column(table, name)}, ${passage}, ${ERASED_MARK})`]),
    );
    const found = { found: sql<number>`1` };
    const rows = place.goesWhole
      ? await ctx.tx.delete(table).where(held).returning(found)
      : await ctx.tx.update(table).set(marked).where(held).returning(found);
    if (table !== erasures) changedRows += rows.length;
  }
  return changedRows;
}

/**
 * Takes the revisions away that hold the passage, and appends what each noun holds without it where its newest one
 * went or its rows may have changed.
 */
async function eraseFromRevisions(
  ctx: MutationCtx,
  { id, entity, entityId, passage, reason }: Open & { reason: string },
  changedRows: number,
): Promise<{ erased: number; changes: readonly AuditChange[] }> {
  const found = await ctx.tx
    .select({
      id: revisions.id,
      entity: revisions.entity,
      entityId: revisions.entityId,
      content: revisions.content,
      reason: revisions.reason,
    })
    .from(revisions)
    .where(mayHold(entity, entityId, passage));
  const held = found.filter(
    ({ entity: noun, content, reason: why }) =>
      why?.includes(passage) ||
      (content !== null && holdsPassage(JSON.parse(content), passage, ERASABLE[noun]?.textNames)),
  );
  if (held.length === 0 && changedRows === 0) return { erased: 0, changes: [] };
  const imports = new Set(held.filter((one) => one.entity === BATCH_ENTITY).map((one) => one.entityId));
  const nouns = [
    { entity, entityId },
    ...[...imports].map((batch) => ({ entity: BATCH_ENTITY, entityId: batch })),
  ];
  const changes: AuditChange[] = [];
  for (const noun of nouns) {
    const change = await withoutPassageNow(ctx, noun, passage);
    if (change) changes.push({ ...change, reason });
  }
  const erased = await ctx.tx
    .update(revisions)
    .set({ content: null, salt: null, reason: null, reasonSalt: null, erasureId: id })
    .where(
      inArray(
        revisions.id,
        held.map((one) => one.id),
      ),
    )
    .returning({ id: revisions.id });
  return { erased: erased.length, changes };
}

/** The change of a noun to what it holds without the passage; null where the chain knows nothing of it. */
async function withoutPassageNow(
  ctx: MutationCtx,
  { entity, entityId }: { entity: string; entityId: string },
  passage: string,
): Promise<AuditChange | null> {
  const [newest] = await ctx.tx
    .select({ content: revisions.content })
    .from(revisions)
    .where(and(eq(revisions.entity, entity), eq(revisions.entityId, entityId)))
    .orderBy(sql`${revisions.version} desc`)
    .limit(1);
  const names = ERASABLE[entity]?.textNames;
  const before: unknown = newest?.content ? JSON.parse(newest.content) : null;
  const now = await contentNow(ctx, entity, entityId);
  const after = now === undefined ? withoutPassage(before, passage, names) : now;
  if (!newest && after === null) return null;
  const version = await raiseVersion(ctx, entity, entityId, fieldsWith(before, passage, names));
  return { entity, entityId, version, before, after };
}

/** The fields of a content that hold the passage. */
function fieldsWith(content: unknown, passage: string, names: TextNames): readonly string[] {
  if (typeof content !== "object" || content === null) return [];
  return Object.entries(content).flatMap(([name, value]) =>
    holdsPassage(value, passage, names, name) ? [name] : [],
  );
}

/** The next version of the noun, in its row too where it keeps one: whoever saves over the earlier one is told. */
async function raiseVersion(
  ctx: MutationCtx,
  entity: string,
  entityId: string,
  fields: readonly string[],
): Promise<number> {
  const row = ERASABLE[entity]?.versioned;
  if (row === undefined) return nextVersion(ctx, entity, entityId);
  const version = column(row.table, "version");
  // A rating knows for each field when it last changed: a device that still holds the passage is asked, not obeyed.
  const raised =
    entity === "rating"
      ? {
          fieldVersions: sql`${column(row.table, "fieldVersions")} || (select coalesce(jsonb_object_agg(field, ${version} + 1), '{}'::jsonb) from unnest(${sql.param([...fields])}::text[]) field)`,
        }
      : {};
  const [updated] = await ctx.tx
    .update(row.table)
    .set({ version: sql`${version} + 1`, ...raised })
    .where(eq(column(row.table, row.key), entityId))
    .returning({ version });
  return typeof updated?.version === "number" ? updated.version : nextVersion(ctx, entity, entityId);
}
