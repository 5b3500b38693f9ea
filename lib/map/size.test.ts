import { expect, test } from "vitest";
import { pointSizes } from "./size";

test("the area of a point grows with its count, and the key holds round counts with the same sizes", () => {
  const sizes = pointSizes([2000, 500, 0]);
  const [small = 0, large = 0] = [sizes?.sizeOf(500), sizes?.sizeOf(2000)];
  expect(large / small).toBeCloseTo(2);
  for (const { value, size } of sizes?.samples ?? []) expect(size).toBe(sizes?.sizeOf(value));
  expect(sizes?.samples.map(({ value }) => value)).toEqual([500, 1500, 2000]);
});

test("a count that is small beside the largest keeps a point that is seen", () => {
  const sizes = pointSizes([100_000, 1]);
  expect(sizes?.sizeOf(1)).toBeGreaterThan(0.5);
  expect(sizes?.sizeOf(0)).toBe(sizes?.sizeOf(1));
});

test("where nobody was counted no point has a size, and one person is a whole sample", () => {
  expect(pointSizes([])).toBeNull();
  expect(pointSizes([0])).toBeNull();
  expect(pointSizes([1])?.samples.map(({ value }) => value)).toEqual([1]);
});
