import "server-only";
import { and, eq, ne } from "drizzle-orm";
import { savedViews } from "@/db/schema/saved-view";
import type { AuditChange } from "@/lib/audit/append";
import type { MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import { refused } from "@/lib/core/result";
import type { UserSubject } from "@/lib/policy/subjects";
import { isRegister } from "@/lib/registers/definitions";
import { getRound } from "@/lib/rounds/queries";
import { lockUser } from "@/lib/users/snapshot";
import { canonicalQuery, namesTeam, type ViewPlace } from "./places";
import { mayShare } from "./rights";
import {
  type ChangeViewInput,
  type DeleteViewInput,
  type SaveViewInput,
  VIEWS_MAX,
  type ViewRefusal,
} from "./schema";

const ENTITY = "saved_view";
type Row = typeof savedViews.$inferSelect;

/** The own account, locked, so that two writes of one person come one after the other. */
function ownAccount({ actor }: PersonCtx) {
  return async (inside: MutationCtx): Promise<UserSubject> => {
    await lockUser(inside, actor.userId);
    return { kind: "user", userId: actor.userId };
  };
}

/** The page of a view is one that the actor may open. Throws NOT_FOUND. */
async function requirePlace(ctx: PersonCtx, { page, place }: ViewPlace): Promise<void> {
  const isOpen = page === "register" ? isRegister(place) : (await getRound(ctx, place)).kind === "programme";
  if (!isOpen) throw new AppError("NOT_FOUND", `${page} ${place}`);
}

/** Keeps a view of a page under a name, in the one form of its query; shared by who may share. */
export function saveView(ctx: PersonCtx, { name, shared, ...asked }: SaveViewInput) {
  return mutate(ctx, "account.change", ownAccount(ctx), async (inside) => {
    await requirePlace({ ...ctx, read: inside.read }, asked);
    const query = canonicalQuery(asked, asked.query);
    const others = await inside.read
      .select({ page: savedViews.page, place: savedViews.place, name: savedViews.name })
      .from(savedViews)
      .where(eq(savedViews.ownerId, ctx.actor.userId));
    if (others.length >= VIEWS_MAX) return refused<ViewRefusal>("too_many");
    if (others.some((one) => one.page === asked.page && one.place === asked.place && one.name === name))
      return refused<ViewRefusal>("name_taken");
    const problem = shared ? sharingProblem(ctx, { page: asked.page, query }) : null;
    if (problem) return refused<ViewRefusal>(problem);
    const row: Row = {
      id: newId(inside.now),
      ownerId: ctx.actor.userId,
      page: asked.page,
      place: asked.place,
      name,
      query,
      isShared: shared,
      createdAt: inside.now,
      updatedAt: inside.now,
      version: 1,
    };
    await inside.tx.insert(savedViews).values(row);
    return changed({ id: row.id }, change(null, row));
  });
}

/** Gives an own view another name, shares it, or takes it back. */
export function changeView(ctx: PersonCtx, { id, version, name, shared }: ChangeViewInput) {
  return mutate(ctx, "account.change", ownAccount(ctx), async (inside) => {
    const before = await lockedView(inside, id);
    if (before.ownerId !== ctx.actor.userId) throw new AppError("NOT_FOUND", `view ${id}`);
    if (before.version !== version) return refused<ViewRefusal>("changed_meanwhile");
    if (before.name === name && before.isShared === shared) return changed(null);
    // A shared view is read by everybody: who may not share any more takes the own one back, and writes nothing new in it.
    const problem = shared ? sharingProblem(ctx, before) : null;
    if (problem) return refused<ViewRefusal>(problem);
    const [taken] = await inside.read
      .select({ id: savedViews.id })
      .from(savedViews)
      .where(
        and(
          eq(savedViews.ownerId, before.ownerId),
          eq(savedViews.page, before.page),
          eq(savedViews.place, before.place),
          eq(savedViews.name, name),
          ne(savedViews.id, id),
        ),
      );
    if (taken) return refused<ViewRefusal>("name_taken");
    const after: Row = { ...before, name, isShared: shared, updatedAt: inside.now, version: version + 1 };
    await inside.tx
      .update(savedViews)
      .set({ name, isShared: shared, updatedAt: inside.now, version: after.version })
      .where(eq(savedViews.id, id));
    return changed(null, change(before, after));
  });
}

/** Deletes an own view; who may share also a shared one, so that none outlives its owner's time here. */
export function deleteView(ctx: PersonCtx, { id, version }: DeleteViewInput) {
  return mutate(ctx, "account.change", ownAccount(ctx), async (inside) => {
    const before = await lockedView(inside, id);
    if (before.ownerId !== ctx.actor.userId && !(before.isShared && mayShare(ctx)))
      throw new AppError("NOT_FOUND", `view ${id}`);
    if (before.version !== version) return refused<ViewRefusal>("changed_meanwhile");
    await inside.tx.delete(savedViews).where(eq(savedViews.id, id));
    return changed(null, change(before, null));
  });
}

function sharingProblem(ctx: PersonCtx, view: Pick<Row, "page" | "query">): ViewRefusal | null {
  if (!mayShare(ctx)) return "not_shared";
  return namesTeam(view, view.query) ? "names_team" : null;
}

/** Throws NOT_FOUND. */
async function lockedView(inside: MutationCtx, id: string): Promise<Row> {
  const [row] = await inside.tx.select().from(savedViews).where(eq(savedViews.id, id)).for("update");
  if (!row) throw new AppError("NOT_FOUND", `view ${id}`);
  return row;
}

function change(before: Row | null, after: Row | null): AuditChange {
  const state = (row: Row | null) =>
    row && { page: row.page, place: row.place, name: row.name, query: row.query, isShared: row.isShared };
  const row = after ?? before;
  if (row === null) throw new AppError("INTERNAL", "a change of nothing");
  const version = after?.version ?? row.version + 1;
  return { entity: ENTITY, entityId: row.id, version, before: state(before), after: state(after) };
}
