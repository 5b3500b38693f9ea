/** What follows from the day of a recommendation, and from its answers and reports. Pure. */
import type { ProgressStep, StateAnswer } from "@/db/enums";

/** What was reported where nothing was. */
const NOTHING_REPORTED: ProgressStep = "not_begun";

/** The last answer of the State, which holds; null where none came. */
export function answerNow<A extends { answer: StateAnswer }>(answers: readonly A[]): A | null {
  return answers.at(-1) ?? null;
}

/** How far it is: what the last line says. */
export function progressNow(lines: readonly { step: ProgressStep }[]): ProgressStep {
  return lines.at(-1)?.step ?? NOTHING_REPORTED;
}

/**
 * Whether it is overdue on a day of the programme's zone: its last day is over and nobody reported it done. Never typed
 * by a person, and independent of what the State answered: what was only noted can be overdue as well.
 */
export function isOverdue(
  { dueOn, isWithdrawn, progress }: { dueOn: string; isWithdrawn: boolean; progress: ProgressStep },
  today: string,
): boolean {
  return !isWithdrawn && today > dueOn && (progress === "not_begun" || progress === "under_way");
}

/** The steps that a State reports; the last one is the programme's. */
export const REPORTED_STEPS = [
  "not_begun",
  "under_way",
  "reported_done",
] as const satisfies readonly ProgressStep[];
/** What the programme finds when it looks at what was reported done. */
export const FOUND_STEPS = ["verified", "under_way"] as const satisfies readonly ProgressStep[];
