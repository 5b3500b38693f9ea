import { expect, test } from "vitest";
import { pipelineDays, pipelineOf, type StateChange, statesOn } from "./pipeline";

const change = (assessmentId: string, to: StateChange["to"], on: string): StateChange => ({
  assessmentId,
  to,
  on,
});

const CHANGES = [
  change("a", "drafting", "2026-01-15"),
  change("b", "drafting", "2026-02-02"),
  change("a", "internal_review", "2026-02-10"),
  change("a", "drafting", "2026-02-10"),
  change("b", "withdrawn", "2026-03-01"),
];

test("the state of a day is the last one that was reached by its end", () => {
  expect([...statesOn(CHANGES, "2026-01-14")]).toEqual([]);
  expect([...statesOn(CHANGES, "2026-02-09")]).toEqual([
    ["a", "drafting"],
    ["b", "drafting"],
  ]);
  // Passed on and sent back on one day: what was done last counts.
  expect(statesOn(CHANGES, "2026-02-10").get("a")).toBe("drafting");
  expect(statesOn(CHANGES, "2026-03-01").get("b")).toBe("withdrawn");
});

test("days are the ends of the months since the first change, a year of them at most, and today", () => {
  expect(pipelineDays(CHANGES, "2026-03-20")).toEqual(["2026-01-31", "2026-02-28", "2026-03-20"]);
  expect(pipelineDays([], "2026-03-20")).toEqual(["2026-03-20"]);
  const long = pipelineDays([change("a", "drafting", "2020-01-01")], "2026-03-01");
  expect([long.length, long[0], long.at(-2)]).toEqual([12, "2025-04-30", "2026-02-28"]);
});

test("each day counts every assessment once", () => {
  const days = pipelineOf(CHANGES, "2026-03-20").map(({ day, counts }) => [day, Object.fromEntries(counts)]);
  expect(days).toEqual([
    ["2026-01-31", { drafting: 1 }],
    ["2026-02-28", { drafting: 2 }],
    ["2026-03-20", { drafting: 1, withdrawn: 1 }],
  ]);
});
