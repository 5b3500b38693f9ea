import { expect, test } from "vitest";
import { type ComparedFigures, standingApart } from "./apart";

const of = (...pairs: readonly (readonly [number, number])[]): ComparedFigures[] =>
  pairs.map(([ours, theirs], index) => ({ iso3: `XA${"ABCDEFGH"[index]}`, ours, theirs }));

test("a country that one figure sees above and the other below more than half of the others", () => {
  const alike = of([1, 10], [2, 20], [3, 30], [4, 40], [5, 50]);
  expect(standingApart(alike)).toEqual([]);
  expect(standingApart(of([1, 10], [2, 20], [3, 30], [4, 40], [5, 50], [6, 5]))).toEqual([
    { iso3: "XAF", by: "ours" },
  ]);
});

test("exactly half is not more than half", () => {
  expect(standingApart(of([1, 3], [2, 1], [3, 2], [4, 4], [5, 5]))).toEqual([]);
});

test("figures that order countries against each other are read from one end", () => {
  expect(standingApart(of([1, 50], [2, 40], [3, 30], [4, 20], [5, 10]))).toEqual([]);
  expect(standingApart(of([1, 50], [2, 40], [3, 30], [4, 20], [5, 10], [6, 60]))).toEqual([
    { iso3: "XAF", by: "ours" },
  ]);
});

test("nothing is said of fewer than five countries, or where one side is all alike", () => {
  expect(standingApart(of([1, 9], [2, 8], [3, 7], [4, 1]))).toEqual([]);
  expect(standingApart(of([1, 1], [2, 1], [3, 1], [4, 1], [5, 1]))).toEqual([]);
});
