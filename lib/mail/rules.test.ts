import { expect, test } from "vitest";
import { nextAttempt, RETRY_MINUTES } from "./rules";

const NOW = new Date("2026-03-02T09:00:00Z");

test("a mail is tried again later each time, and has failed after the last attempt", () => {
  const waits = RETRY_MINUTES.map((_, index) => nextAttempt(index + 1, NOW)?.getTime() ?? 0);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(waits[0]).toBe(NOW.getTime() + 60_000);
  expect(nextAttempt(RETRY_MINUTES.length + 1, NOW)).toBeNull();
});
