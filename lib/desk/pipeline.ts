/** How the assessments of a round went through their states: counts by day, and which stood where. Pure. */
import type { AssessmentState } from "@/db/enums";
import { addDays } from "@/lib/core/days";

/** An assessment came into a state on a day of the programme's zone. */
export type StateChange = {
  readonly assessmentId: string;
  readonly to: AssessmentState;
  readonly on: string;
};

/** The counts of one day; a state in which nothing stood is not in it. */
export type PipelineDay = {
  readonly day: string;
  readonly counts: ReadonlyMap<AssessmentState, number>;
};

/** Days of the table: so many ends of months, and today. */
const MONTHS_MAX = 11;

/** The state of each assessment at the end of a day; one that was not opened by then is not in it. */
export function statesOn(changes: readonly StateChange[], day: string): ReadonlyMap<string, AssessmentState> {
  const states = new Map<string, { to: AssessmentState; on: string }>();
  for (const { assessmentId, to, on } of changes) {
    const known = states.get(assessmentId);
    // Of two changes of one day the later in the list counts: they come in the order in which they were made.
    if (on <= day && (known === undefined || on >= known.on)) states.set(assessmentId, { to, on });
  }
  return new Map([...states].map(([id, { to }]) => [id, to]));
}

/** The days of the table, oldest first: the last day of each month since the first change, then today. */
export function pipelineDays(changes: readonly StateChange[], today: string): readonly string[] {
  const first = changes.map(({ on }) => on).toSorted()[0] ?? today;
  const days: string[] = [];
  for (
    let day = endOfMonthBefore(today);
    day >= first && days.length < MONTHS_MAX;
    day = endOfMonthBefore(day)
  )
    days.unshift(day);
  return [...days, today];
}

function endOfMonthBefore(day: string): string {
  return addDays(`${day.slice(0, 8)}01`, -1);
}

/** How many assessments stood in each state at the end of each day of the table. */
export function pipelineOf(changes: readonly StateChange[], today: string): readonly PipelineDay[] {
  return pipelineDays(changes, today).map((day) => {
    const counts = new Map<AssessmentState, number>();
    for (const state of statesOn(changes, day).values()) counts.set(state, (counts.get(state) ?? 0) + 1);
    return { day, counts };
  });
}
