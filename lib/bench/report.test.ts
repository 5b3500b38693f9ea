import { expect, test } from "vitest";
import { isMet, type Line, table } from "./report";

const line = (value: number, bar: number | null): Line => ({ name: "grid", value, unit: "ratio", bar });

test("a figure at its bar holds to it, one above it does not", () => {
  expect(isMet(line(6, 6))).toBe(true);
  expect(isMet(line(6.001, 6))).toBe(false);
  expect(isMet(line(99, null))).toBe(true);
});

test("the table names what was missed", () => {
  expect(table([line(5.5, 6), line(7, 6)])).toBe("grid  5.50 ×  ≤ 6  met\ngrid  7.00 ×  ≤ 6  MISSED");
});
