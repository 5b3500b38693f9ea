import { expect, test } from "vitest";
import { hasWork, roundCounts } from "./has-work";

test("a round has work where an assessment is under way or a country waits for one", () => {
  expect(roundCounts(["drafting", null, "published"])).toEqual({
    countryCount: 3,
    assessmentCount: 2,
    runningCount: 1,
  });
  for (const states of [["drafting"], ["published", null], [null], ["approval", "closed"]] as const)
    expect(hasWork(roundCounts(states))).toBe(true);
  for (const states of [[], ["published"], ["closed", "withdrawn", "superseded"]] as const)
    expect(hasWork(roundCounts(states))).toBe(false);
});
