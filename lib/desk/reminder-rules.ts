/** What people of an assessment may be reminded of, and whom each reminder goes to. Pure. */
import type { AssessmentState, Duty, NotificationEvent, ReminderThing } from "@/db/enums";
import { ACTING, FINISHED_STATES, SOON_DAYS } from "@/lib/assessments/work-rules";
import { daysBetween } from "@/lib/core/days";
import { DRAFTERS } from "@/lib/policy/duties";

/** The event by which a reminder is told. */
export const REMINDER_EVENTS = {
  deadline: "reminded_of_deadline",
  comments: "reminded_of_comments",
  requests: "reminded_of_requests",
} as const satisfies Record<ReminderThing, NotificationEvent>;

/** What of an assessment waits for somebody. */
export type WaitingFacts = {
  readonly state: AssessmentState;
  /** The day by which the state is to be left; null where it has none. */
  readonly dueOn: string | null;
  /** Review comments without an end. */
  readonly openComments: number;
  /** Requests to institutions that are past their day and have neither answer nor refusal. */
  readonly lateRequests: number;
};

/** One thing to be reminded of, with the duties whose holders get the reminder. */
export type DueReminder = { readonly thing: ReminderThing; readonly duties: readonly Duty[] };

/**
 * The reminders that an assessment asks for on a day: of a state that is to be left within a week or is late, and of open
 * comments, whoever acts in the state; of requests to institutions that are past their day, the drafters.
 */
export function dueReminders(facts: WaitingFacts, today: string): readonly DueReminder[] {
  const { state, dueOn, openComments, lateRequests } = facts;
  if (FINISHED_STATES.includes(state)) return [];
  const acting = ACTING[state] ?? [];
  const isDue = dueOn !== null && daysBetween(today, dueOn) <= SOON_DAYS;
  // A State never answers review comments, which it does not see.
  const answersComments = acting.filter((duty) => duty !== "focal_point");
  return [
    ...(isDue && acting.length > 0 ? [{ thing: "deadline", duties: acting } as const] : []),
    ...(openComments > 0 && answersComments.length > 0
      ? [{ thing: "comments", duties: answersComments } as const]
      : []),
    ...(lateRequests > 0 ? [{ thing: "requests", duties: DRAFTERS } as const] : []),
  ];
}
