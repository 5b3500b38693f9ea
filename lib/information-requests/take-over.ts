/** A rating, and the scope, take over what was asked and not answered: at somebody's word, never by themselves. */
import "server-only";
import { getAssessment } from "@/lib/assessments/queries";
import { addToScope } from "@/lib/assessments/scope-lines";
import type { Ctx } from "@/lib/core/context";
import { newId } from "@/lib/core/ids";
import { done, type Result, refused } from "@/lib/core/result";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { programmeDay } from "@/lib/settings/programme-day";
import { storedRequest, storedRequests } from "./queries";
import { requestState, supportsReason, unansweredInstitutions } from "./rules";
import type { TakeIntoRating, TakeIntoScope } from "./schema";

/**
 * Fills in what was asked, of whom, when, by when and how it was refused in the rating of an indicator of the request.
 * Refused where the rating is not "not assessed" for a reason that the request bears out, and where somebody changed it
 * meanwhile. Throws NOT_FOUND, FORBIDDEN or LOCKED.
 */
export async function takeIntoRating(
  ctx: Ctx,
  { round, iso3, number, indicator }: TakeIntoRating,
): Promise<Result<null, "other_reason" | "not_of_request" | "changed_meanwhile">> {
  const { assessment } = await getAssessment(ctx, { round, iso3 }, "information_request.read");
  const request = await storedRequest(ctx, assessment.id, number);
  if (!request.indicators.includes(indicator)) return refused("not_of_request");
  const key = { round, iso3, indicator, kind: "assessor" as const };
  const rating = await getRating(ctx, key);
  const state = requestState(request, await programmeDay(ctx));
  if (!supportsReason(state, rating.notAssessedReason)) return refused("other_reason");
  const outcome = await saveRating(ctx, {
    ...key,
    baseVersion: rating.version,
    mutationId: newId(ctx.now),
    fields: {
      requestWhat: request.what,
      requestOf: request.institutionName,
      requestOn: request.askedOn,
      requestBy: request.dueOn,
      ...(request.refusalReason === null
        ? {}
        : { requestRefusal: `${request.refusalReason} (${request.refusedOn})` }),
    },
  });
  return outcome.status === "saved" ? done(null) : refused("changed_meanwhile");
}

/**
 * Adds institutions with an unanswered request to the scope, under what it says of them already. Refused where the scope
 * was changed meanwhile, and for an institution that is not among those that it could take. Throws NOT_FOUND, FORBIDDEN.
 */
export async function takeIntoScope(
  ctx: Ctx,
  { institutions, ...place }: TakeIntoScope,
): Promise<Result<{ version: number }, "changed_meanwhile" | "not_offered">> {
  const { assessment } = await getAssessment(ctx, place, "information_request.read");
  const [requests, today] = await Promise.all([storedRequests(ctx, assessment.id), programmeDay(ctx)]);
  const offered = unansweredInstitutions(requests, today);
  const lines = { ...place, lines: institutions };
  return addToScope(ctx, assessment.id, lines, { field: "institutionsSilent", offered });
}
