import "server-only";
import { and, eq, exists, inArray, isNull, lte } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { fieldDevices } from "@/db/schema/field-mode";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { type HousekeepingDatabase, housekeeping } from "@/lib/core/housekeeping";
import { ASSESSMENT_RULES } from "@/lib/policy/assessment";
import { livingDevices } from "./living";
import { FIELD_DUTIES } from "./parts";
import { recalledDevices } from "./recall";

/** The states of an assessment that may lie on a device. */
const STATES = [...new Set(ASSESSMENT_RULES["field_mode.use"].flatMap((rule) => rule.in))];

/**
 * Which of these devices are to let go of what they have: unknown ones, forgotten ones, those whose time is over, whose
 * person was disabled or holds no duty any more with which the assessment was taken along, whose assessment left drafting,
 * and those on which lies something of a source that may not lie there any more (`recalledDevices`). A duty that was given
 * since keeps nothing: what an assessor had is not for who rates a second time. Work that was not sent stays on them, to
 * be sent or taken along. Whoever asks has heard it, signed in or not: the ids are known to the devices alone.
 *
 * What cannot be promised: a device that never comes back hears nothing, and neither does one whose store was copied. There
 * the passphrase alone protects what it has, the time of at most fourteen days ends by its own clock, and nothing of this
 * recalls a passage that was erased in a source that stayed open, before the next pack.
 */
export function devicesOver(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return housekeeping(ctx, async (tx) => {
    const over = await overAmong({ ...ctx, read: tx }, ids);
    await noteContact(
      tx,
      ids.filter((id) => !over.includes(id)),
      { lastSeenAt: ctx.now, letGoAt: null },
    );
    await noteContact(tx, over, { lastSeenAt: ctx.now, letGoAt: ctx.now });
    return over;
  });
}

/** A device that asks has what it asks for: one that was told to let go before and asks again had not heard it. */
async function noteContact(
  tx: HousekeepingDatabase,
  ids: readonly string[],
  heard: Pick<typeof fieldDevices.$inferSelect, "lastSeenAt" | "letGoAt">,
): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(fieldDevices)
    .set(heard)
    .where(inArray(fieldDevices.id, [...ids]));
}

/** Which of these devices will be told so at their next contact. The caller has asked whether the actor may know. */
export async function overAmong(ctx: Ctx, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const duty = ctx.read
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
  const living = await ctx.read
    .select({ id: fieldDevices.id, userId: fieldDevices.userId })
    .from(fieldDevices)
    .innerJoin(users, eq(users.id, fieldDevices.userId))
    .innerJoin(assessments, eq(assessments.id, fieldDevices.assessmentId))
    .where(
      and(
        inArray(fieldDevices.id, [...ids]),
        livingDevices(ctx.now),
        isNull(users.disabledAt),
        inArray(assessments.state, STATES),
        exists(duty),
      ),
    );
  const kept = new Set<string>();
  for (const [userId, own] of Map.groupBy(living, (device) => device.userId)) {
    const mine = own.map(({ id }) => id);
    const recalled = await recalledDevices(ctx, userId, mine);
    for (const id of mine) if (!recalled.has(id)) kept.add(id);
  }
  return ids.filter((id) => !kept.has(id));
}
