import "server-only";
import { and, eq, inArray, isNull, lte } from "drizzle-orm";
import { notificationPreferences, notifications } from "@/db/schema/notification";
import { nextVersion } from "@/lib/audit/next-version";
import { housekeeping } from "@/lib/core/housekeeping";
import { changed, mutate } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import { done } from "@/lib/core/result";
import type { UserSubject } from "@/lib/policy/subjects";
import { lockUser } from "@/lib/users/snapshot";
import { getPreferences } from "./queries";
import type { Preferences } from "./schema";

const PREFERENCES_ENTITY = "notification_preferences";

/** Notes that an own notification was read. One of somebody else is left alone. */
export async function markRead(ctx: PersonCtx, { id }: { id: string }) {
  await housekeeping(ctx, (tx) =>
    tx
      .update(notifications)
      .set({ readAt: ctx.now })
      .where(
        and(
          eq(notifications.id, id),
          eq(notifications.recipientId, ctx.actor.userId),
          isNull(notifications.readAt),
        ),
      ),
  );
  return done(null);
}

/** Notes that all own notifications until an instant were read. */
export async function markAllRead(ctx: PersonCtx, { until }: { until: Date }) {
  await housekeeping(ctx, (tx) =>
    tx
      .update(notifications)
      .set({ readAt: ctx.now })
      .where(
        and(
          eq(notifications.recipientId, ctx.actor.userId),
          isNull(notifications.readAt),
          lte(notifications.at, until),
        ),
      ),
  );
  return done(null);
}

/**
 * Keeps when the person wants mail, for the events named; the choices for all others stay. Counts for what comes from
 * now on.
 */
export function savePreferences(ctx: PersonCtx, preferences: Preferences) {
  const { userId } = ctx.actor;
  const load = async (): Promise<UserSubject> => ({ kind: "user", userId });
  return mutate(ctx, "account.change", load, async (inside) => {
    await lockUser(inside, userId);
    const before = Object.fromEntries(await getPreferences({ ...ctx, read: inside.read }));
    const after = { ...before, ...Object.fromEntries(preferences) };
    if ([...preferences].every(([event, choice]) => before[event] === choice)) return changed(null);
    await inside.tx
      .delete(notificationPreferences)
      .where(
        and(
          eq(notificationPreferences.userId, userId),
          inArray(notificationPreferences.event, [...preferences.keys()]),
        ),
      );
    await inside.tx
      .insert(notificationPreferences)
      .values([...preferences].map(([event, mailChoice]) => ({ userId, event, mailChoice })));
    const version = await nextVersion(inside, PREFERENCES_ENTITY, userId);
    return changed(null, { entity: PREFERENCES_ENTITY, entityId: userId, version, before, after });
  });
}
