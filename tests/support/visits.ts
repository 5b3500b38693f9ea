/** A visit of a team as it stands after its first meeting. */
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { meetingIndicators, meetingRecords, meetings, missions } from "@/db/schema/mission";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";

/** A mission whose plan waits for the lead, with a meeting that was held and its notes; made once. */
export async function makeVisit(
  db: Database,
  assessmentId: string,
  addedBy: string,
  now: Date,
): Promise<void> {
  if ((await db.read.$count(missions, eq(missions.assessmentId, assessmentId))) > 0) return;
  const { editionId } = one(
    await db.read
      .select({ editionId: assessments.editionId })
      .from(assessments)
      .where(eq(assessments.id, assessmentId)),
  );
  const [missionId, meetingId] = [newId(now), newId(now)];
  const typed = { language: "en", version: 1 };
  const added = { ...typed, addedBy, addedAt: now };
  await db.transaction(async (tx) => {
    await tx.insert(missions).values({
      id: missionId,
      assessmentId,
      number: 1,
      startsOn: "2026-05-04",
      endsOn: "2026-05-08",
      places: "Lakemouth\nHarbour",
      ...added,
    });
    await tx.insert(meetings).values({
      id: meetingId,
      missionId,
      number: 1,
      heldOn: "2026-05-04",
      startsAt: "09:30",
      institutionName: "Labour Inspectorate",
      place: "Lakemouth",
      state: "held",
      questions: "Which unit keeps the figures?",
      spokenLanguage: "fr",
      ...added,
    });
    await tx
      .insert(meetingIndicators)
      .values(["G2.1", "G3.1"].map((indicator) => ({ meetingId, editionId, indicator })));
    await tx.insert(meetingRecords).values({
      meetingId,
      personCode: "P-7",
      consent: "given",
      consentOn: "2026-05-04",
      attribution: "by_institution",
      deleteOn: "2099-05-04",
      notes: "The unit keeps monthly figures.",
      ...typed,
    });
  });
}
