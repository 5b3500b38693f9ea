import "server-only";
import { and, asc, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
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
    or(isOwn(ctx.actor.userId), savedViews.isShared),
    or(eq(savedViews.page, "register"), and(inArray(savedViews.page, [...OF_ROUNDS]), sql`exists ${place}`)),
  );
}

/** The columns of a view as its reader gets it. */
function viewColumns({ actor }: PersonCtx) {
  return {
    id: savedViews.id,
    name: savedViews.name,
    page: savedViews.page,
    place: savedViews.place,
    query: savedViews.query,
    isOwn: sql<boolean>`${isOwn(actor.userId)}`,
    isShared: savedViews.isShared,
    version: savedViews.version,
  };
}

const isOwn = (userId: string) => eq(savedViews.ownerId, userId);

function readViews(ctx: PersonCtx, where: SQL | undefined): Promise<SavedView[]> {
  return ctx.read
    .select(viewColumns(ctx))
    .from(savedViews)
    .where(and(viewVisibleTo(ctx), where))
    .orderBy(asc(savedViews.page), asc(savedViews.place), byName(savedViews.name), asc(savedViews.id));
}

/** The views of one page that the actor may see, by name; one statement. */
export function viewsOf(ctx: PersonCtx, { page, place }: ViewPlace): Promise<SavedView[]> {
  return readViews(ctx, and(eq(savedViews.page, page), eq(savedViews.place, place)));
}

/**
 * The programme's rounds that the actor may see, latest first, and the views of one of them by name: what stands around
 * the page of a round, in one statement.
 */
export async function aroundRound(
  ctx: PersonCtx,
  code: string,
): Promise<{ rounds: { code: string; title: string }[]; views: SavedView[] }> {
  const rows = await ctx.read
    .select({ code: rounds.code, title: rounds.title, view: viewColumns(ctx) })
    .from(rounds)
    .leftJoin(
      savedViews,
      and(
        eq(savedViews.page, "round"),
        eq(savedViews.place, rounds.code),
        eq(savedViews.place, code),
        or(isOwn(ctx.actor.userId), savedViews.isShared),
      ),
    )
    .where(and(roundVisibleTo(ctx), eq(rounds.kind, "programme")))
    .orderBy(desc(rounds.startsOn), asc(rounds.code), byName(savedViews.name), asc(savedViews.id));
  return {
    rounds: [...new Map(rows.map((row) => [row.code, row.title]))].map(([own, title]) => ({
      code: own,
      title,
    })),
    views: rows.flatMap(({ view }) => view ?? []),
  };
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
