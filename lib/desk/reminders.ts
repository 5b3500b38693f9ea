import "server-only";
import { reminders } from "@/db/schema/reminder";
import { mutateAssessment } from "@/lib/assessments/subject";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { notify } from "@/lib/notifications/write";
import { programmeDay } from "@/lib/settings/programme-day";
import { dueReminders, REMINDER_EVENTS } from "./reminder-rules";
import type { SendReminder } from "./schema";
import { readWaiting } from "./waiting";

/**
 * Reminds the people of an assessment of one thing that waits for them, and records it; the mail, where a person wants
 * one, names neither State nor text. Refused where nothing of it waits, where nobody holds the duty, and where they were
 * reminded of it on the same day of the programme.
 */
export function sendReminder(
  ctx: Ctx,
  input: SendReminder,
): Promise<Result<{ people: number }, "nothing_waits" | "nobody_to_remind" | "sent_today">> {
  return mutateAssessment(ctx, "reminder.send", input, "share", async (inside, assessment) => {
    const { thing } = input;
    const today = await programmeDay(inside);
    const waiting = (await readWaiting(inside, [assessment.id], today)).get(assessment.id);
    const due = waiting && dueReminders(waiting, today).find((one) => one.thing === thing);
    if (waiting === undefined || due === undefined) return refused("nothing_waits");
    const actor = personOf(inside);
    const people = new Set(
      waiting.holders
        .filter(({ duty, userId }) => due.duties.includes(duty) && userId !== actor)
        .map(({ userId }) => userId),
    );
    if (people.size === 0) return refused("nobody_to_remind");
    const row = {
      id: newId(inside.now),
      assessmentId: assessment.id,
      thing,
      sentOn: today,
      sentBy: actor,
      sentAt: inside.now,
    };
    // Two managers at once: the second insert waits for the first and finds its row.
    const written = await inside.tx
      .insert(reminders)
      .values(row)
      .onConflictDoNothing()
      .returning({ id: reminders.id });
    if (written.length === 0) return refused("sent_today");
    await notify(inside, REMINDER_EVENTS[thing], { assessment, people: [...people] });
    const after = { round: assessment.round, country: assessment.iso3, thing, sentOn: today, sentBy: actor };
    return changed(
      { people: people.size },
      { entity: "reminder", entityId: row.id, version: 1, before: null, after },
    );
  });
}
