import { describe, expect, test } from "vitest";
import { domainProgress, type IndicatorProgress, totalProgress } from "./progress";

const blank = (indicator: string): IndicatorProgress => ({
  indicator,
  started: false,
  judged: false,
  rated: false,
  citations: 0,
  openThreads: 0,
});
const rated = (indicator: string, citations = 0): IndicatorProgress => ({
  ...blank(indicator),
  started: true,
  judged: true,
  rated: true,
  citations,
});
const plain = { declared: false, wasReturned: false };

describe("the progress of a domain", () => {
  test("is not started while nothing was saved", () => {
    expect(domainProgress("G2", [blank("G2.1"), blank("G2.2")], plain)).toMatchObject({
      status: "not_started",
      scored: 0,
      indicators: 2,
      nextIndicator: "G2.1",
    });
  });

  test("counts what is scored and what has no source", () => {
    const progress = domainProgress("G2", [rated("G2.1", 1), rated("G2.2"), blank("G2.3")], plain);
    expect(progress).toMatchObject({
      status: "in_progress",
      scored: 2,
      withoutSources: 1,
      nextIndicator: "G2.3",
    });
  });

  test("is completed only when a person says so, also when everything is scored", () => {
    const all = [rated("G2.1", 1)];
    expect(domainProgress("G2", all, plain).status).toBe("in_progress");
    expect(domainProgress("G2", all, { ...plain, declared: true }).status).toBe("completed");
  });

  test("says so where a person declared it complete and answers are missing", () => {
    const gaps = [rated("G2.1", 1), blank("G2.2")];
    const progress = domainProgress("G2", gaps, { ...plain, declared: true });
    expect(progress).toMatchObject({ status: "declared", declared: true, scored: 1, indicators: 2 });
    expect(totalProgress([progress]).completed).toBe(0);
  });

  test("is returned while comments wait after a return, whatever was declared", () => {
    const waiting = [{ ...rated("G2.1", 1), openThreads: 2 }];
    expect(domainProgress("G2", waiting, { declared: true, wasReturned: true })).toMatchObject({
      status: "returned",
      openThreads: 2,
    });
    expect(domainProgress("G2", waiting, { declared: true, wasReturned: false }).status).toBe("completed");
  });

  test("adds up", () => {
    const domains = [
      domainProgress("G1", [rated("G1.1")], { ...plain, declared: true }),
      domainProgress("G2", [blank("G2.1")], plain),
    ];
    expect(totalProgress(domains)).toEqual({
      scored: 1,
      indicators: 2,
      withoutSources: 1,
      openThreads: 0,
      completed: 1,
      domains: 2,
    });
  });
});
