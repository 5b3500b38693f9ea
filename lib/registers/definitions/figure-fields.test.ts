import { describe, expect, test } from "vitest";
import { figureProblems } from "./figure-fields";

const RANGE = { estimateLow: 30, estimateHigh: 60, estimateMethod: "Multiple systems estimation" };
const NO_RANGE = { estimateLow: null, estimateHigh: null, estimateMethod: null };
const problemsOf = (values: object) =>
  figureProblems({ value: null, below: null, ...NO_RANGE, ...values }).map(({ field }) => field);

describe("a figure", () => {
  test.each([
    [{ valueStatus: "estimated", value: 40, ...RANGE }, []],
    [{ valueStatus: "estimated", value: 30, ...RANGE }, []],
    [{ valueStatus: "estimated", value: 61, ...RANGE }, ["estimateLow"]],
    [{ valueStatus: "estimated", value: 40 }, ["estimateLow"]],
    [{ valueStatus: "estimated", value: 40, ...RANGE, estimateMethod: null }, ["estimateMethod"]],
    [{ valueStatus: "estimated", ...RANGE }, ["value"]],
    [{ valueStatus: "exact", value: 40, ...RANGE }, ["estimateLow"]],
    [{ valueStatus: "exact", value: 40 }, []],
    [{ valueStatus: "suppressed", below: 5 }, []],
    [{ valueStatus: "suppressed" }, ["below"]],
    [{ valueStatus: "not_reported", value: 0 }, ["value"]],
  ])("%o has problems in %j", (values, fields) => {
    expect(problemsOf(values)).toEqual(fields);
  });
});
