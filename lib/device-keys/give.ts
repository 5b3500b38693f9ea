import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq, inArray, isNotNull, lt, or } from "drizzle-orm";
import { deviceKeys, users } from "@/db/schema/user";
import { housekeeping } from "@/lib/core/housekeeping";
import type { PersonCtx } from "@/lib/core/request";
import { one } from "@/lib/core/rows";
import { KEPT_MS } from "@/lib/outbox/record";
import type { DeviceKeyAnswer, DeviceKeyRequest } from "./schema";

const KEY_BYTES = 32;

/**
 * The key under which this person's unsent work lies encrypted on this device; made at the first question. A key
 * that nobody asked for in thirty days is gone, and so are the keys of disabled people: what lies under them can no
 * longer be read, and the device is told to delete it.
 */
export function giveDeviceKey(
  ctx: PersonCtx,
  { deviceId, owners }: DeviceKeyRequest,
): Promise<DeviceKeyAnswer> {
  const owner = ctx.actor.userId;
  return housekeeping(ctx, async (tx) => {
    const expired = lt(deviceKeys.lastUsedAt, new Date(ctx.now.getTime() - KEPT_MS));
    const disabled = tx.select({ id: users.id }).from(users).where(isNotNull(users.disabledAt));
    await tx.delete(deviceKeys).where(or(expired, inArray(deviceKeys.userId, disabled)));
    await tx
      .insert(deviceKeys)
      .values({
        userId: owner,
        deviceId,
        key: randomBytes(KEY_BYTES),
        createdAt: ctx.now,
        lastUsedAt: ctx.now,
      })
      .onConflictDoUpdate({ target: [deviceKeys.userId, deviceKeys.deviceId], set: { lastUsedAt: ctx.now } });
    const kept = await tx
      .select({ userId: deviceKeys.userId, key: deviceKeys.key })
      .from(deviceKeys)
      .where(and(eq(deviceKeys.deviceId, deviceId), inArray(deviceKeys.userId, [...owners, owner])));
    const own = one(kept.filter(({ userId }) => userId === owner));
    return {
      owner,
      key: own.key.toString("base64"),
      over: owners.filter((id) => !kept.some(({ userId }) => userId === id)),
    };
  });
}
