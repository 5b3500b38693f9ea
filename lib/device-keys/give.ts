import "server-only";
import { randomBytes } from "node:crypto";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { deviceKeys, users } from "@/db/schema/user";
import { AppError } from "@/lib/core/errors";
import { housekeeping } from "@/lib/core/housekeeping";
import type { PersonCtx } from "@/lib/core/request";
import { one } from "@/lib/core/rows";
import type { DeviceKeyAnswer, DeviceKeyRequest } from "./schema";

const KEY_BYTES = 32;

/**
 * The key under which this person's unsent work lies encrypted on this device; made at the first question. Keys end
 * when their person is disabled, and when nobody asked for them in thirty days (the hourly job): what lies under them
 * can no longer be read, and the device is told to delete it. Throws UNAUTHENTICATED where the person was just disabled.
 */
export function giveDeviceKey(
  ctx: PersonCtx,
  { deviceId, owners }: DeviceKeyRequest,
): Promise<DeviceKeyAnswer> {
  const owner = ctx.actor.userId;
  return housekeeping(ctx, async (tx) => {
    // Locked, so that a key is made before the person is disabled, and deleted then, or not at all.
    const [person] = await tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.id, owner), isNull(users.disabledAt)))
      .for("share");
    if (person === undefined) throw new AppError("UNAUTHENTICATED", "the person is disabled");
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
