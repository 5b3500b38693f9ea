/** The registers of one invented State, filled by the team of its present assessment from the State's own sources. */
import "server-only";
import { domainPassage } from "./register-citations";
import { entrySteps, tableSteps } from "./register-steps";
import { inventedEntries, inventedTables } from "./registers";
import type { DemonstrationSource } from "./sources";
import type { DemonstrationState } from "./state";
import type { AssessmentPlan } from "./timeline";
import { fill, slotsOf } from "./words";
import type { Step } from "./world";

/** Everything that the team enters from a day after opening on; only the present round keeps registers. */
export function registerSteps(
  { round, iso3, lead, assessor, openedOn }: AssessmentPlan,
  state: DemonstrationState,
  day: number,
  inRound: readonly DemonstrationSource[],
): readonly Step[] {
  if (round !== "2026") return [];
  const slots = slotsOf(state, round);
  const write = (text: string) => fill(text, slots, iso3);
  const find = (cited: string) => domainPassage(inRound, cited);
  const entering = { by: lead, secondReader: assessor, on: openedOn, day };
  return [
    ...entrySteps(inventedEntries(iso3, write), entering, find),
    ...tableSteps(inventedTables(iso3, write), entering, find),
  ];
}
