/** Field mode is switched on per device, ends after fourteen days, and is forgotten from anywhere. */
import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import { fieldDevices, fieldModes } from "@/db/schema/field-mode";
import { type AssessmentKey, mutateAssessment } from "@/lib/assessments/subject";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed, mutate } from "@/lib/core/mutate";
import type { PersonCtx } from "@/lib/core/request";
import type { Result } from "@/lib/core/result";
import { fieldUntil, isFieldTimeOver } from "./rules";
import type { AllowRestricted, FieldDeviceAnswer, SwitchOn } from "./schema";

const DEVICE_ENTITY = "field_device";
/** What the lead decided, by the id of the assessment. */
const MODE_ENTITY = "field_mode";

type Device = typeof fieldDevices.$inferSelect;

/** What the audit chain keeps of a device. What the person calls it is nobody else's. */
function audited({ userId, assessmentId, until, forgottenAt }: Device) {
  return {
    user: userId,
    assessment: assessmentId,
    until: until.toISOString(),
    forgottenAt: forgottenAt?.toISOString() ?? null,
  };
}

/**
 * Lets a device have the assessment for fourteen days from now; the same device again begins them anew. Throws NOT_FOUND
 * for a device of somebody else or of another assessment, and for one that was forgotten or whose time is over: that
 * one lets go of what it has.
 */
export function switchOnFieldMode(
  ctx: Ctx,
  key: AssessmentKey,
  input: SwitchOn,
): Promise<Result<FieldDeviceAnswer>> {
  return mutateAssessment(ctx, "field_mode.use", key, "share", async (inside, { id: assessmentId }) => {
    const { now, tx } = inside;
    const userId = personOf(inside);
    const before = "deviceId" in input ? await lockedDevice(inside, input.deviceId) : null;
    if (
      before !== null &&
      (before.userId !== userId || before.assessmentId !== assessmentId || isOver(before, now))
    )
      throw new AppError("NOT_FOUND", `field device ${before.id}`);
    const times = { renewedAt: now, until: fieldUntil(now), lastSeenAt: now, letGoAt: null };
    const made = { id: newId(now), userId, assessmentId, addedAt: now, forgottenAt: null, version: 0 };
    const after: Device = {
      ...(before ?? { ...made, name: "name" in input ? input.name : "" }),
      ...times,
      version: (before?.version ?? 0) + 1,
    };
    if (before === null) await tx.insert(fieldDevices).values(after);
    else await tx.update(fieldDevices).set(after).where(eq(fieldDevices.id, after.id));
    return changed(
      { deviceId: after.id, until: after.until.toISOString() },
      {
        entity: DEVICE_ENTITY,
        entityId: after.id,
        version: after.version,
        before: before === null ? null : audited(before),
        after: audited(after),
      },
    );
  });
}

/** Whether a device may not have anything any more. */
function isOver({ forgottenAt, until }: Pick<Device, "forgottenAt" | "until">, now: Date): boolean {
  return forgottenAt !== null || isFieldTimeOver(until, now);
}

async function lockedDevice({ read }: Ctx, id: string): Promise<Device> {
  const [row] = await read.select().from(fieldDevices).where(eq(fieldDevices.id, id)).for("no key update");
  if (row === undefined) throw new AppError("NOT_FOUND", `field device ${id}`);
  return row;
}

/**
 * Forgets one of the own devices: it gets nothing any more, and lets go of what it has as soon as it asks. Forgotten
 * again, it stays as it is. Throws NOT_FOUND for a device of somebody else.
 */
export function forgetFieldDevice(ctx: PersonCtx, deviceId: string): Promise<Result<{ deviceId: string }>> {
  const { userId } = ctx.actor;
  return mutate(
    ctx,
    "account.change",
    async () => ({ kind: "user", userId }),
    async (inside) => {
      const before = await lockedDevice(inside, deviceId);
      if (before.userId !== userId) throw new AppError("NOT_FOUND", `field device ${deviceId}`);
      if (before.forgottenAt !== null) return changed({ deviceId });
      const after = { ...before, forgottenAt: inside.now, version: before.version + 1 };
      await inside.tx
        .update(fieldDevices)
        .set({ forgottenAt: after.forgottenAt, version: after.version })
        .where(and(eq(fieldDevices.id, deviceId), isNull(fieldDevices.forgottenAt)));
      return changed(
        { deviceId },
        {
          entity: DEVICE_ENTITY,
          entityId: deviceId,
          version: after.version,
          before: audited(before),
          after: audited(after),
        },
      );
    },
  );
}

/** The lead lets restricted sources go with the assessment, or keeps them out again. Confidential ones never go. */
export function allowRestrictedInField(
  ctx: Ctx,
  { allowed, ...key }: AllowRestricted,
): Promise<Result<{ allowed: boolean }>> {
  const restrictedAllowed = allowed === "yes";
  return mutateAssessment(ctx, "field_mode.allow_restricted", key, "update", async (inside, { id }) => {
    const [before] = await inside.read.select().from(fieldModes).where(eq(fieldModes.assessmentId, id));
    if ((before?.restrictedAllowed ?? false) === restrictedAllowed) {
      return changed({ allowed: restrictedAllowed });
    }
    const set = {
      restrictedAllowed,
      changedBy: personOf(inside),
      changedAt: inside.now,
      version: (before?.version ?? 0) + 1,
    };
    await inside.tx
      .insert(fieldModes)
      .values({ assessmentId: id, ...set })
      .onConflictDoUpdate({ target: fieldModes.assessmentId, set });
    return changed(
      { allowed: restrictedAllowed },
      {
        entity: MODE_ENTITY,
        entityId: id,
        version: set.version,
        before: before === undefined ? null : { restrictedAllowed: before.restrictedAllowed },
        after: { restrictedAllowed },
      },
    );
  });
}
