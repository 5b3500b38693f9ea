/** How long each state is meant to take, and the days that follow from it. Pure. */
import type { AssessmentState } from "@/db/enums";
import { addDays, daysBetween } from "@/lib/core/days";

const WEEK = 7;

/**
 * Target length of each state in days, in order. Drafting holds what the method lists beside it: twelve weeks of desk
 * review, three of mission and six of writing.
 */
export const STATE_TARGETS = [
  { state: "scoping", days: 4 * WEEK },
  { state: "drafting", days: (12 + 3 + 6) * WEEK },
  { state: "internal_review", days: 3 * WEEK },
  { state: "country_comment", days: 8 * WEEK },
  { state: "comment_response", days: 4 * WEEK },
  { state: "approval", days: 2 * WEEK },
] as const satisfies readonly { state: AssessmentState; days: number }[];

/** The states that an assessment of a round goes through: with scoping or without, and with a State that is asked or not. */
export function statesInUse({
  beginsWithScoping = false,
  stateIsHeard = false,
}: {
  beginsWithScoping?: boolean;
  stateIsHeard?: boolean;
}): readonly AssessmentState[] {
  return [
    ...(beginsWithScoping ? (["scoping"] as const) : []),
    "drafting",
    "internal_review",
    ...(stateIsHeard ? FROM_SENDING : (["approval"] as const)),
  ];
}

/** The states of an assessment from the day on which its draft is sent to the State. */
const FROM_SENDING = [
  "country_comment",
  "comment_response",
  "approval",
] as const satisfies readonly AssessmentState[];

/** Target of drafting in days where the evidence is there already, after a return or for a corrigendum: writing alone. */
const REWORK_DAYS = 6 * WEEK;

export type DueDay = { state: AssessmentState; dueOn: string };

/** The day by which each state is to be left, counted one after the other from the day of opening. */
export function dueDaysFrom(
  openedOn: string,
  states: readonly AssessmentState[] = statesInUse({}),
): readonly DueDay[] {
  return daysFrom(openedOn, states, STATE_TARGETS);
}

/**
 * The due days of an assessment that came back into drafting on a day: writing again and every state after it, counted
 * from that day. A due day that lies later already stays.
 */
export function renewedDueDays(backOn: string, before: readonly DueDay[]): readonly DueDay[] {
  const states = before.map(({ state }) => state);
  const targets = STATE_TARGETS.map(({ state, days }) => ({
    state,
    days: state === "drafting" ? REWORK_DAYS : days,
  }));
  return daysFrom(backOn, states, targets).map((due) => laterOf(due, before));
}

/**
 * The due days from the day on which a draft is sent: the last day to comment, and after it the response and the
 * approval. Of these a due day that lies later already stays.
 */
export function dueDaysFromSending(
  sentOn: string,
  daysToComment: number,
  before: readonly DueDay[],
): readonly DueDay[] {
  const targets = STATE_TARGETS.map(({ state, days }) => ({
    state,
    days: state === "country_comment" ? daysToComment : days,
  }));
  return daysFrom(sentOn, FROM_SENDING, targets).map((due) =>
    due.state === "country_comment" ? due : laterOf(due, before),
  );
}

function laterOf({ state, dueOn }: DueDay, before: readonly DueDay[]): DueDay {
  const old = before.find((due) => due.state === state)?.dueOn ?? dueOn;
  return { state, dueOn: daysBetween(dueOn, old) > 0 ? old : dueOn };
}

function daysFrom(
  start: string,
  states: readonly AssessmentState[],
  targets: readonly { state: AssessmentState; days: number }[],
): readonly DueDay[] {
  let day = start;
  return targets
    .filter(({ state }) => states.includes(state))
    .map(({ state, days }) => {
      day = addDays(day, days);
      return { state, dueOn: day };
    });
}
