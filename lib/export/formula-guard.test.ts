import fc from "fast-check";
import { expect, test } from "vitest";
import { guardedCell, unguardedCell } from "./formula-guard";

test.each([
  ["=1+1", "'=1+1"],
  ["-0.5", "'-0.5"],
  ["'=1+1", "''=1+1"],
  ["'tis so", "'tis so"],
  ["2026", "2026"],
])("%s leaves as %s and comes back", (text, cell) => {
  expect(guardedCell(text)).toBe(cell);
  expect(unguardedCell(cell)).toBe(text);
});

test("every text comes back, and none begins with a formula", () => {
  const beginnings = fc.constantFrom("", "'", "''", "=", "'=", "''-", "@", "\t", "'+");
  fc.assert(
    fc.property(beginnings, fc.string(), (beginning, rest) => {
      const cell = guardedCell(beginning + rest);
      expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      expect(unguardedCell(cell)).toBe(beginning + rest);
    }),
  );
});
