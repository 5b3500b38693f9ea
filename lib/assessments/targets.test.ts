import { expect, test } from "vitest";
import { dueDaysFrom, dueDaysFromSending, renewedDueDays, statesInUse } from "./targets";

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

test("where the State is heard, its time to comment and the answers lie before the approval", () => {
  expect(dueDaysFrom("2026-03-02", statesInUse({ beginsWithScoping: true }))[0]).toEqual({
    state: "scoping",
    dueOn: "2026-03-30",
  });
  expect(dueDaysFrom("2026-03-02", statesInUse({ stateIsHeard: true })).map(({ state }) => state)).toEqual([
    "drafting",
    "internal_review",
    "country_comment",
    "comment_response",
    "approval",
  ]);
});

test("from the sending on the time of the State counts from that day, and what comes later never comes sooner", () => {
  const before = [
    { state: "country_comment" as const, dueOn: "2027-01-01" },
    { state: "approval" as const, dueOn: "2027-01-01" },
  ];
  expect(dueDaysFromSending("2026-03-02", 56, before)).toEqual([
    { state: "country_comment", dueOn: "2026-04-27" },
    { state: "comment_response", dueOn: "2026-05-25" },
    { state: "approval", dueOn: "2027-01-01" },
  ]);
});
