/** A boundary file is sent, looked at, installed, replaced, removed. */
import "server-only";
import { open } from "node:fs/promises";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { boundaryAreas, boundaryReadings, boundarySets } from "@/db/schema/boundary";
import type { AuditChange } from "@/lib/audit/append";
import { personOrNull } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { housekeeping } from "@/lib/core/housekeeping";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import { done, type Result, refused } from "@/lib/core/result";
import { one } from "@/lib/core/rows";
import { insertMany } from "@/lib/database/insert-many";
import { recordFile, type SentFile, takeIn } from "@/lib/files/attached";
import { FileRefused } from "@/lib/files/recognise";
import type { FileRefusal } from "@/lib/files/refusals";
import type { FileStore } from "@/lib/files/store";
import { installation } from "@/lib/users/write";
import { SET_ENTITY } from "./entity";
import { isInstallable } from "./installable";
import { getReading, requireManager } from "./queries";
import type { ChooseProperty, InstallSet, RemoveSet } from "./schema";

const GEOJSON = "application/geo+json";
const SVG = "image/svg+xml";
/** Where an object of JSON begins, perhaps after a byte order mark and white space. */
const OBJECT = /^\uFEFF?\s*\{/;
const BEGINNING_BYTES = 1_000;

/** Takes a file in and asks the worker to read it. Throws FORBIDDEN. */
export async function beginReading(
  ctx: Ctx,
  store: FileStore,
  file: SentFile,
): Promise<Result<{ id: string }, FileRefusal>> {
  const { actor } = ctx;
  requireManager(ctx);
  if (actor.kind !== "user") throw new AppError("FORBIDDEN", "boundary_set.manage");
  const hold = (kept: { sha256: string; size: number; name: string }) =>
    housekeeping(ctx, async (tx, askFor): Promise<Result<{ id: string }, never>> => {
      const id = newId(ctx.now);
      await tx.insert(boundaryReadings).values({
        id,
        personId: actor.userId,
        fileName: kept.name,
        fileSha256: kept.sha256,
        fileSize: kept.size,
        property: null,
        status: "waiting",
        view: null,
        mapSha256: null,
        createdAt: ctx.now,
      });
      await askFor("boundary-file", { reading: id });
      return done({ id });
    });
  return takeIn(ctx, store, file, hold, looksLikeJson);
}

async function looksLikeJson(path: string): Promise<{ type: string }> {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(BEGINNING_BYTES), 0, BEGINNING_BYTES, 0);
    if (bytesRead === 0) throw new FileRefused("empty");
    if (!OBJECT.test(buffer.subarray(0, bytesRead).toString("utf8")))
      throw new FileRefused("type_not_allowed");
    return { type: GEOJSON };
  } finally {
    await handle.close();
  }
}

/** Says which property holds the codes of States, and has the file read again. Throws FORBIDDEN, NOT_FOUND. */
export async function chooseProperty(
  ctx: Ctx,
  { reading: id, property }: ChooseProperty,
): Promise<Result<null, "busy" | "no_property">> {
  const { findings } = await getReading(ctx, id);
  if (!findings.properties.some(({ name }) => name === property)) return refused("no_property");
  return housekeeping(ctx, async (tx, askFor): Promise<Result<null, "busy">> => {
    const taken = await tx
      .update(boundaryReadings)
      .set({ property, status: "waiting", mapSha256: null })
      .where(and(eq(boundaryReadings.id, id), inArray(boundaryReadings.status, ["ready", "failed"])))
      .returning({ id: boundaryReadings.id });
    if (taken.length === 0) return refused("busy");
    await askFor("boundary-file", { reading: id });
    return done(null);
  });
}

/** Ends the look at a file without installing it. Throws FORBIDDEN, NOT_FOUND. */
export async function discardReading(ctx: Ctx, id: string): Promise<Result<null>> {
  await getReading(ctx, id);
  await housekeeping(ctx, (tx) => tx.delete(boundaryReadings).where(eq(boundaryReadings.id, id)));
  return done(null);
}

type SetRow = typeof boundarySets.$inferSelect;

function changeOf(before: SetRow | null, after: SetRow, reason?: string): AuditChange {
  return { entity: SET_ENTITY, entityId: after.id, version: after.version, before, after, reason };
}

/** Takes the set in use out of use. */
async function takeOut(inside: MutationCtx, before: SetRow, reason?: string): Promise<AuditChange> {
  const after: SetRow = {
    ...before,
    removedBy: personOrNull(inside),
    removedAt: inside.now,
    version: before.version + 1,
  };
  await inside.tx.update(boundarySets).set(after).where(eq(boundarySets.id, before.id));
  return changeOf(before, after, reason);
}

async function inUse(inside: MutationCtx): Promise<SetRow | null> {
  const [row] = await inside.read
    .select()
    .from(boundarySets)
    .where(isNull(boundarySets.removedAt))
    .for("update");
  return row ?? null;
}

/** Installs a file that was read, in place of the set in use. Throws FORBIDDEN, NOT_FOUND. */
export function installSet(
  ctx: Ctx,
  store: FileStore,
  { reading: id, declared: _declared, ...declaration }: InstallSet,
): Promise<Result<{ id: string }, "not_ready" | "file_gone">> {
  return mutate(ctx, "boundary_set.manage", installation, async (inside) => {
    await inside.read
      .select({ id: boundaryReadings.id })
      .from(boundaryReadings)
      .where(eq(boundaryReadings.id, id))
      .for("update");
    const reading = await getReading(inside, id);
    const { findings, property, mapSha256 } = reading;
    if (!isInstallable(reading) || property === null || mapSha256 === null) return refused("not_ready");
    const mapSize = await store.sizeOf(mapSha256);
    if (mapSize === null || !(await store.has(reading.fileSha256))) return refused("file_gone");
    await recordFile(inside, { sha256: reading.fileSha256, size: reading.fileSize, type: GEOJSON });
    await recordFile(inside, { sha256: mapSha256, size: mapSize, type: SVG });
    const former = await inUse(inside);
    const changes = former === null ? [] : [await takeOut(inside, former)];
    const after = one(
      await inside.tx
        .insert(boundarySets)
        .values({
          ...declaration,
          id: newId(inside.now),
          property,
          fileName: reading.fileName,
          fileSha256: reading.fileSha256,
          mapSha256,
          unassigned: findings.unassigned,
          lines: findings.lines,
          installedBy: personOrNull(inside),
          installedAt: inside.now,
          removedBy: null,
          removedAt: null,
          version: 1,
        })
        .returning(),
    );
    await insertMany(
      inside.tx,
      boundaryAreas,
      findings.areas.map((area) => ({ ...area, setId: after.id })),
    );
    await inside.tx.delete(boundaryReadings).where(eq(boundaryReadings.id, id));
    return changed({ id: after.id }, ...changes, changeOf(null, after));
  });
}

/** Takes the set in use away for a reason; maps show points again. Throws FORBIDDEN. */
export function removeSet(
  ctx: Ctx,
  { set, version, reason }: RemoveSet,
): Promise<Result<null, "changed_meanwhile">> {
  return mutate(ctx, "boundary_set.manage", installation, async (inside) => {
    const before = await inUse(inside);
    if (before === null || before.id !== set || before.version !== version)
      return refused("changed_meanwhile");
    return changed(null, await takeOut(inside, before, reason));
  });
}
