/** After the release: what the State answers, how far it says that it is, and what the programme finds when it looks. */
import "server-only";
import { eq } from "drizzle-orm";
import { recommendationAnswers, recommendationProgress } from "@/db/schema/recommendation";
import { mutateAssessment } from "@/lib/assessments/subject";
import type { AuditChange } from "@/lib/audit/append";
import { personOf } from "@/lib/core/acting-person";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { type Change, changed } from "@/lib/core/mutate";
import { nextNumber } from "@/lib/core/next-number";
import { type Refused, type Result, refused } from "@/lib/core/result";
import type { AssessmentSubject } from "@/lib/policy/subjects";
import { programmeDay } from "@/lib/settings/programme-day";
import { assertOpen } from "./access";
import {
  assessmentOfRecommendation,
  type StoredProgress,
  type StoredRecommendation,
  storedProgress,
  storedRecommendation,
} from "./queries";
import { progressNow } from "./rules";
import type { AnswerRecommendation, ReportProgress, VerifyProgress } from "./schema";

const ANSWER_ENTITY = "recommendation_answer";
/** The noun of a line of the progress in the audit chain. */
export const PROGRESS_ENTITY = "recommendation_progress";

/**
 * The State answers: its focal point, or the team from a letter. Every answer is kept and the last one holds. Refused
 * where a letter of the team has no reference, where its day lies ahead, and where the recommendation was withdrawn.
 */
export async function answerRecommendation(
  ctx: Ctx,
  input: AnswerRecommendation,
): Promise<Result<{ number: number }, "reference_missing" | "not_yet" | "withdrawn">> {
  return sayOf(
    ctx,
    "recommendation.answer",
    input.code,
    async (
      inside,
      recommendation,
      subject,
    ): Promise<Said<{ number: number }, "reference_missing" | "not_yet">> => {
      const isOfState = subject.duties.includes("focal_point");
      const { answer, reason, language } = input;
      const letter = isOfState
        ? { letterReference: null, letterOn: null }
        : { letterReference: input.letterReference, letterOn: input.letterOn };
      if (!isOfState && letter.letterOn === null) return refused("reference_missing");
      if (letter.letterOn !== null && letter.letterOn > (await programmeDay(inside)))
        return refused("not_yet");
      const own = eq(recommendationAnswers.recommendationId, recommendation.id);
      const row = {
        id: newId(inside.now),
        recommendationId: recommendation.id,
        number: await nextNumber(inside, recommendationAnswers.number, own),
        answer,
        reason,
        language,
        ...letter,
        answeredVersion: recommendation.version,
        givenBy: personOf(inside),
        givenAt: inside.now,
      };
      await inside.tx.insert(recommendationAnswers).values(row);
      const { number } = row;
      return changed(
        { number },
        madeOf(ANSWER_ENTITY, row.id, recommendation, { number, answer, reason, language, ...letter }),
      );
    },
  );
}

/**
 * The State says how far it is. Refused once the programme verified it, and where the recommendation was withdrawn. Gives
 * the id under which files are handed in with the report.
 */
export async function reportProgress(
  ctx: Ctx,
  input: ReportProgress,
): Promise<Result<{ progress: string }, "verified_already" | "withdrawn">> {
  return sayOf(
    ctx,
    "recommendation.report",
    input.code,
    async (inside, recommendation): Promise<Said<{ progress: string }, "verified_already">> => {
      if (progressNow(await storedProgress(inside, [recommendation.id])) === "verified")
        return refused("verified_already");
      return addLine(inside, recommendation, input, null);
    },
  );
}

/**
 * The programme says what it found when it looked at what was reported done: verified, or still under way. Refused where
 * nothing was reported done, and for who reported it.
 */
export async function verifyProgress(
  ctx: Ctx,
  input: VerifyProgress,
): Promise<Result<{ progress: string }, "not_reported" | "same_person" | "withdrawn">> {
  return sayOf(
    ctx,
    "recommendation.verify",
    input.code,
    async (inside, recommendation): Promise<Said<{ progress: string }, "not_reported" | "same_person">> => {
      const last = (await storedProgress(inside, [recommendation.id])).at(-1);
      if (last?.step !== "reported_done") return refused("not_reported");
      if (last.givenBy === personOf(inside)) return refused("same_person");
      return addLine(inside, recommendation, input, last.givenBy);
    },
  );
}

type Said<T, Reason extends string> = Change<T> | Refused<Reason>;

/** Something that is said of a recommendation that is open to who says it. Refused where it was withdrawn. */
async function sayOf<T, Reason extends string>(
  ctx: Ctx,
  permission: "recommendation.answer" | "recommendation.report" | "recommendation.verify",
  code: string,
  say: (
    inside: MutationCtx,
    recommendation: StoredRecommendation,
    subject: AssessmentSubject,
  ) => Promise<Said<T, Reason>>,
): Promise<Result<T, Reason | "withdrawn">> {
  const key = await assessmentOfRecommendation(ctx, code);
  return mutateAssessment<T, Reason | "withdrawn">(
    ctx,
    permission,
    key,
    "update",
    async (inside, assessment, subject) => {
      await assertOpen(inside, assessment.id, subject);
      const recommendation = await storedRecommendation(inside, assessment.id, code);
      if (recommendation.withdrawalReason !== null) return refused("withdrawn");
      return say(inside, recommendation, subject);
    },
  );
}

async function addLine(
  ctx: MutationCtx,
  recommendation: StoredRecommendation,
  { step, report, language }: ReportProgress | VerifyProgress,
  checkedReporter: string | null,
) {
  const own = eq(recommendationProgress.recommendationId, recommendation.id);
  const row = {
    id: newId(ctx.now),
    recommendationId: recommendation.id,
    number: await nextNumber(ctx, recommendationProgress.number, own),
    step,
    report,
    language,
    checkedReporter,
    givenBy: personOf(ctx),
    givenAt: ctx.now,
  };
  await ctx.tx.insert(recommendationProgress).values(row);
  return changed(
    { progress: row.id },
    madeOf(PROGRESS_ENTITY, row.id, recommendation, progressContent(row, [])),
  );
}

/** What the audit chain keeps of a line of the progress, with the names of its files. */
export function progressContent(
  { recommendationId, number, step, report, language, checkedReporter }: StoredProgress,
  files: readonly string[],
) {
  return { recommendationId, number, step, report, language, checkedReporter, files };
}

/** The event of something that was said of a recommendation. */
function madeOf(
  entity: string,
  entityId: string,
  { code }: StoredRecommendation,
  content: Record<string, unknown>,
): AuditChange {
  return { entity, entityId, version: 1, before: null, after: { recommendation: code, ...content } };
}
