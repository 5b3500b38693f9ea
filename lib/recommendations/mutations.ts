/** What is recommended because of findings: written, changed and withdrawn by the drafters. */
import "server-only";
import { eq } from "drizzle-orm";
import { recommendationFindings, recommendations, recommendationTargets } from "@/db/schema/recommendation";
import { type AssessmentRecord, mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { changed } from "@/lib/core/mutate";
import { nextNumber } from "@/lib/core/next-number";
import { type Result, refused } from "@/lib/core/result";
import { judgedOf } from "@/lib/findings/proposed";
import { storedFindings } from "@/lib/findings/queries";
import { institutionOf } from "@/lib/registers/institution";
import { programmeDay } from "@/lib/settings/programme-day";
import { assessmentOfRecommendation, type StoredRecommendation, storedRecommendation } from "./queries";
import type { SaveRecommendation, WithdrawRecommendation } from "./schema";
import { levelsAbove } from "./targets";

/** The noun of a recommendation in the audit chain. */
export const RECOMMENDATION_ENTITY = "recommendation";

type Refusal =
  | "changed_meanwhile"
  | "withdrawn"
  | "no_institution"
  | "no_finding"
  | "target_off_findings"
  | "target_too_low"
  | "day_is_over";

/**
 * Saves a new recommendation, or all of one that was changed. Refused where somebody changed it meanwhile, for a day that
 * is over, for an institution that is not open in the register of this country, for findings that do not stand, and for a
 * level that no indicator of these findings can be asked to reach.
 */
export function saveRecommendation(
  ctx: Ctx,
  input: SaveRecommendation,
): Promise<Result<{ code: string; version: number }, Refusal>> {
  return mutateAssessment(ctx, "recommendation.write", input, "update", async (inside, assessment) => {
    const known = recommendationCode(assessment, input.number);
    const before = input.number === 0 ? null : await storedRecommendation(inside, assessment.id, known);
    if ((before?.version ?? 0) !== input.version) return refused("changed_meanwhile");
    if (before !== null && before.withdrawalReason !== null) return refused("withdrawn");
    const { wording, language, strength, kind, dueOn, costBand } = input;
    if (dueOn !== before?.dueOn && dueOn < (await programmeDay(inside))) return refused("day_is_over");
    const institution = await institutionOf(inside, assessment.iso3, input, before);
    if (institution === null) return refused("no_institution");
    const answered = await findingsAnswered(inside, assessment.id, input.findings);
    if (answered === null) return refused("no_finding");
    const wrong = await targetRefusal(inside, assessment, input, { before, indicators: answered.indicators });
    if (wrong !== null) return refused(wrong);
    const version = input.version + 1;
    const id = before?.id ?? newId(inside.now);
    const set = { wording, language, ...institution, strength, kind, dueOn, costBand, version };
    const number =
      before?.number ??
      (await nextNumber(inside, recommendations.number, eq(recommendations.assessmentId, assessment.id)));
    const code = before?.code ?? recommendationCode(assessment, number);
    if (before === null)
      await inside.tx.insert(recommendations).values({
        id,
        assessmentId: assessment.id,
        editionId: assessment.editionId,
        number,
        code,
        addedBy: personOf(inside),
        addedAt: inside.now,
        ...set,
      });
    else await inside.tx.update(recommendations).set(set).where(eq(recommendations.id, id));
    await writeLinks(inside, assessment, id, { findingIds: answered.ids, targets: input.targets });
    return changed({ code, version }, await changeOf(inside, assessment, code, before));
  });
}

/**
 * Says that a recommendation stands no more, with the reason, once; its address answers for ever. Refused where somebody
 * changed it meanwhile. Throws NOT_FOUND.
 */
export async function withdrawRecommendation(
  ctx: Ctx,
  input: WithdrawRecommendation,
): Promise<Result<{ code: string }, "changed_meanwhile">> {
  const key = await assessmentOfRecommendation(ctx, input.code);
  return mutateAssessment(ctx, "recommendation.write", key, "update", async (inside, assessment) => {
    const before = await storedRecommendation(inside, assessment.id, input.code);
    if (before.version !== input.version || before.withdrawalReason !== null)
      return refused("changed_meanwhile");
    await inside.tx
      .update(recommendations)
      .set({ withdrawalReason: input.reason, version: before.version + 1 })
      .where(eq(recommendations.id, before.id));
    return changed({ code: before.code }, await changeOf(inside, assessment, before.code, before));
  });
}

/** The permanent code of a recommendation. */
export function recommendationCode(
  { round, iso3 }: Pick<AssessmentRecord, "round" | "iso3">,
  number: number,
): string {
  return `${round}-${iso3}-R-${String(number).padStart(3, "0")}`;
}

/** The findings of these numbers with the indicators that they rest on; null where one of them does not stand. */
async function findingsAnswered(ctx: MutationCtx, assessmentId: string, numbers: readonly number[]) {
  const wanted = new Set(numbers);
  const standing = (await storedFindings(ctx, assessmentId)).filter(
    ({ number, state }) => state === "accepted" && wanted.has(number),
  );
  if (standing.length !== wanted.size) return null;
  return {
    ids: standing.map(({ id }) => id),
    indicators: new Set(standing.flatMap(({ indicators }) => indicators)),
  };
}

/** Why a level cannot be asked for; null where all can. One that was asked for before is not looked at again. */
async function targetRefusal(
  ctx: MutationCtx,
  assessment: AssessmentRecord,
  { targets }: SaveRecommendation,
  { before, indicators }: { before: StoredRecommendation | null; indicators: ReadonlySet<string> },
): Promise<"target_off_findings" | "target_too_low" | null> {
  if (targets.some(({ indicator }) => !indicators.has(indicator))) return "target_off_findings";
  const isKept = (indicator: string, level: number) =>
    before?.targets.some((kept) => kept.indicator === indicator && kept.level === level) ?? false;
  const fresh = targets.filter(({ indicator, level }) => !isKept(indicator, level));
  if (fresh.length === 0) return null;
  const { edition, ratings } = await judgedOf(ctx, assessment);
  const fits = fresh.every(({ indicator, level }) =>
    levelsAbove(edition, ratings, indicator).includes(level),
  );
  return fits ? null : "target_too_low";
}

async function writeLinks(
  ctx: MutationCtx,
  { editionId }: AssessmentRecord,
  recommendationId: string,
  { findingIds, targets }: { findingIds: readonly string[]; targets: SaveRecommendation["targets"] },
): Promise<void> {
  await ctx.tx
    .delete(recommendationFindings)
    .where(eq(recommendationFindings.recommendationId, recommendationId));
  await ctx.tx
    .delete(recommendationTargets)
    .where(eq(recommendationTargets.recommendationId, recommendationId));
  await ctx.tx
    .insert(recommendationFindings)
    .values(findingIds.map((findingId) => ({ recommendationId, findingId })));
  if (targets.length > 0)
    await ctx.tx.insert(recommendationTargets).values(
      targets.map(({ indicator, level }) => ({
        recommendationId,
        editionId,
        indicator,
        level: String(level),
      })),
    );
}

async function changeOf(
  ctx: MutationCtx,
  { id, round, iso3 }: AssessmentRecord,
  code: string,
  before: StoredRecommendation | null,
): Promise<AuditChange> {
  const after = await storedRecommendation(ctx, id, code);
  const contentOf = ({ id: _id, number: _number, version: _version, ...content }: StoredRecommendation) => ({
    round,
    country: iso3,
    ...content,
  });
  return {
    entity: RECOMMENDATION_ENTITY,
    entityId: after.id,
    version: after.version,
    before: before && contentOf(before),
    after: contentOf(after),
  };
}
