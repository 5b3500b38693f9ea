/** How requests to institutions stand, and what follows for the scope and for ratings. Pure. */
import type { NotAssessedReason } from "@/db/enums";
import { missingLines } from "@/lib/assessments/scope-text-lines";

/** How a request stands on a day. */
export const REQUEST_STATES = ["waiting", "unanswered", "answered", "refused"] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

type Days = { dueOn: string; answeredOn: string | null; refusedOn: string | null };

/** The state that follows from the days; the last day to answer is still a day of waiting. */
export function requestState({ dueOn, answeredOn, refusedOn }: Days, today: string): RequestState {
  if (answeredOn !== null) return "answered";
  if (refusedOn !== null) return "refused";
  return today > dueOn ? "unanswered" : "waiting";
}

/** Names of the institutions with an unanswered request. */
export function unansweredInstitutions(
  requests: readonly (Days & { institutionName: string })[],
  today: string,
): readonly string[] {
  return requests
    .filter((request) => requestState(request, today) === "unanswered")
    .map(({ institutionName }) => institutionName);
}

/** Names of the institutions with an unanswered request that a text does not hold yet, each once. */
export function silentInstitutions(
  requests: readonly (Days & { institutionName: string })[],
  today: string,
  text: string | null,
): readonly string[] {
  return missingLines(unansweredInstitutions(requests, today), text);
}

/** Whether some rating that was not assessed may rest on a request in this state. */
export function maySupport(state: RequestState): boolean {
  return state === "unanswered" || state === "refused";
}

/** Whether a rating that was not assessed for this reason may rest on a request in this state. */
export function supportsReason(state: RequestState, reason: NotAssessedReason | null): boolean {
  return (reason === "no_answer" && state === "unanswered") || (reason === "refused" && state === "refused");
}
