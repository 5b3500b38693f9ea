import { expect, test } from "vitest";
import { asOfSchema, dayAsked } from "./schema";

const answer = (asOf?: string) => dayAsked(asOfSchema.parse({ asOf }).asOf, "2026-11-27");

test("a day that has come is answered, and without one today", () => {
  expect(answer("2020-01-31")).toEqual({ asOf: "2020-01-31", problem: null });
  expect(answer()).toEqual({ asOf: "2026-11-27", problem: null });
});

test.each([
  ["abc", "not_a_day"],
  ["2003-02-31", "not_a_day"],
  ["2026-11-28", "in_future"],
])("%s is answered as today, and why is said: %s", (asked, problem) => {
  expect(answer(asked)).toEqual({ asOf: "2026-11-27", problem });
});
