/** Whose turn it is in an assessment, for *My work*. Pure. */
import type { AssessmentState, Duty } from "@/db/enums";
import type { SecondRatingTurn } from "@/lib/second-ratings/turns";

/** The duties that act in a state; a state without any waits for nobody on the team. */
export const ACTING: Partial<Record<AssessmentState, readonly Duty[]>> = {
  drafting: ["lead", "assessor"],
  internal_review: ["reviewer"],
  country_comment: ["focal_point"],
  comment_response: ["lead", "assessor"],
  approval: ["approver"],
};
/** States in which the work on an assessment is done. */
export const FINISHED_STATES: readonly AssessmentState[] = ["published", "closed", "withdrawn", "superseded"];

/** Where an assessment stands on the page of one person. */
export type WorkPlace = "waiting" | "elsewhere" | "over";

/** The duty that acts while a second rating is under way, beside those of drafting. */
const ACTING_IN_SECOND_RATING: Record<SecondRatingTurn, Duty> = {
  rate: "second_rater",
  reveal: "lead",
  decide: "reviewer",
};

/** Waiting for a person whose duty acts in the state or in the second rating, finished, or in other hands. */
export function workPlace(
  state: AssessmentState,
  duties: readonly Duty[],
  turn: SecondRatingTurn | null = null,
): WorkPlace {
  if (FINISHED_STATES.includes(state)) return "over";
  if (actsInSecondRating(duties, turn)) return "waiting";
  return ACTING[state]?.some((duty) => duties.includes(duty)) ? "waiting" : "elsewhere";
}

/** Whether the second rating waits for a person of these duties. */
export function actsInSecondRating(duties: readonly Duty[], turn: SecondRatingTurn | null): boolean {
  return turn !== null && duties.includes(ACTING_IN_SECOND_RATING[turn]);
}

/** What brought an assessment back to drafting, with the reason that was given. */
export type CameBack = { by: "return" | "reopen"; reason: string };

/** Why an assessment in drafting is there again; null where it never left, and in every other state. */
export function cameBack(
  state: AssessmentState,
  last: { transition: string; reason: string | null } | undefined,
): CameBack | null {
  if (state !== "drafting" || !last || last.reason === null) return null;
  const { transition: by, reason } = last;
  return by === "return" || by === "reopen" ? { by, reason } : null;
}

/** What is due this soon, in days, is counted at the head of the page. */
export const SOON_DAYS = 7;

/**
 * Whether something is late or due within a week that waits for the person; what others hold is not theirs to finish,
 * but counts for who follows the work of all.
 */
export function isDueSoon(
  place: WorkPlace,
  daysLeft: number | null,
  { followsAll = false }: { followsAll?: boolean } = {},
): boolean {
  const counts = place === "waiting" || (followsAll && place === "elsewhere");
  return counts && daysLeft !== null && daysLeft <= SOON_DAYS;
}

/** By due day, what has none last, then by code. */
export function byDueDay<Row extends { dueOn: string | null; iso3: string }>(a: Row, b: Row): number {
  const [first, second] = [a.dueOn ?? "9999", b.dueOn ?? "9999"];
  return first === second ? (a.iso3 < b.iso3 ? -1 : 1) : first < second ? -1 : 1;
}
