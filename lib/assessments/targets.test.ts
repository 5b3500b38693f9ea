import { expect, test } from "vitest";
import { dueDaysFrom, renewedDueDays } from "./targets";

test("due days follow one after the other from the day of opening", () => {
  expect(dueDaysFrom("2026-03-02")).toEqual([
    { state: "drafting", dueOn: "2026-07-27" },
    { state: "internal_review", dueOn: "2026-08-17" },
    { state: "approval", dueOn: "2026-08-31" },
  ]);
});

test("what comes back into drafting has time to be written again, and every state after it too", () => {
  expect(renewedDueDays("2026-08-10", dueDaysFrom("2026-03-02"))).toEqual([
    { state: "drafting", dueOn: "2026-09-21" },
    { state: "internal_review", dueOn: "2026-10-12" },
    { state: "approval", dueOn: "2026-10-26" },
  ]);
});

test("a due day that lies later already stays", () => {
  const before = [{ state: "drafting" as const, dueOn: "2026-12-01" }];
  expect(renewedDueDays("2026-08-10", before)).toContainEqual({ state: "drafting", dueOn: "2026-12-01" });
});
