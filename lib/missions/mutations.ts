/** A visit is planned, and the lead acknowledges its safety and ethics plan. */
import "server-only";
import { and, eq, ne, notBetween } from "drizzle-orm";
import { meetings, missions } from "@/db/schema/mission";
import { type AssessmentKey, mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { nextNumber } from "@/lib/core/next-number";
import { type Result, refused } from "@/lib/core/result";
import { programmeDay } from "@/lib/settings/programme-day";
import { MISSION_ENTITY } from "./entities";
import { type StoredMission, storedMission } from "./queries";
import type { AcknowledgePlan, SaveMission } from "./schema";

/**
 * Saves a new mission, or all of one that was changed. Other days or places need the plan acknowledged anew. Refused
 * where somebody changed it meanwhile, and where a meeting that was not cancelled would lie outside its days.
 */
export function saveMission(
  ctx: Ctx,
  input: SaveMission,
): Promise<Result<{ mission: number; version: number }, "changed_meanwhile" | "meetings_outside">> {
  return mutateAssessment(ctx, "mission.write", input, "update", async (inside, assessment) => {
    const { startsOn, endsOn, places, language } = input;
    const before = input.mission === 0 ? null : await storedMission(inside, assessment.id, input.mission);
    if ((before?.version ?? 0) !== input.version) return refused("changed_meanwhile");
    if (before !== null && (await hasMeetingOutside(inside, before.id, input))) {
      return refused("meetings_outside");
    }
    const version = input.version + 1;
    const set = { startsOn, endsOn, places, language, version };
    const isOther = before?.startsOn !== startsOn || before.endsOn !== endsOn || before.places !== places;
    const number =
      before?.number ?? (await nextNumber(inside, missions.number, eq(missions.assessmentId, assessment.id)));
    if (before === null)
      await inside.tx.insert(missions).values({
        id: newId(inside.now),
        assessmentId: assessment.id,
        number,
        addedBy: personOf(inside),
        addedAt: inside.now,
        ...set,
      });
    else
      await inside.tx
        .update(missions)
        .set({ ...set, ...(isOther ? { planAcknowledgedOn: null, planAcknowledgedBy: null } : {}) })
        .where(eq(missions.id, before.id));
    const after = await storedMission(inside, assessment.id, number);
    return changed({ mission: number, version }, missionChange(assessment, before, after));
  });
}

/** The lead acknowledges the plan as of today. Refused where the mission was changed meanwhile. */
export function acknowledgePlan(
  ctx: Ctx,
  input: AcknowledgePlan,
): Promise<Result<{ version: number }, "changed_meanwhile">> {
  return mutateAssessment(ctx, "mission.acknowledge", input, "update", async (inside, assessment) => {
    const before = await storedMission(inside, assessment.id, input.mission);
    if (before.version !== input.version) return refused("changed_meanwhile");
    const version = before.version + 1;
    await inside.tx
      .update(missions)
      .set({
        planAcknowledgedOn: await programmeDay(inside),
        planAcknowledgedBy: personOf(inside),
        version,
      })
      .where(eq(missions.id, before.id));
    const after = await storedMission(inside, assessment.id, input.mission);
    return changed({ version }, missionChange(assessment, before, after));
  });
}

function missionChange(
  { round, iso3 }: AssessmentKey,
  before: StoredMission | null,
  after: StoredMission,
): AuditChange {
  const contentOf = ({ id: _id, number, version: _version, ...content }: StoredMission) => ({
    round,
    country: iso3,
    mission: number,
    ...content,
  });
  return {
    entity: MISSION_ENTITY,
    entityId: after.id,
    version: after.version,
    before: before && contentOf(before),
    after: contentOf(after),
  };
}

async function hasMeetingOutside(
  ctx: MutationCtx,
  missionId: string,
  { startsOn, endsOn }: Pick<SaveMission, "startsOn" | "endsOn">,
): Promise<boolean> {
  const outside = and(
    eq(meetings.missionId, missionId),
    ne(meetings.state, "cancelled"),
    notBetween(meetings.heldOn, startsOn, endsOn),
  );
  return (await ctx.tx.$count(meetings, outside)) > 0;
}
