/** In which order the meetings of a mission stand, what is asked in them, and whom a visit should not leave out. Pure. */
import type { Confidence, NotAssessedReason, RatingState } from "@/db/enums";
import { requestState } from "@/lib/information-requests/rules";

type Moment = { heldOn: string; startsAt: string | null; number: number };

/** By day and time of day; what has no time stands at the end of its day, in the order in which it was planned. */
export function byDayAndTime(one: Moment, other: Moment): number {
  const key = ({ heldOn, startsAt }: Moment) => `${heldOn} ${startsAt ?? "~"}`;
  const [first, second] = [key(one), key(other)];
  return first === second ? one.number - other.number : first < second ? -1 : 1;
}

/** Why a question is open: nobody rated it, there was no answer, nobody got to it, or what it rests on is weak. */
export const OPEN_BECAUSE = ["not_rated", "no_answer", "not_reached", "low_confidence"] as const;
export type OpenBecause = (typeof OPEN_BECAUSE)[number];

type Rated = {
  state: RatingState | null;
  notAssessedReason: NotAssessedReason | null;
  confidence: Confidence | null;
};

/** Why the question of an indicator is open, by its rating; null where it is answered. */
export function openBecause(rating: Rated | undefined): OpenBecause | null {
  if (rating === undefined || rating.state === null) return "not_rated";
  const { state, notAssessedReason: reason, confidence } = rating;
  if (state === "not_assessed") return reason === "no_answer" || reason === "not_reached" ? reason : null;
  return state === "rated" && confidence === "low" ? "low_confidence" : null;
}

/** The indicators of an instrument in its order, the open ones first. */
export function openFirst<Question extends { why: OpenBecause | null }>(
  questions: readonly Question[],
): readonly Question[] {
  const isOpen = ({ why }: Question) => why !== null;
  return [...questions.filter(isOpen), ...questions.filter((question) => !isOpen(question))];
}

type Named = { institution: string | null; institutionName: string };
type Asked = Named & {
  dueOn: string;
  answeredOn: string | null;
  refusedOn: string | null;
  indicators: readonly string[];
};

/** One entry of the register, else one name. */
function isSame(one: Named, other: Named): boolean {
  const byCode = one.institution !== null && one.institution === other.institution;
  return byCode || one.institutionName === other.institutionName;
}

/** The day since which an institution owes an answer, and what about; null where it owes none. */
export function silentSince(
  institution: Named,
  requests: readonly Asked[],
  today: string,
): { since: string; indicators: readonly string[] } | null {
  const silent = requests.filter(
    (request) => isSame(request, institution) && requestState(request, today) === "unanswered",
  );
  const [first] = silent.map(({ dueOn }) => dueOn).sort();
  if (first === undefined) return null;
  return { since: first, indicators: [...new Set(silent.flatMap(({ indicators }) => indicators))].sort() };
}

/** An institution that owes an answer and that no meeting of the visit is planned or was held with. */
export type Unvisited = Named & { since: string; indicators: readonly string[] };

/** Each once, who owes an answer longest first. */
export function unvisitedInstitutions(
  requests: readonly Asked[],
  meetings: readonly (Named & { state: string })[],
  today: string,
): readonly Unvisited[] {
  const found: Unvisited[] = [];
  for (const { institution, institutionName } of requests) {
    const named = { institution, institutionName };
    const isMet = meetings.some((meeting) => meeting.state !== "cancelled" && isSame(meeting, named));
    const silent = silentSince(named, requests, today);
    if (silent === null || isMet || found.some((other) => isSame(other, named))) continue;
    found.push({ ...named, ...silent });
  }
  return found.sort((one, other) => (one.since < other.since ? -1 : one.since > other.since ? 1 : 0));
}
