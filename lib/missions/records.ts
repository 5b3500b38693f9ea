/** Consent, attribution and notes of a meeting that was held, until a source is made of them. */
import "server-only";
import { meetingRecords } from "@/db/schema/mission";
import { type AssessmentKey, mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { programmeDay } from "@/lib/settings/programme-day";
import { type DayRefusal, refusedDay } from "@/lib/sources/interview-days";
import { RECORD_ENTITY } from "./entities";
import {
  closedBySource,
  type StoredMeeting,
  type StoredRecord,
  storedMeeting,
  storedMission,
  storedRecord,
} from "./queries";
import type { MeetingKey, SaveRecord } from "./schema";

/** A meeting with its record, inside a write on its assessment. Throws NOT_FOUND. */
export async function meetingWithRecord(
  ctx: MutationCtx,
  assessmentId: string,
  { mission: number, meeting: ofMission }: MeetingKey,
): Promise<{ meeting: StoredMeeting; missionId: string; record: StoredRecord | null }> {
  const mission = await storedMission(ctx, assessmentId, number);
  const meeting = await storedMeeting(ctx, mission.id, ofMission);
  return { meeting, missionId: mission.id, record: await storedRecord(ctx, meeting.id) };
}

/**
 * Saves the record of a meeting as a whole. Refused where somebody changed it meanwhile, before the meeting was held,
 * where its days cannot be true, once its texts were erased, and once a source was made of it.
 */
export function saveRecord(
  ctx: Ctx,
  input: SaveRecord,
): Promise<
  Result<
    { version: number },
    "changed_meanwhile" | "not_held" | "has_source" | "closed" | "erased" | DayRefusal
  >
> {
  return mutateAssessment(ctx, "meeting_record.write", input, "update", async (inside, assessment) => {
    const { meeting, record: before } = await meetingWithRecord(inside, assessment.id, input);
    const closed = await closedBySource(inside, meeting);
    if (closed !== null) return refused(closed);
    if (meeting.state !== "held") return refused("not_held");
    if (before !== null && before.erasedAt !== null) return refused("erased");
    if ((before?.version ?? 0) !== input.version) return refused("changed_meanwhile");
    const { personCode, consent, consentOn, attribution, deleteOn } = input;
    if (!personCode || !consent || !consentOn || !attribution || !deleteOn) {
      throw new AppError("INVALID", "a record has a code, consent, attribution and a deletion date");
    }
    const { functionHeld, province, consentWithdrawnOn, notes, language } = input;
    const wrong = refusedDay(
      { heldOn: meeting.heldOn, consentOn, consentWithdrawnOn, deleteOn },
      { today: await programmeDay(inside), kept: before?.deleteOn ?? null },
    );
    if (wrong !== null) return refused(wrong);
    const version = input.version + 1;
    const set = {
      personCode,
      functionHeld,
      province,
      consent,
      consentOn,
      consentWithdrawnOn,
      attribution,
      deleteOn,
      notes,
      language,
      version,
    };
    await inside.tx
      .insert(meetingRecords)
      .values({ meetingId: meeting.id, ...set })
      .onConflictDoUpdate({ target: meetingRecords.meetingId, set });
    const after = await storedRecord(inside, meeting.id);
    return changed({ version }, recordChange(assessment, meeting.id, before, after));
  });
}

/** The audited change of a record; `after` null where it went into a source. */
export function recordChange(
  { round, iso3 }: AssessmentKey,
  meetingId: string,
  before: StoredRecord | null,
  after: StoredRecord | null,
): AuditChange {
  const contentOf = ({ version: _version, ...content }: StoredRecord) => ({
    round,
    country: iso3,
    ...content,
  });
  return {
    entity: RECORD_ENTITY,
    entityId: meetingId,
    version: after?.version ?? (before?.version ?? 0) + 1,
    before: before && contentOf(before),
    after: after && contentOf(after),
  };
}
