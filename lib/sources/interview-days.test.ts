import { expect, test } from "vitest";
import { type InterviewDays, refusedDay } from "./interview-days";

const TODAY = "2026-05-10";
const days = (more: Partial<InterviewDays> = {}): InterviewDays => ({
  heldOn: "2026-05-09",
  consentOn: "2026-05-10",
  consentWithdrawnOn: null,
  deleteOn: "2026-05-11",
  ...more,
});

test.each<[string, Partial<InterviewDays>, string | null, ReturnType<typeof refusedDay>]>([
  ["an interview of yesterday, erased tomorrow", {}, null, null],
  ["an interview at some time of this month or year", { heldOn: "2026-05" }, null, null],
  ["an interview of tomorrow", { heldOn: "2026-05-11" }, null, "held_in_future"],
  ["an interview of next month", { heldOn: "2026-06" }, null, "held_in_future"],
  ["consent of tomorrow", { consentOn: "2026-05-11" }, null, "consent_in_future"],
  ["consent withdrawn tomorrow", { consentWithdrawnOn: "2026-05-11" }, null, "withdrawal_in_future"],
  ["an erasure of today", { deleteOn: "2026-05-10" }, null, "erasure_not_ahead"],
  ["an erasure of today that stood there before", { deleteOn: "2026-05-10" }, "2026-05-10", null],
  ["an erasure that moves into the past", { deleteOn: "2026-05-01" }, "2026-05-12", "erasure_not_ahead"],
])("%s", (_, more, kept, reason) => {
  expect(refusedDay(days(more), { today: TODAY, kept })).toBe(reason);
});
