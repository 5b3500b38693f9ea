import { expect, test } from "vitest";
import { exact } from "@/lib/core/exact";
import { displayFigure, displayPercent } from "./display";

const bands = [
  { code: "low", label: "Low", from: 0 },
  { code: "middle", label: "Middle", from: 40 },
  { code: "high", label: "High", from: 60 },
];

test.each([
  ["42.25", "42.3"],
  ["39.94", "39.9"],
  ["39.96", "39.96"],
  ["39.999", "39.999"],
  ["40", "40.0"],
  ["59.95", "59.95"],
])("%s is shown as %s, never across the edge of a band", (value, text) => {
  expect(displayFigure(exact(value), bands).text).toBe(text);
});

test("a figure without bands has one decimal", () => {
  expect(displayFigure(exact("39.96"), [])).toEqual({ text: "40.0", value: 40, decimals: 1 });
});

test("coverage reads 100 only where nothing is missing", () => {
  expect(displayPercent(exact("0.999"))).toBe(99);
  expect(displayPercent(exact(1))).toBe(100);
  expect(displayPercent(exact("0.525"))).toBe(53);
});
