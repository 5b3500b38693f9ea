/** How requests to institutions stand, and what follows for the scope and for ratings. Pure. */
import type { NotAssessedReason } from "@/db/enums";

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

/** Names of the institutions with an unanswered request that a text does not hold yet, each once. */
export function silentInstitutions(
  requests: readonly (Days & { institutionName: string })[],
  today: string,
  text: string | null,
): readonly string[] {
  const names = requests
    .filter((request) => requestState(request, today) === "unanswered")
    .map(({ institutionName }) => institutionName);
  const lines = (text ?? "").split("\n").map((line) => line.trim());
  return [...new Set(names)].filter((name) => !lines.includes(name));
}

/** Names under what a text says already, each on a line of its own. */
export function withLines(text: string | null, names: readonly string[]): string {
  return [...(text === null ? [] : [text]), ...names].join("\n");
}

/** Whether a rating that was not assessed for this reason may rest on a request in this state. */
export function supportsReason(state: RequestState, reason: NotAssessedReason | null): boolean {
  return (reason === "no_answer" && state === "unanswered") || (reason === "refused" && state === "refused");
}
