import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Duty } from "@/db/enums";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { userInterests, userRoles, users } from "@/db/schema/user";
import type { AuditChange } from "@/lib/audit/append";
import { settleLeftBehind } from "@/lib/contributions/left-behind";
import { constraintOf } from "@/lib/core/constraint";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { type Refused, type Result, refused } from "@/lib/core/result";
import { byName } from "@/lib/database/by-name";
import { notify } from "@/lib/notifications/write";
import { can } from "@/lib/policy/can";
import {
  DUTY_CONSTRAINTS,
  type DutyFacts,
  type DutyOutcome,
  type DutyRefusal,
  dutyRefusal,
} from "./duty-rules";
import { hasRated, hasReviewed, publishersOf } from "./past-raters";
import type { EndDuty, GiveDuties, HandOverDuty } from "./schema";
import { type AssessmentKey, type AssessmentRecord, mutateAssessment } from "./subject";

type DutyRow = typeof assessmentDuties.$inferSelect;

/**
 * Gives one person one duty on several assessments of a round, each by itself: what is refused for one country does
 * not keep the others from being given.
 */
export async function giveDuties(
  ctx: Ctx,
  input: GiveDuties,
): Promise<Result<{ outcomes: readonly DutyOutcome[] }>> {
  const outcomes: DutyOutcome[] = [];
  for (const iso3 of [...new Set(input.countries)].sort()) {
    outcomes.push({ iso3, refusal: await giveOne(ctx, { round: input.round, iso3 }, input) });
  }
  return { ok: true, value: { outcomes } };
}

async function giveOne(ctx: Ctx, key: AssessmentKey, input: GiveDuties): Promise<DutyOutcome["refusal"]> {
  try {
    const result = await giveDuty(ctx, key, input);
    return result.ok ? null : result.reason;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return "not_open";
    throw error;
  }
}

/** Gives a person a duty on one assessment; a lead gets the contributions that nobody reads any more. Refused where the rules of duties forbid it, with the reason. */
export function giveDuty(
  ctx: Ctx,
  key: AssessmentKey,
  input: { userId: string; duty: Duty },
): Promise<Result<{ dutyId: string }, DutyRefusal | "person_unknown">> {
  return refusingConstraints(
    mutateAssessment(ctx, "duty.give", key, "update", async (inside, assessment) => {
      const outcome = await insertDuty(inside, assessment, input);
      if (!outcome.ok) return outcome;
      const settled = await settleLeftBehind(inside, [assessment.id]);
      return changed({ dutyId: outcome.dutyId }, outcome.change, ...settled);
    }),
  );
}

/** Ends a duty, for a reason, and with it the links of who held it. Refused where it ended before. */
export function endDuty(ctx: Ctx, input: EndDuty): Promise<Result<{ dutyId: string }, "duty_ended">> {
  return mutateAssessment(ctx, "duty.give", input, "update", async (inside, assessment) => {
    const ended = await endRow(inside, assessment, input);
    if (!ended) return refused("duty_ended");
    return changed(
      { dutyId: input.dutyId },
      ended.change,
      ...(await settleLeftBehind(inside, [assessment.id])),
    );
  });
}

/**
 * Passes a duty to another person, for a reason, in one step. It opens no confidential source: those follow their
 * author; of contributions it opens those that nobody reads any more. Refused where the duty ended before, or the other person may not hold it.
 */
export function handOverDuty(
  ctx: Ctx,
  input: HandOverDuty,
): Promise<Result<{ dutyId: string }, DutyRefusal | "person_unknown" | "duty_ended">> {
  return refusingConstraints(
    mutateAssessment(ctx, "duty.give", input, "update", async (inside, assessment) => {
      const ended = await endRow(inside, assessment, input);
      if (!ended) return refused("duty_ended");
      const given = await insertDuty(inside, assessment, { userId: input.userId, duty: ended.duty });
      if (!given.ok) return given;
      const settled = await settleLeftBehind(inside, [assessment.id]);
      return changed({ dutyId: given.dutyId }, ended.change, given.change, ...settled);
    }),
  );
}

/** The database holds the same rules; what it refuses is the refusal that the rules would have given. */
async function refusingConstraints<T, Reason extends string>(
  work: Promise<Result<T, Reason>>,
): Promise<Result<T, Reason | DutyRefusal>> {
  try {
    return await work;
  } catch (error) {
    const refusal = DUTY_CONSTRAINTS[constraintOf(error) ?? ""];
    if (refusal === undefined) throw error;
    return refused(refusal);
  }
}

async function insertDuty(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  { userId, duty }: { userId: string; duty: Duty },
): Promise<{ ok: true; dutyId: string; change: AuditChange } | Refused<DutyRefusal | "person_unknown">> {
  const facts = await dutyFacts(ctx, assessment, userId);
  if (!facts) return refused("person_unknown");
  const refusal = dutyRefusal(duty, facts);
  if (refusal !== null) return refused(refusal);
  const dutyId = newId(ctx.now);
  const row = { id: dutyId, assessmentId: assessment.id, userId, duty, givenAt: ctx.now, endedAt: null };
  await ctx.tx.insert(assessmentDuties).values(row);
  await notify(ctx, "duty_given", { assessment, people: [userId] });
  const after = dutyContent(assessment, { ...row, endReason: null });
  return {
    ok: true,
    dutyId,
    change: { entity: "assessment_duty", entityId: dutyId, version: 1, before: null, after },
  };
}

async function endRow(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  { dutyId, reason }: { dutyId: string; reason: string },
): Promise<{ duty: Duty; change: AuditChange } | null> {
  const [row] = await ctx.tx
    .update(assessmentDuties)
    .set({ endedAt: ctx.now, endReason: reason })
    .where(
      and(
        eq(assessmentDuties.id, dutyId),
        eq(assessmentDuties.assessmentId, assessment.id),
        isNull(assessmentDuties.endedAt),
      ),
    )
    .returning();
  if (!row) return null;
  return {
    duty: row.duty,
    change: {
      entity: "assessment_duty",
      entityId: dutyId,
      version: 2,
      before: dutyContent(assessment, { ...row, endedAt: null, endReason: null }),
      after: dutyContent(assessment, row),
      reason,
    },
  };
}

function dutyContent(assessment: AssessmentRecord, row: DutyRow): Record<string, unknown> {
  const { id: _id, assessmentId: _assessmentId, ...content } = row;
  return { round: assessment.round, country: assessment.iso3, ...content };
}

/** What the rules of duties look at, or null where there is no such person. Interests and roles of the person wait. */
async function dutyFacts(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  userId: string,
): Promise<DutyFacts | null> {
  const [person] = await ctx.tx
    .select({ disabledAt: users.disabledAt })
    .from(users)
    .where(eq(users.id, userId))
    .for("no key update");
  if (!person) return null;
  const roles = await ctx.tx
    .select({ role: userRoles.role })
    .from(userRoles)
    .where(eq(userRoles.userId, userId));
  const active = await ctx.tx
    .select({ duty: assessmentDuties.duty, userId: assessmentDuties.userId })
    .from(assessmentDuties)
    .where(and(eq(assessmentDuties.assessmentId, assessment.id), isNull(assessmentDuties.endedAt)));
  const ownState = await ctx.tx.$count(
    userInterests,
    and(eq(userInterests.userId, userId), eq(userInterests.countryId, assessment.countryId)),
  );
  return {
    roles: roles.map(({ role }) => role),
    disabled: person.disabledAt !== null,
    ownState: ownState > 0,
    duties: active.filter((row) => row.userId === userId).map(({ duty }) => duty),
    hasLead: active.some(({ duty }) => duty === "lead"),
    hasRated: await hasRated(ctx, assessment.id, userId),
    hasReviewed: await hasReviewed(ctx, assessment.id, userId),
    hasApproved: (await publishersOf(ctx, assessment.id)).includes(userId),
  };
}

/** A duty with its person, for the pages of those who read the progress of the assessment. */
export type DutyRecord = {
  id: string;
  userId: string;
  name: string;
  duty: Duty;
  givenAt: Date;
  endedAt: Date | null;
  endReason: string | null;
};

/** Who holds which duty in the assessments of a round now, by the code of the country. */
export type RoundDuties = ReadonlyMap<string, readonly { duty: Duty; name: string }[]>;

/** The duties that are held in a round; for programme managers. Throws FORBIDDEN. */
export async function listRoundDuties(ctx: Ctx, roundId: string): Promise<RoundDuties> {
  if (!can(ctx.actor, "assessment.open", { kind: "installation" })) {
    throw new AppError("FORBIDDEN", "duties of a round");
  }
  const rows = await ctx.read
    .select({ iso3: countries.iso3, duty: assessmentDuties.duty, name: users.name })
    .from(assessmentDuties)
    .innerJoin(users, eq(users.id, assessmentDuties.userId))
    .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .where(and(eq(assessments.roundId, roundId), isNull(assessmentDuties.endedAt)))
    .orderBy(asc(assessmentDuties.duty), byName(users.name), asc(assessmentDuties.id));
  return Map.groupBy(rows, ({ iso3 }) => iso3);
}

/** All duties of an assessment, the active ones first. The caller has asked for `progress.read`. */
export function listDuties(ctx: Ctx, assessmentId: string): Promise<DutyRecord[]> {
  return ctx.read
    .select({
      id: assessmentDuties.id,
      userId: assessmentDuties.userId,
      name: users.name,
      duty: assessmentDuties.duty,
      givenAt: assessmentDuties.givenAt,
      endedAt: assessmentDuties.endedAt,
      endReason: assessmentDuties.endReason,
    })
    .from(assessmentDuties)
    .innerJoin(users, eq(users.id, assessmentDuties.userId))
    .innerJoin(assessments, eq(assessments.id, assessmentDuties.assessmentId))
    .where(eq(assessmentDuties.assessmentId, assessmentId))
    .orderBy(
      asc(assessmentDuties.endedAt),
      asc(assessmentDuties.duty),
      asc(users.name),
      asc(assessmentDuties.id),
    );
}
