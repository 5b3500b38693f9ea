/** On the day that was agreed with a person the record of a meeting goes, also where no source was made of it. */
import "server-only";
import { eq } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { meetingRecords, meetings, missions } from "@/db/schema/mission";
import { rounds } from "@/db/schema/round";
import { mutateAssessment } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { changed } from "@/lib/core/mutate";
import { one } from "@/lib/core/rows";
import { programmeDay } from "@/lib/settings/programme-day";
import { ENFORCED_BY, ERASED, eraseRevisions } from "@/lib/sources/erase";
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
  const key = one(
    await ctx.read
      .select({ round: rounds.code, iso3: countries.iso3 })
      .from(meetings)
      .innerJoin(missions, eq(missions.id, meetings.missionId))
      .innerJoin(assessments, eq(assessments.id, missions.assessmentId))
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(eq(meetings.id, meetingId)),
  );
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
    await eraseRevisions(inside, RECORD_ENTITY, [meetingId]);
    const after = await storedRecord(inside, meetingId);
    return changed(null, { ...recordChange(key, meetingId, before, after), reason: ENFORCED_BY });
  });
}
