import "server-only";
import { CHANGE_CAUSES, type NotAssessedReason } from "@/db/enums";
import type { Ctx } from "@/lib/core/context";
import { done, type Result, refused } from "@/lib/core/result";
import { reviseRating } from "@/lib/ratings/revise";
import type { RatingFields } from "@/lib/ratings/schema";
import type { ReviseRating } from "./schema";

/**
 * Changes a rating after the State commented, from the form of its point. Refused where somebody changed the same field
 * meanwhile, and where the edition does not take the judgement.
 */
export async function reviseFromForm(
  ctx: Ctx,
  input: ReviseRating,
): Promise<Result<{ version: number }, "changed_meanwhile" | "not_valid">> {
  const { round, iso3, indicator, version, mutationId, rationale, reason } = input;
  const changeCause = CHANGE_CAUSES.find((cause) => cause === input.changeCause);
  const fields: RatingFields = {
    ...judgementFields(input.judgement),
    rationale,
    ...(changeCause === undefined ? {} : { changeCause }),
    ...(input.overrideReason === null ? {} : { overrideReason: input.overrideReason }),
  };
  const outcome = await reviseRating(ctx, {
    round,
    iso3,
    indicator,
    baseVersion: version,
    mutationId,
    fields,
    reason,
  });
  if (outcome.status === "saved") return done({ version: outcome.version });
  return refused(outcome.status === "conflict" ? "changed_meanwhile" : "not_valid");
}

function judgementFields(judgement: string): RatingFields {
  const reasons: readonly NotAssessedReason[] = ["not_reached", "does_not_exist"];
  const notAssessedReason = reasons.find((reason) => reason === judgement);
  return notAssessedReason === undefined
    ? { state: "rated", level: Number(judgement), notAssessedReason: null }
    : { state: "not_assessed", level: null, notAssessedReason };
}
