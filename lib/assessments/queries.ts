import "server-only";
import { and, asc, eq } from "drizzle-orm";
import type { AssessmentState } from "@/db/enums";
import { assessmentDueDates, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { rounds } from "@/db/schema/round";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { can } from "@/lib/policy/can";
import {
  type AssessmentKey,
  type AssessmentRecord,
  assessmentColumns,
  assessmentSubject,
  type NamedAssessment,
} from "./subject";
import { visibleTo } from "./visible-to";

/** An assessment for a page that needs a permission beyond seeing that it exists. Throws NOT_FOUND without it. */
export async function getAssessment(
  ctx: Ctx,
  key: AssessmentKey,
  permission: AssessmentPermission = "assessment.see",
): Promise<NamedAssessment> {
  const loaded = await assessmentSubject(ctx, key);
  if (!can(ctx.actor, permission, loaded.subject)) {
    throw new AppError("NOT_FOUND", `${permission} on ${key.round}/${key.iso3}`);
  }
  return loaded;
}

/** Assessments that the actor may see, by code of the country; of one round where a code is given. */
export function listAssessments(ctx: Ctx, filter: { round?: string } = {}): Promise<AssessmentRecord[]> {
  return ctx.read
    .select(assessmentColumns)
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(and(filter.round === undefined ? undefined : eq(rounds.code, filter.round), visibleTo(ctx.actor)))
    .orderBy(asc(rounds.code), asc(countries.iso3));
}

/** The day by which each state is to be left, with the reason of a change. */
export async function dueDates(
  ctx: Ctx,
  assessmentId: string,
): Promise<ReadonlyMap<AssessmentState, { dueOn: string; reason: string | null }>> {
  const rows = await ctx.read
    .select({
      state: assessmentDueDates.state,
      dueOn: assessmentDueDates.dueOn,
      reason: assessmentDueDates.reason,
    })
    .from(assessmentDueDates)
    .where(eq(assessmentDueDates.assessmentId, assessmentId));
  return new Map(rows.map(({ state, dueOn, reason }) => [state, { dueOn, reason }]));
}
