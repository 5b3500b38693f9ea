import "server-only";
import { and, asc, count, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { boundaryAreas, boundaryReadings, boundarySets } from "@/db/schema/boundary";
import { files } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import { type HistoryEntry, historyOf } from "@/lib/audit/queries";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { OutgoingFile } from "@/lib/files/attached";
import type { FileStore } from "@/lib/files/store";
import { can } from "@/lib/policy/can";
import { SET_ENTITY } from "./entity";
import {
  type BoundaryFindings,
  type BoundaryReading,
  type BoundarySet,
  drawingPath,
  type MapBoundaries,
  NO_FINDINGS,
} from "./view";

const SETS_SHOWN = 50;
const SVG = "image/svg+xml";

function mayManage(ctx: Ctx): boolean {
  return can(ctx.actor, "boundary_set.manage", { kind: "installation" });
}

/** Throws FORBIDDEN but for administrators. */
export function requireManager(ctx: Ctx): void {
  if (!mayManage(ctx)) throw new AppError("FORBIDDEN", "boundary_set.manage");
}

const installer = alias(users, "installer");
const remover = alias(users, "remover");

async function sets(ctx: Ctx): Promise<readonly BoundarySet[]> {
  const rows = await ctx.read
    .select({
      set: boundarySets,
      states: sql<number>`(select ${count()}::int from ${boundaryAreas} where ${eq(boundaryAreas.setId, boundarySets.id)})`,
      installedBy: installer.name,
      removedBy: remover.name,
    })
    .from(boundarySets)
    .leftJoin(installer, eq(installer.id, boundarySets.installedBy))
    .leftJoin(remover, eq(remover.id, boundarySets.removedBy))
    .orderBy(desc(boundarySets.installedAt), desc(boundarySets.id))
    .limit(SETS_SHOWN);
  return rows.map(({ set, states, installedBy, removedBy }) => ({
    ...set,
    states,
    installedBy,
    removedBy,
    installedAt: set.installedAt.toISOString(),
    removedAt: set.removedAt?.toISOString() ?? null,
  }));
}

/** The set in use with its history, and those that were in use before. Throws FORBIDDEN but for administrators. */
export async function readSetsForChange(ctx: Ctx): Promise<{
  current: BoundarySet | null;
  earlier: readonly BoundarySet[];
  history: readonly HistoryEntry[];
}> {
  requireManager(ctx);
  const all = await sets(ctx);
  const current = all.find(({ removedAt }) => removedAt === null) ?? null;
  return {
    current,
    earlier: all.filter(({ removedAt }) => removedAt !== null),
    history: current === null ? [] : await historyOf(ctx, SET_ENTITY, current.id),
  };
}

/** A file that was sent. Throws FORBIDDEN but for administrators, NOT_FOUND where it has ended. */
export async function getReading(ctx: Ctx, id: string): Promise<BoundaryReading> {
  requireManager(ctx);
  const [row] = await ctx.read.select().from(boundaryReadings).where(eq(boundaryReadings.id, id));
  if (!row) throw new AppError("NOT_FOUND", `boundary reading ${id}`);
  const { view, createdAt: _at, personId: _person, ...reading } = row;
  // Written by this product alone, in one place (`work.ts`).
  return { ...reading, findings: (view ?? NO_FINDINGS) as BoundaryFindings };
}

/** The set in use as maps need it; null where none is. Throws UNAUTHENTICATED for anonymous readers. */
export async function currentBoundaries(ctx: Ctx): Promise<MapBoundaries | null> {
  if (ctx.actor.kind === "anonymous") throw new AppError("UNAUTHENTICATED", "boundaries");
  const [set] = await ctx.read.select().from(boundarySets).where(isNull(boundarySets.removedAt));
  if (!set) return null;
  const areas = await ctx.read
    .select({
      iso3: boundaryAreas.iso3,
      x: boundaryAreas.x,
      y: boundaryAreas.y,
      isSmall: boundaryAreas.isSmall,
    })
    .from(boundaryAreas)
    .where(eq(boundaryAreas.setId, set.id))
    .orderBy(asc(boundaryAreas.iso3));
  const { source, edition, editionDate, clearedBy, clearedOn, reference, language } = set;
  return {
    source,
    edition,
    editionDate,
    clearedBy,
    clearedOn,
    reference,
    language,
    href: drawingPath(set.mapSha256),
    areas,
    hasUnassigned: set.unassigned > 0,
  };
}

/**
 * The drawing of a hash: of the set in use for everybody who is signed in, of every other set and of files that wait for
 * their installation for administrators. Throws NOT_FOUND.
 */
export async function openDrawing(ctx: Ctx, store: FileStore, sha256: string): Promise<OutgoingFile> {
  const everySet = mayManage(ctx);
  const [set] = await ctx.read
    .select({ id: boundarySets.id })
    .from(boundarySets)
    .where(and(eq(boundarySets.mapSha256, sha256), everySet ? undefined : isNull(boundarySets.removedAt)))
    .limit(1);
  const [reading] =
    set || !everySet
      ? []
      : await ctx.read
          .select({ id: boundaryReadings.id })
          .from(boundaryReadings)
          .where(eq(boundaryReadings.mapSha256, sha256))
          .limit(1);
  const size = await store.sizeOf(sha256);
  if ((!set && !reading) || size === null || (await isQuarantined(ctx, sha256)))
    throw new AppError("NOT_FOUND", `drawing ${sha256}`);
  return { stream: store.get(sha256), name: "areas.svg", size, mediaType: SVG };
}

async function isQuarantined(ctx: Ctx, sha256: string): Promise<boolean> {
  const [file] = await ctx.read
    .select({ quarantinedAt: files.quarantinedAt })
    .from(files)
    .where(eq(files.sha256, sha256));
  return file !== undefined && file.quarantinedAt !== null;
}
