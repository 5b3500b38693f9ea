import "server-only";
import { and, asc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import { rounds } from "@/db/schema/round";
import { savedViews } from "@/db/schema/saved-view";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { byName } from "@/lib/database/by-name";
import { roundVisibleTo } from "@/lib/rounds/queries";
import type { ViewPlace } from "./places";
import type { SavedView } from "./schema";

/** Pages of a round; those of a register are open to everybody who is signed in. */
const OF_ROUNDS = ["round", "compare"] as const;

/**
 * The views that the actor may see: the own ones and those that were shared, of rounds that are visible to the actor.
 * A view of a round that is hidden is absent, as the round is.
 */
function viewVisibleTo(ctx: PersonCtx): SQL | undefined {
  const place = ctx.read
    .select({ code: rounds.code })
    .from(rounds)
    .where(and(eq(rounds.code, savedViews.place), roundVisibleTo(ctx)));
  return and(
    or(eq(savedViews.ownerId, ctx.actor.userId), savedViews.isShared),
    or(eq(savedViews.page, "register"), and(inArray(savedViews.page, [...OF_ROUNDS]), sql`exists ${place}`)),
  );
}

function readViews(ctx: PersonCtx, where: SQL | undefined): Promise<SavedView[]> {
  return ctx.read
    .select({
      id: savedViews.id,
      name: savedViews.name,
      page: savedViews.page,
      place: savedViews.place,
      query: savedViews.query,
      isOwn: sql<boolean>`${eq(savedViews.ownerId, ctx.actor.userId)}`,
      isShared: savedViews.isShared,
      version: savedViews.version,
    })
    .from(savedViews)
    .where(and(viewVisibleTo(ctx), where))
    .orderBy(asc(savedViews.page), asc(savedViews.place), byName(savedViews.name), asc(savedViews.id));
}

/** The views of one page that the actor may see, by name; one statement. */
export function viewsOf(ctx: PersonCtx, { page, place }: ViewPlace): Promise<SavedView[]> {
  return readViews(ctx, and(eq(savedViews.page, page), eq(savedViews.place, place)));
}

/** Every view that the actor may see, by page and name. */
export function listViews(ctx: PersonCtx): Promise<SavedView[]> {
  return readViews(ctx, undefined);
}

/** One view. Throws NOT_FOUND where it is absent or somebody else's own. */
export async function getView(ctx: PersonCtx, id: string): Promise<SavedView> {
  const [view] = await readViews(ctx, eq(savedViews.id, id));
  if (!view) throw new AppError("NOT_FOUND", `view ${id}`);
  return view;
}
