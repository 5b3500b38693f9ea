/** Notes of a meeting become a passage of a source, and are given to the indicators that were asked about. */
import "server-only";
import { eq } from "drizzle-orm";
import { meetingRecords, meetings } from "@/db/schema/mission";
import { type AssessmentRecord, assessmentSubject } from "@/lib/assessments/subject";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed, mutate } from "@/lib/core/mutate";
import { type Result, refused } from "@/lib/core/result";
import { can } from "@/lib/policy/can";
import type { SourceSubject } from "@/lib/policy/subjects";
import type { DayRefusal } from "@/lib/sources/interview-days";
import { insertPassage } from "@/lib/sources/passages";
import { type AddSource, addSourceSchema } from "@/lib/sources/schema";
import { addSubject, insertSource } from "@/lib/sources/write";
import { meetingChange } from "./meetings";
import { closedBySource, type StoredMeeting, type StoredRecord, storedMeeting } from "./queries";
import { meetingWithRecord, recordChange } from "./records";
import type { MakeSource } from "./schema";

type Loaded = SourceSubject & { assessment: AssessmentRecord };

/** Who may write the record may make the source of it, by the rule of adding any source. */
async function subjectOf(ctx: MutationCtx, input: MakeSource): Promise<Loaded> {
  const { subject, assessment } = await assessmentSubject(ctx, input, "update");
  if (!can(ctx.actor, "meeting_record.write", subject)) {
    throw new AppError("FORBIDDEN", "meeting_record.write");
  }
  return { ...(await addSubject(ctx, assessment.iso3)), assessment };
}

/**
 * Makes an interview source of a meeting that was held, once: with what was agreed, the notes as its passage, and a
 * citation for each chosen indicator. The meeting keeps the link alone. Refused without notes or consent, where somebody
 * changed the record meanwhile or made the source, where the days cannot be true any more, and as a public source where
 * what was agreed does not carry that. Throws NOT_FOUND, FORBIDDEN.
 */
export function makeSource(
  ctx: Ctx,
  input: MakeSource,
): Promise<
  Result<
    { code: string },
    "changed_meanwhile" | "has_source" | "closed" | "no_notes" | "not_public" | DayRefusal
  >
> {
  return mutate<
    "source.add",
    { code: string },
    "changed_meanwhile" | "has_source" | "closed" | "no_notes" | "not_public" | DayRefusal,
    Loaded
  >(
    ctx,
    "source.add",
    (inside) => subjectOf(inside, input),
    async (inside, { assessment }) => {
      const { meeting, missionId, record } = await meetingWithRecord(inside, assessment.id, input);
      const closed = await closedBySource(inside, meeting);
      if (closed !== null) return refused(closed);
      if (record === null || record.notes === null) return refused("no_notes");
      if (record.version !== input.version) return refused("changed_meanwhile");
      if (input.accessClass === "public" && record.attribution === "not_attributed") {
        return refused("not_public");
      }
      const made = await insertSource(inside, sourceOf(input, meeting, record));
      if (!made.ok) return made;
      const { id: sourceId, code, change } = made.value;
      const passage = await insertPassage(inside, made.value, {
        locator: null,
        body: record.notes,
        language: record.language,
        round: input.round,
        iso3: assessment.iso3,
        indicators: input.indicators,
        shows: input.shows,
        stance: input.stance,
      });
      await inside.tx.delete(meetingRecords).where(eq(meetingRecords.meetingId, meeting.id));
      const version = meeting.version + 1;
      await inside.tx.update(meetings).set({ sourceId, version }).where(eq(meetings.id, meeting.id));
      const after = await storedMeeting(inside, missionId, meeting.number);
      return changed(
        { code },
        change,
        ...passage.changes,
        recordChange(assessment, meeting.id, record, null),
        meetingChange(assessment, input.mission, meeting, after),
      );
    },
  );
}

/** What is known of the source, checked by the rules of the form of a source. */
function sourceOf(input: MakeSource, meeting: StoredMeeting, record: StoredRecord): AddSource {
  const { type, title, publisher, accessClass, reliability, credibility, iso3 } = input;
  const { personCode, functionHeld, province, consent, consentOn, attribution, deleteOn } = record;
  const parsed = addSourceSchema.safeParse({
    type,
    title,
    publisher,
    issuedByState: type === "interview_official",
    accessClass,
    reliability,
    credibility,
    language: meeting.spokenLanguage,
    typedLanguage: record.language,
    countries: [iso3],
    personCode,
    functionHeld,
    province,
    heldOn: meeting.heldOn,
    consent,
    consentOn,
    attribution,
    deleteOn,
  });
  if (!parsed.success) throw new AppError("INVALID", "the record of a meeting makes no source");
  return parsed.data;
}
