/** Removes what has run out and that nobody needs to see again. */
import "server-only";
import { and, isNull, lt, ne, or, type SQL } from "drizzle-orm";
import { fieldDevices } from "@/db/schema/field-mode";
import { mailOutbox, notifications } from "@/db/schema/notification";
import { deviceKeys, rateLimits, sessions } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { housekeeping } from "@/lib/core/housekeeping";
import { KEPT_MS } from "@/lib/outbox/record";
import { sweepPresence } from "@/lib/presence/mutations";
import { PASSING_RUN_TABLES, type RunTable } from "./runs";

/**
 * Ended sessions and devices whose time in the field is over stay this long, so that a person still sees where they were;
 * mails, so that an administrator sees what became of them.
 */
const SESSION_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** What a person was told of and has read stays a year; a deadline stays, so that it is not told a second time. */
const READ_KEPT_MS = 365 * 24 * 60 * 60 * 1000;

/** Imports, boundary files, runs of figures and of reports and checks of many entries that are so old end, and the files of the first two with them. */
const RUN_KEPT_MS = 24 * 60 * 60 * 1000;
/** What is worked on stays until no attempt at it can be under way any more. */
const WORKING_KEPT_MS = 2 * RUN_KEPT_MS;

/**
 * Deletes sessions that ended or were last seen thirty days ago, devices whose time in the field ended as long ago, keys
 * of unsent work that nobody asked for as long, mails of that age, notifications that were read a year ago, where people
 * were last seen minutes ago, rate limits that have run out, and imports, boundary files, runs of figures and of reports and
 * checks of many entries of yesterday that nobody works on.
 */
export async function cleanUp(ctx: Ctx): Promise<void> {
  const before = new Date(ctx.now.getTime() - SESSION_KEPT_MS);
  await housekeeping(ctx, async (tx) => {
    await tx.delete(sessions).where(or(lt(sessions.endedAt, before), lt(sessions.lastSeenAt, before)));
    for (const table of PASSING_RUN_TABLES) await tx.delete<RunTable>(table).where(isOver(table, ctx.now));
    await tx.delete(deviceKeys).where(lt(deviceKeys.lastUsedAt, new Date(ctx.now.getTime() - KEPT_MS)));
    await tx.delete(fieldDevices).where(lt(fieldDevices.until, before));
    await tx.delete(mailOutbox).where(lt(mailOutbox.createdAt, before));
    await tx
      .delete(notifications)
      .where(
        and(
          lt(notifications.readAt, new Date(ctx.now.getTime() - READ_KEPT_MS)),
          isNull(notifications.dueOn),
        ),
      );
    await sweepPresence(tx, ctx.now);
    await tx.delete(rateLimits).where(lt(rateLimits.expire, ctx.now.getTime()));
  });
}

/** The condition that a run has outlived what it was asked for. */
function isOver({ createdAt, status }: RunTable, now: Date): SQL | undefined {
  const before = (age: number) => lt(createdAt, new Date(now.getTime() - age));
  return or(and(before(RUN_KEPT_MS), ne(status, "working")), before(WORKING_KEPT_MS));
}
