/** Meetings of a mission: planned one by one or with whoever owes an answer, held, or cancelled with the reason. */
import "server-only";
import { eq } from "drizzle-orm";
import { informationRequests } from "@/db/schema/information-request";
import { meetingIndicators, meetingRecords, meetings } from "@/db/schema/mission";
import { type AssessmentRecord, mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { nextNumber } from "@/lib/core/next-number";
import { type Result, refused } from "@/lib/core/result";
import { editionByHash } from "@/lib/editions/queries";
import { storedRequests } from "@/lib/information-requests/queries";
import { indicatorOf } from "@/lib/instruments/edition";
import { institutionOf } from "@/lib/registers/institution";
import { programmeDay } from "@/lib/settings/programme-day";
import { MEETING_ENTITY } from "./entities";
import {
  closedBySource,
  type StoredMeeting,
  type StoredMission,
  storedMeeting,
  storedMeetings,
  storedMission,
} from "./queries";
import { unvisitedInstitutions } from "./rules";
import type { PlanMeetings, SaveMeeting } from "./schema";

type MeetingRefusal =
  | "changed_meanwhile"
  | "no_institution"
  | "outside_mission"
  | "not_yet"
  | "no_plan"
  | "has_record"
  | "has_source"
  | "closed";

/**
 * Saves a new meeting, or all of one that was changed. Refused where somebody changed it meanwhile, for an institution
 * that is not open in the register of this country and for a day outside the mission; as held, before its day and before
 * the lead acknowledged the plan; and where it would take back that a meeting was held of which there is a record, or
 * change one of which a source was made. Throws NOT_FOUND for an unknown mission, meeting or indicator.
 */
export function saveMeeting(
  ctx: Ctx,
  input: SaveMeeting,
): Promise<Result<{ meeting: number; version: number }, MeetingRefusal>> {
  return mutateAssessment(ctx, "mission.write", input, "update", async (inside, assessment) => {
    const mission = await storedMission(inside, assessment.id, input.mission);
    const before = input.meeting === 0 ? null : await storedMeeting(inside, mission.id, input.meeting);
    const refusal = await refusalOf(inside, input, mission, before);
    if (refusal !== null) return refused(refusal);
    const institution = await institutionOf(inside, assessment.iso3, input, before);
    if (institution === null) return refused("no_institution");
    const { heldOn, startsAt, place, state, cancelReason, questions, spokenLanguage, language } = input;
    const { change, number } = await writeMeeting(inside, assessment, mission, before, {
      set: {
        ...institution,
        heldOn,
        startsAt,
        place,
        state,
        cancelReason,
        questions,
        spokenLanguage,
        language,
      },
      indicators: input.indicators,
    });
    return changed({ meeting: number, version: change.version }, change);
  });
}

async function refusalOf(
  ctx: MutationCtx,
  { version, heldOn, state }: SaveMeeting,
  mission: StoredMission,
  before: StoredMeeting | null,
): Promise<MeetingRefusal | null> {
  if ((before?.version ?? 0) !== version) return "changed_meanwhile";
  const closed = before === null ? null : await closedBySource(ctx, before);
  if (closed !== null) return closed;
  if (state !== "cancelled" && isOutside(mission, heldOn)) return "outside_mission";
  if (state === "held" && heldOn > (await programmeDay(ctx))) return "not_yet";
  if (state === "held" && before?.state !== "held" && mission.planAcknowledgedOn === null) return "no_plan";
  const hasRecord =
    before?.state === "held" &&
    state !== "held" &&
    (await ctx.tx.$count(meetingRecords, eq(meetingRecords.meetingId, before.id))) > 0;
  return hasRecord ? "has_record" : null;
}

function isOutside({ startsOn, endsOn }: StoredMission, day: string): boolean {
  return day < startsOn || day > endsOn;
}

/**
 * Plans a meeting with each of the chosen institutions that owe an answer, about what they were asked. Refused for a day
 * outside the mission, and where one of them has answered or is met meanwhile.
 */
export function planMeetings(
  ctx: Ctx,
  input: PlanMeetings,
): Promise<Result<{ planned: number }, "outside_mission" | "not_silent">> {
  return mutateAssessment(ctx, "mission.write", input, "update", async (inside, assessment) => {
    const mission = await storedMission(inside, assessment.id, input.mission);
    if (isOutside(mission, input.heldOn)) return refused("outside_mission");
    const [requests, met, today, ids] = [
      await storedRequests(inside, assessment.id),
      await storedMeetings(inside, mission.id),
      await programmeDay(inside),
      await askedInstitutions(inside, assessment.id),
    ];
    const unvisited = unvisitedInstitutions(requests, met, today);
    const changes: AuditChange[] = [];
    for (const name of new Set(input.institutions)) {
      const asked = unvisited.find(({ institutionName }) => institutionName === name);
      if (asked === undefined) return refused("not_silent");
      const { change } = await writeMeeting(inside, assessment, mission, null, {
        set: {
          institutionId: ids.get(name) ?? null,
          institutionName: name,
          heldOn: input.heldOn,
          state: "planned",
          language: input.language,
        },
        indicators: asked.indicators,
      });
      changes.push(change);
    }
    return changed({ planned: changes.length }, ...changes);
  });
}

/** The entries of the register behind the institutions that were asked, by name. */
async function askedInstitutions(
  ctx: MutationCtx,
  assessmentId: string,
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await ctx.tx
    .select({ name: informationRequests.institutionName, id: informationRequests.institutionId })
    .from(informationRequests)
    .where(eq(informationRequests.assessmentId, assessmentId));
  return new Map(rows.map(({ name, id }) => [name, id]));
}

type Written = {
  set: Omit<
    typeof meetings.$inferInsert,
    "id" | "missionId" | "number" | "sourceId" | "addedBy" | "addedAt" | "version"
  >;
  indicators: readonly string[];
};

/** Writes a meeting with its indicators, inside a write whose rights and reasons to refuse were checked. */
async function writeMeeting(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  mission: StoredMission,
  before: StoredMeeting | null,
  { set, indicators }: Written,
): Promise<{ number: number; change: AuditChange }> {
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const codes = [...new Set(indicators)].map((code) => indicatorOf(edition, code).code);
  const id = before?.id ?? newId(ctx.now);
  const number =
    before?.number ?? (await nextNumber(ctx, meetings.number, eq(meetings.missionId, mission.id)));
  const version = (before?.version ?? 0) + 1;
  if (before === null)
    await ctx.tx.insert(meetings).values({
      id,
      missionId: mission.id,
      number,
      addedBy: personOf(ctx),
      addedAt: ctx.now,
      version,
      ...set,
    });
  else
    await ctx.tx
      .update(meetings)
      .set({ ...set, version })
      .where(eq(meetings.id, id));
  await ctx.tx.delete(meetingIndicators).where(eq(meetingIndicators.meetingId, id));
  if (codes.length > 0)
    await ctx.tx
      .insert(meetingIndicators)
      .values(codes.map((indicator) => ({ meetingId: id, editionId: assessment.editionId, indicator })));
  const after = await storedMeeting(ctx, mission.id, number);
  return { number, change: meetingChange(assessment, mission.number, before, after) };
}

/** The audited change of a meeting: everything but what was said in it. */
export function meetingChange(
  { round, iso3 }: Pick<AssessmentRecord, "round" | "iso3">,
  mission: number,
  before: StoredMeeting | null,
  after: StoredMeeting,
): AuditChange {
  const contentOf = ({ id: _id, number, version: _version, ...content }: StoredMeeting) => ({
    round,
    country: iso3,
    mission,
    meeting: number,
    ...content,
  });
  return {
    entity: MEETING_ENTITY,
    entityId: after.id,
    version: after.version,
    before: before && contentOf(before),
    after: contentOf(after),
  };
}
