/** Recommendations, the answers of States to them and the progress, as they are stored. */
import "server-only";
import { and, asc, eq, getTableColumns, inArray, type SQL, sql } from "drizzle-orm";
import { findings } from "@/db/schema/finding";
import {
  recommendationAnswers,
  recommendationFindings,
  recommendationProgress,
  recommendations,
  recommendationTargets,
} from "@/db/schema/recommendation";
import { registerEntries } from "@/db/schema/register";
import { assessmentKeyOf } from "@/lib/assessments/key-of";
import type { AssessmentKey } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

/** A level that an indicator is to reach. */
export type Target = { indicator: string; level: number };

/** A recommendation with the findings that it answers, by number, and the levels that it asks for. */
export type StoredRecommendation = Omit<
  typeof recommendations.$inferSelect,
  "assessmentId" | "editionId" | "institutionId" | "addedBy" | "addedAt"
> & {
  /** Code of the entry of the register of institutions; null where the register does not hold it. */
  institution: string | null;
  findings: readonly number[];
  targets: readonly Target[];
};

const STORED = {
  id: recommendations.id,
  number: recommendations.number,
  code: recommendations.code,
  wording: recommendations.wording,
  language: recommendations.language,
  institution: registerEntries.code,
  institutionName: recommendations.institutionName,
  strength: recommendations.strength,
  kind: recommendations.kind,
  dueOn: recommendations.dueOn,
  costBand: recommendations.costBand,
  withdrawalReason: recommendations.withdrawalReason,
  version: recommendations.version,
  findings: sql<
    number[]
  >`array(select ${findings.number} from ${recommendationFindings} join ${findings} on ${findings.id} = ${recommendationFindings.findingId} where ${recommendationFindings.recommendationId} = ${recommendations.id} order by 1)`,
  targets: sql<
    Target[]
  >`(select coalesce(jsonb_agg(jsonb_build_object('indicator', ${recommendationTargets.indicator}, 'level', ${recommendationTargets.level}::float8) order by ${recommendationTargets.indicator}), '[]') from ${recommendationTargets} where ${recommendationTargets.recommendationId} = ${recommendations.id})`,
};

function read(ctx: Ctx, where: SQL | undefined): Promise<readonly StoredRecommendation[]> {
  return ctx.read
    .select(STORED)
    .from(recommendations)
    .leftJoin(registerEntries, eq(registerEntries.id, recommendations.institutionId))
    .where(where)
    .orderBy(asc(recommendations.number));
}

/** The recommendations of an assessment in their order. The caller has asked whether the actor may read them. */
export function storedRecommendations(
  ctx: Ctx,
  assessmentId: string,
): Promise<readonly StoredRecommendation[]> {
  return read(ctx, eq(recommendations.assessmentId, assessmentId));
}

/** One recommendation of an assessment, by its code. Throws NOT_FOUND. The caller has asked whether the actor may read it. */
export async function storedRecommendation(
  ctx: Ctx,
  assessmentId: string,
  code: string,
): Promise<StoredRecommendation> {
  const [row] = await read(
    ctx,
    and(eq(recommendations.assessmentId, assessmentId), eq(recommendations.code, code)),
  );
  if (!row) throw new AppError("NOT_FOUND", `recommendation ${code}`);
  return row;
}

/** The assessment that a recommendation belongs to. Throws NOT_FOUND. */
export async function assessmentOfRecommendation(ctx: Ctx, code: string): Promise<AssessmentKey> {
  const key = await assessmentKeyOf(
    ctx,
    ctx.read
      .select({ id: recommendations.assessmentId })
      .from(recommendations)
      .where(eq(recommendations.code, code)),
  );
  if (key === null) throw new AppError("NOT_FOUND", `recommendation ${code}`);
  return key;
}

/** An answer of the State. */
export type StoredAnswer = Omit<typeof recommendationAnswers.$inferSelect, "givenBy">;
/** A line of the progress. */
export type StoredProgress = typeof recommendationProgress.$inferSelect;

const { givenBy: _givenBy, ...ANSWER } = getTableColumns(recommendationAnswers);

/** Every answer to some recommendations, oldest first. */
export function storedAnswers(ctx: Ctx, ids: readonly string[]): Promise<readonly StoredAnswer[]> {
  return ctx.read
    .select(ANSWER)
    .from(recommendationAnswers)
    .where(inArray(recommendationAnswers.recommendationId, [...ids]))
    .orderBy(asc(recommendationAnswers.number));
}

/** Every line of the progress of some recommendations, oldest first. */
export function storedProgress(ctx: Ctx, ids: readonly string[]): Promise<readonly StoredProgress[]> {
  return ctx.read
    .select()
    .from(recommendationProgress)
    .where(inArray(recommendationProgress.recommendationId, [...ids]))
    .orderBy(asc(recommendationProgress.number));
}
