import "server-only";
import { assessmentSubject } from "@/lib/assessments/subject";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { mutate } from "@/lib/core/mutate";
import type { AssessmentPermission } from "@/lib/policy/assessment";
import { type SaveRatingInput, type SaveRatingOutcome, saveOn, type WritableAssessment } from "./mutations";

/**
 * Changes a rating of the assessors after the State commented, with the reason, as a save does in drafting. Throws
 * NOT_FOUND, FORBIDDEN.
 */
export async function reviseRating(
  ctx: Ctx,
  input: Omit<SaveRatingInput, "kind"> & { reason: string },
): Promise<SaveRatingOutcome> {
  const key = { ...input, kind: "assessor" as const };
  const result = await mutate<AssessmentPermission, SaveRatingOutcome, never, WritableAssessment>(
    ctx,
    "rating.revise",
    async (inside) => {
      const { subject, assessment } = await assessmentSubject(inside, key, "share");
      return { ...subject, assessment };
    },
    (inside, subject) => saveOn(inside, subject, key),
  );
  if (!result.ok) throw new AppError("INTERNAL", "a save is never refused");
  return result.value;
}
