/** Rows of the desk, and which of them an address asks for. Pure. */
import type { AssessmentState, Duty, ReminderThing } from "@/db/enums";
import { FINISHED_STATES, SOON_DAYS } from "@/lib/assessments/work-rules";
import type { StateChange } from "./pipeline";
import { statesOn } from "./pipeline";
import type { DeskView } from "./schema";

/** Somebody beside an assessment. */
export type Holder = { readonly duty: Duty; readonly name: string };

/** One assessment as its manager follows it. */
export type DeskRow = {
  readonly id: string;
  readonly iso3: string;
  readonly country: string;
  readonly state: AssessmentState;
  readonly since: string;
  readonly daysInState: number;
  /** Null where the state has no day, or the work is done. */
  readonly dueOn: string | null;
  /** Negative where it is late. */
  readonly daysLeft: number | null;
  /** Who acts in the present state; empty where nobody does or nobody was given the duty. */
  readonly holders: readonly Holder[];
  /** The state waits for duties, whoever holds them. */
  readonly waitsForDuty: boolean;
};

/** A reminder that can be sent, or was sent today. */
export type ReminderRow = {
  readonly iso3: string;
  readonly country: string;
  readonly thing: ReminderThing;
  readonly state: AssessmentState;
  readonly dueOn: string | null;
  /** Of comments and requests: how many wait. */
  readonly count: number;
  /** Who gets it. */
  readonly people: readonly Holder[];
  /** Where it is dealt with, as far as the reader may follow, below the assessment. */
  readonly path: string;
  readonly lastSentOn: string | null;
  readonly sentToday: boolean;
};

/** Whether the time of a row is over. */
export function isOverdue({ daysLeft }: Pick<DeskRow, "daysLeft">): boolean {
  return daysLeft !== null && daysLeft < 0;
}

/** Whether the time of a row ends within a week. */
export function isSoon({ daysLeft }: Pick<DeskRow, "daysLeft">): boolean {
  return daysLeft !== null && daysLeft >= 0 && daysLeft <= SOON_DAYS;
}

/** Whether the work on a row goes on. */
export function isRunning({ state }: Pick<DeskRow, "state">): boolean {
  return !FINISHED_STATES.includes(state);
}

/**
 * The rows that the address asks for: in a state, now or at the end of a day, and by what is due. The row itself says how
 * the assessment stands now.
 */
export function shownRows(
  rows: readonly DeskRow[],
  changes: readonly StateChange[],
  { state, on, due }: Pick<DeskView, "state" | "on" | "due">,
): readonly DeskRow[] {
  const then = on === undefined ? null : statesOn(changes, on);
  return rows.filter((row) => {
    const stood = then === null ? row.state : then.get(row.id);
    if (stood === undefined || (state !== undefined && stood !== state)) return false;
    if (due === "overdue") return isOverdue(row);
    return due === "soon" ? isSoon(row) : true;
  });
}
