import { expect, test } from "vitest";
import { dayRange, lastDay } from "./partial-date";

test.each([
  ["2024", "2024-01-01", "2024-12-31"],
  ["2024-02", "2024-02-01", "2024-02-29"],
  ["2023-02", "2023-02-01", "2023-02-28"],
  ["2024-05-17", "2024-05-17", "2024-05-17"],
  ["2024~", "2024-01-01", "2024-12-31"],
  ["2023/2024-06", "2023-01-01", "2024-06-30"],
])("%s covers %s to %s", (text, from, to) => {
  expect(dayRange(text)).toEqual({ from, to });
});

test.each(["", "24", "2024-13", "2023-02-29", "2025/2024", "2024/2025/2026", "May 2024", "20240517"])(
  "%j is no partial date",
  (text) => {
    expect(dayRange(text)).toBeNull();
  },
);

test("what is not known has no last day", () => {
  expect(lastDay(null)).toBeNull();
});
