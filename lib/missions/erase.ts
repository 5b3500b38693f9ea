/** On the day that was agreed with a person the record of a meeting goes, also where no source was made of it. */
import "server-only";
import { eq } from "drizzle-orm";
import { meetingRecords, meetings, missions } from "@/db/schema/mission";
import { assessmentKeyOf } from "@/lib/assessments/key-of";
import { mutateAssessment } from "@/lib/assessments/subject";
import { eraseRevisions } from "@/lib/audit/erase-revisions";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed } from "@/lib/core/mutate";
import { programmeDay } from "@/lib/settings/programme-day";
import { ENFORCED_BY, ERASED, type EraseOrigin } from "@/lib/sources/erase";
import { RECORD_ENTITY } from "./entities";
import { dueRecords, storedRecord } from "./queries";
import { recordChange } from "./records";

/** Erases every record whose day has come in the programme's zone. Answers how many. For the daily job. */
export async function eraseDueRecords(ctx: Ctx): Promise<number> {
  const due = await dueRecords(ctx, await programmeDay(ctx));
  for (const { meetingId } of due) await eraseRecord(ctx, meetingId);
  return due.length;
}

/** Takes away the texts of a record and every revision of it with its salt; consent and its days stay. */
async function eraseRecord(ctx: Ctx, meetingId: string) {
  const assessment = ctx.read
    .select({ id: missions.assessmentId })
    .from(meetings)
    .innerJoin(missions, eq(missions.id, meetings.missionId))
    .where(eq(meetings.id, meetingId));
  const key = await assessmentKeyOf(ctx, assessment);
  if (key === null) throw new AppError("NOT_FOUND", `meeting ${meetingId}`);
  return mutateAssessment(ctx, "meeting_record.write", key, "update", async (inside) => {
    const before = await storedRecord(inside, meetingId);
    if (before === null) return changed(null);
    await inside.tx
      .update(meetingRecords)
      .set({
        personCode: ERASED,
        functionHeld: null,
        province: null,
        notes: null,
        erasedAt: inside.now,
        version: before.version + 1,
      })
      .where(eq(meetingRecords.meetingId, meetingId));
    await eraseRevisions(inside, RECORD_ENTITY, [meetingId], ENFORCED_BY);
    const after = await storedRecord(inside, meetingId);
    return changed(null, { ...recordChange(key, meetingId, before, after), reason: ENFORCED_BY });
  });
}

/** Empties what was noted in a meeting before the source was made of it. */
export const eraseNoted: EraseOrigin = async (ctx, sourceId) => {
  const ofMeeting = await ctx.read
    .select({ id: meetings.id })
    .from(meetings)
    .where(eq(meetings.sourceId, sourceId));
  await eraseRevisions(
    ctx,
    RECORD_ENTITY,
    ofMeeting.map(({ id }) => id),
    ENFORCED_BY,
  );
};
