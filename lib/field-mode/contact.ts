import "server-only";
import { and, eq, exists, inArray, isNull } from "drizzle-orm";
import { assessmentDuties } from "@/db/schema/assessment";
import { fieldDevices } from "@/db/schema/field-mode";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { housekeeping } from "@/lib/core/housekeeping";
import { DRAFTERS } from "@/lib/policy/duties";
import { livingDevices } from "./living";

/**
 * Which of these devices are to let go of what they have: unknown ones, forgotten ones, those whose time is over, whose
 * person was disabled or does not draft the assessment any more. Whoever asks has heard it, signed in or not: the ids are
 * known to the devices alone.
 */
export function devicesOver(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return housekeeping(ctx, async (tx) => {
    await tx
      .update(fieldDevices)
      .set({ lastSeenAt: ctx.now })
      .where(inArray(fieldDevices.id, [...ids]));
    const drafts = tx
      .select({ id: assessmentDuties.id })
      .from(assessmentDuties)
      .where(
        and(
          eq(assessmentDuties.assessmentId, fieldDevices.assessmentId),
          eq(assessmentDuties.userId, fieldDevices.userId),
          inArray(assessmentDuties.duty, [...DRAFTERS]),
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
          exists(drafts),
        ),
      );
    return ids.filter((id) => !kept.some((device) => device.id === id));
  });
}
