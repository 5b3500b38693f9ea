/** Recommendations as lines of a list, each with answer and progress as they stand. */
import "server-only";
import { eq } from "drizzle-orm";
import type { ProgressStep, StateAnswer } from "@/db/enums";
import { recommendationFindings } from "@/db/schema/recommendation";
import type { Ctx } from "@/lib/core/context";
import { programmeDay } from "@/lib/settings/programme-day";
import { type StoredRecommendation, storedAnswers, storedProgress, storedRecommendations } from "./queries";
import { answerNow, isOverdue, progressNow } from "./rules";

/** A recommendation in a list. */
export type RecommendationLine = Omit<StoredRecommendation, "id"> & {
  answer: StateAnswer | null;
  progress: ProgressStep;
  overdue: boolean;
};

/** The recommendations of an assessment, or those that answer one finding. The caller has asked whether the actor may read them. */
export async function recommendationLines(
  ctx: Ctx,
  assessmentId: string,
  findingId: string | null = null,
): Promise<readonly RecommendationLine[]> {
  const all = await storedRecommendations(ctx, assessmentId);
  const own = findingId === null ? null : await answering(ctx, findingId);
  const shown = own === null ? all : all.filter(({ id }) => own.has(id));
  if (shown.length === 0) return [];
  const ids = shown.map(({ id }) => id);
  const today = await programmeDay(ctx);
  const answers = Map.groupBy(await storedAnswers(ctx, ids), ({ recommendationId }) => recommendationId);
  const progress = Map.groupBy(await storedProgress(ctx, ids), ({ recommendationId }) => recommendationId);
  return shown.map(({ id, ...recommendation }) => {
    const step = progressNow(progress.get(id) ?? []);
    const { dueOn, withdrawalReason } = recommendation;
    return {
      ...recommendation,
      answer: answerNow(answers.get(id) ?? [])?.answer ?? null,
      progress: step,
      overdue: isOverdue({ dueOn, isWithdrawn: withdrawalReason !== null, progress: step }, today),
    };
  });
}

async function answering(ctx: Ctx, findingId: string): Promise<ReadonlySet<string>> {
  const rows = await ctx.read
    .select({ id: recommendationFindings.recommendationId })
    .from(recommendationFindings)
    .where(eq(recommendationFindings.findingId, findingId));
  return new Set(rows.map(({ id }) => id));
}
