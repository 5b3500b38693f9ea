/** What the clock tells: deadlines that are near or passed, and the digests of the day. */
import "server-only";
import { and, asc, eq, gt, isNull, lte } from "drizzle-orm";
import { assessmentDueDates, assessments } from "@/db/schema/assessment";
import { notifications } from "@/db/schema/notification";
import { rounds } from "@/db/schema/round";
import { users } from "@/db/schema/user";
import { FINISHED_STATES, SOON_DAYS } from "@/lib/assessments/work-rules";
import type { Ctx } from "@/lib/core/context";
import { addDays, dayIn, daysBetween, hourIn } from "@/lib/core/days";
import { housekeeping } from "@/lib/core/housekeeping";
import { waitingSinceMin } from "@/lib/mail/rules";
import { writeMails } from "@/lib/mail/write";
import { programmeZone } from "@/lib/settings/programme-day";
import { deadlineEvent } from "./told";
import { writeNotifications } from "./write";

/** The hour at which the day's notices are written, in the programme's zone. */
export const MORNING_HOUR = 6;

/**
 * Once it is morning in the programme's zone: tells whose turn it is that a deadline is near or passed, once for each
 * day that was set, and writes one digest to each person for whom something waits. Run again on the same day it writes
 * nothing more. For the job that comes each hour.
 */
export async function writeDailyNotices(ctx: Ctx): Promise<void> {
  const zone = await programmeZone(ctx);
  const today = dayIn(zone, ctx.now);
  const morning = hourIn(zone, today, MORNING_HOUR);
  if (ctx.now < morning) return;
  await tellOfDeadlines(ctx, today, morning);
  await writeDigests(ctx, today, morning);
}

async function tellOfDeadlines(ctx: Ctx, today: string, morning: Date): Promise<void> {
  const due = await ctx.read
    .select({ id: assessments.id, state: assessments.state, dueOn: assessmentDueDates.dueOn })
    .from(assessments)
    .innerJoin(rounds, and(eq(rounds.id, assessments.roundId), eq(rounds.kind, "programme")))
    .innerJoin(
      assessmentDueDates,
      and(
        eq(assessmentDueDates.assessmentId, assessments.id),
        eq(assessmentDueDates.state, assessments.state),
      ),
    )
    .where(lte(assessmentDueDates.dueOn, addDays(today, SOON_DAYS)))
    .orderBy(asc(assessments.id));
  for (const { dueOn, ...assessment } of due) {
    const event = deadlineEvent(daysBetween(today, dueOn));
    if (event === null || FINISHED_STATES.includes(assessment.state)) continue;
    await housekeeping(ctx, (tx, askFor) =>
      writeNotifications({ actor: ctx.actor, read: tx }, { tx, askFor, now: morning }, event, {
        assessment,
        dueOn,
      }),
    );
  }
}

/** A digest takes up what came until the morning, is unread, and was in none before. */
async function writeDigests(ctx: Ctx, today: string, morning: Date): Promise<void> {
  const pending = and(
    eq(notifications.mailChoice, "daily_digest"),
    isNull(notifications.digestId),
    isNull(notifications.readAt),
    lte(notifications.at, morning),
    gt(notifications.at, waitingSinceMin(morning)),
  );
  await housekeeping(ctx, async (tx, askFor) => {
    const people = await tx
      .selectDistinct({ recipientId: notifications.recipientId })
      .from(notifications)
      .innerJoin(users, and(eq(users.id, notifications.recipientId), isNull(users.disabledAt)))
      .where(pending);
    const digests = await writeMails(
      { tx, askFor, now: ctx.now },
      people.map(({ recipientId }) => ({ kind: "digest", recipientId, digestOn: today })),
    );
    for (const { id, recipientId } of digests) {
      await tx
        .update(notifications)
        .set({ digestId: id })
        .where(and(pending, eq(notifications.recipientId, recipientId)));
    }
  });
}
