import "server-only";
import { and, eq, exists, inArray, isNull, lte } from "drizzle-orm";
import { assessmentDuties } from "@/db/schema/assessment";
import { fieldDevices } from "@/db/schema/field-mode";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { housekeeping } from "@/lib/core/housekeeping";
import { livingDevices } from "./living";
import { FIELD_DUTIES } from "./parts";

/**
 * Which of these devices are to let go of what they have: unknown ones, forgotten ones, those whose time is over, whose
 * person was disabled or holds no duty any more with which the assessment was taken along. A duty that was given since
 * keeps nothing: what an assessor had is not for who rates a second time. Whoever asks has heard it, signed in or not:
 * the ids are known to the devices alone.
 */
export function devicesOver(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return housekeeping(ctx, async (tx) => {
    await tx
      .update(fieldDevices)
      .set({ lastSeenAt: ctx.now })
      .where(inArray(fieldDevices.id, [...ids]));
    const duty = tx
      .select({ id: assessmentDuties.id })
      .from(assessmentDuties)
      .where(
        and(
          eq(assessmentDuties.assessmentId, fieldDevices.assessmentId),
          eq(assessmentDuties.userId, fieldDevices.userId),
          inArray(assessmentDuties.duty, [...FIELD_DUTIES]),
          lte(assessmentDuties.givenAt, fieldDevices.renewedAt),
          isNull(assessmentDuties.endedAt),
        ),
      );
    const kept = await tx
      .select({ id: fieldDevices.id })
      .from(fieldDevices)
      .innerJoin(users, eq(users.id, fieldDevices.userId))
      .where(
        and(
          inArray(fieldDevices.id, [...ids]),
          livingDevices(ctx.now),
          isNull(users.disabledAt),
          exists(duty),
        ),
      );
    return ids.filter((id) => !kept.some((device) => device.id === id));
  });
}
