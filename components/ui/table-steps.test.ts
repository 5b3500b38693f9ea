import { expect, test } from "vitest";
import { cellBeyond, isStep, type Walk } from "./table-steps";

const ROWS = [3, 1, 3];
const walk = (key: Walk["key"], more: Partial<Walk> = {}): Walk => ({
  key,
  toEnds: false,
  isRightToLeft: false,
  ...more,
});

test("arrows go one cell on and stop at the edges", () => {
  expect(cellBeyond({ row: 0, column: 0 }, walk("ArrowRight"), ROWS)).toEqual({ row: 0, column: 1 });
  expect(cellBeyond({ row: 0, column: 2 }, walk("ArrowRight"), ROWS)).toEqual({ row: 0, column: 2 });
  expect(cellBeyond({ row: 0, column: 0 }, walk("ArrowUp"), ROWS)).toEqual({ row: 0, column: 0 });
  expect(cellBeyond({ row: 2, column: 1 }, walk("ArrowDown"), ROWS)).toEqual({ row: 2, column: 1 });
});

test("arrows follow the eye where writing runs from the right", () => {
  const left = walk("ArrowLeft", { isRightToLeft: true });
  expect(cellBeyond({ row: 0, column: 0 }, left, ROWS)).toEqual({ row: 0, column: 1 });
});

test("a shorter row is entered at its last cell", () => {
  expect(cellBeyond({ row: 0, column: 2 }, walk("ArrowDown"), ROWS)).toEqual({ row: 1, column: 0 });
});

test("Home and End go to the ends of the row, with Ctrl to those of the table", () => {
  expect(cellBeyond({ row: 2, column: 1 }, walk("Home"), ROWS)).toEqual({ row: 2, column: 0 });
  expect(cellBeyond({ row: 0, column: 1 }, walk("End"), ROWS)).toEqual({ row: 0, column: 2 });
  expect(cellBeyond({ row: 2, column: 1 }, walk("Home", { toEnds: true }), ROWS)).toEqual({
    row: 0,
    column: 0,
  });
  expect(cellBeyond({ row: 0, column: 0 }, walk("End", { toEnds: true }), ROWS)).toEqual({
    row: 2,
    column: 2,
  });
});

test("other keys are left alone", () => {
  expect(isStep("Tab")).toBe(false);
  expect(isStep("Enter")).toBe(false);
});
