/** How far each State of a round is with assessing itself, without a level, for who may know it. */
import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratings } from "@/db/schema/rating";
import { selfAssessments } from "@/db/schema/self-assessment";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import type { RoundRecord } from "@/lib/rounds/queries";
import { programmeDay } from "@/lib/settings/programme-day";
import { progressOf, type SelfProgress } from "./rules";

export type SelfAssessmentLine = { iso3: string; progress: SelfProgress; dueOn: string | null };

/**
 * The States of a round in the order of their codes, each with how far its self-assessment is: those of which the actor
 * may know it. None where the round asks no State and none was asked.
 */
export async function selfAssessmentsOfRound(
  ctx: Ctx,
  round: Pick<RoundRecord, "id" | "asksSelfAssessment">,
): Promise<readonly SelfAssessmentLine[]> {
  const rows = await ctx.read
    .select({
      iso3: countries.iso3,
      dueOn: selfAssessments.dueOn,
      isCertified: sql<boolean>`${selfAssessments.certifiedAt} is not null`,
      isBegun: sql<boolean>`exists (select 1 from ${ratings} where ${ratings.assessmentId} = ${assessments.id} and ${ratings.kind} = 'self')`,
    })
    .from(assessments)
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .leftJoin(selfAssessments, eq(selfAssessments.assessmentId, assessments.id))
    .where(and(eq(assessments.roundId, round.id), visibleTo(ctx.actor, "self_rating.see")))
    .orderBy(asc(countries.iso3));
  const isAsked = round.asksSelfAssessment || rows.some(({ dueOn }) => dueOn !== null);
  if (rows.length === 0 || !isAsked) return [];
  const today = await programmeDay(ctx);
  return rows.map(({ iso3, ...row }) => ({
    iso3,
    dueOn: row.dueOn,
    progress: progressOf({ ...row, today }),
  }));
}
