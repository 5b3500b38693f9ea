import { expect, test } from "vitest";
import { optionAfter } from "./suggestion-keys";

test.each([
  ["ArrowDown", null, 3, 0],
  ["ArrowDown", 1, 3, 2],
  ["ArrowDown", 2, 3, 0],
  ["ArrowUp", null, 3, 2],
  ["ArrowUp", 0, 3, 2],
  ["Home", 2, 3, 0],
  ["End", 0, 3, 2],
  ["Home", null, 3, undefined],
  ["End", null, 3, undefined],
  ["a", 1, 3, undefined],
  ["ArrowDown", null, 0, undefined],
] as const)("%s from %s of %s suggestions leads to %s", (key, active, count, next) => {
  expect(optionAfter(key, active, count)).toBe(next);
});
