/** Removes what has run out and that nobody needs to see again. */
import "server-only";
import { lt, or } from "drizzle-orm";
import { boundaryReadings } from "@/db/schema/boundary";
import { checkRuns } from "@/db/schema/check-run";
import { figureRuns } from "@/db/schema/figure-version";
import { importRuns } from "@/db/schema/import";
import { deviceKeys, rateLimits, sessions } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { housekeeping } from "@/lib/core/housekeeping";
import { KEPT_MS } from "@/lib/outbox/record";

/** Ended sessions stay this long, so that a person still sees where they were signed in. */
const SESSION_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** Imports, boundary files, runs of figures and checks of many entries that are so old end, and the files of the first two with them. */
const RUN_KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * Deletes sessions that ended or were last seen thirty days ago, keys of unsent work that nobody asked for as long, rate limits
 * that have run out, and imports, boundary files, runs of figures and checks of many entries of yesterday.
 */
export async function cleanUp(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - SESSION_KEPT_MS);
  const runsBefore = new Date(ctx.now.getTime() - RUN_KEPT_MS);
  await housekeeping(ctx, async (tx) => {
    await tx.delete(sessions).where(or(lt(sessions.endedAt, before), lt(sessions.lastSeenAt, before)));
    await tx.delete(importRuns).where(lt(importRuns.createdAt, runsBefore));
    await tx.delete(boundaryReadings).where(lt(boundaryReadings.createdAt, runsBefore));
    await tx.delete(checkRuns).where(lt(checkRuns.createdAt, runsBefore));
    await tx.delete(figureRuns).where(lt(figureRuns.createdAt, runsBefore));
    await tx.delete(deviceKeys).where(lt(deviceKeys.lastUsedAt, new Date(ctx.now.getTime() - KEPT_MS)));
    await tx.delete(rateLimits).where(lt(rateLimits.expire, ctx.now.getTime()));
  });
}
