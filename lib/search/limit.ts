import "server-only";
import { countSearch, type SearchDoor } from "@/lib/auth/attempts";
import { type Ctx, databaseOf } from "@/lib/core/context";

/** Counts one search of the person at that door. Throws TOO_MANY. Who is not signed in may not search at all. */
export async function limitSearch(ctx: Ctx, door: SearchDoor): Promise<void> {
  if (ctx.actor.kind !== "user") return;
  await countSearch(databaseOf(ctx).pool, ctx.actor.userId, door);
}
