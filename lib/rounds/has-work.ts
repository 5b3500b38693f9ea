/** Whether there is anything left to do in a round. Pure. */
import type { AssessmentState } from "@/db/enums";
import { FINISHED_STATES } from "@/lib/assessments/work-rules";

/** How many countries a round has, in how many of them an assessment was opened, and on how many of these work goes on. */
export type RoundCounts = { countryCount: number; assessmentCount: number; runningCount: number };

/** Whether an assessment can be opened or is under way: a finished round takes neither assessments nor duties. */
export function hasWork({ countryCount, assessmentCount, runningCount }: RoundCounts): boolean {
  return runningCount > 0 || assessmentCount < countryCount;
}

/** The counts of a round by the state of each of its countries; null where no assessment was opened. */
export function roundCounts(states: readonly (AssessmentState | null)[]): RoundCounts {
  const opened = states.filter((state) => state !== null);
  return {
    countryCount: states.length,
    assessmentCount: opened.length,
    runningCount: opened.filter((state) => !FINISHED_STATES.includes(state)).length,
  };
}
