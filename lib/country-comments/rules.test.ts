import { expect, test } from "vitest";
import { releasedIndicator as indicator } from "@/tests/support/released-indicator";
import { answerBefore, changedIndicators, clockOf, lastDayToComment } from "./rules";

test("a State has eight weeks for a draft and two for what was changed in it", () => {
  expect(lastDayToComment("whole", "2026-03-02")).toBe("2026-04-27");
  expect(lastDayToComment("changes", "2026-03-02")).toBe("2026-03-16");
});

test("the last day belongs to the State, the next one no more", () => {
  expect(clockOf("2026-04-27", "2026-04-27", 0).isOver).toBe(false);
  expect(clockOf("2026-04-27", "2026-04-28", 0).isOver).toBe(true);
});

test("an answer is another one when its judgement or its words are, not when its sources or its confidence are", () => {
  const before = indicator("G2.1");
  expect(answerBefore(before, indicator("G2.1", { level: 1 }))).toMatchObject({ level: 2 });
  expect(answerBefore(before, indicator("G2.1", { rationale: "Read again." }))).toMatchObject({
    rationale: "Read in the law.",
  });
  expect(answerBefore(before, indicator("G2.1", { confidence: "low" }))).toBeNull();
  expect(answerBefore(undefined, before)).toBeNull();
});

test("an exposure that moved is told by its words, because it carries no level", () => {
  const exposure = (sentence: string) => indicator("R1.1", { construct: "exposure", level: null, sentence });
  const changed = changedIndicators(
    [exposure("Isolated."), indicator("G2.1")],
    [exposure("Recurring."), indicator("G2.1")],
  );
  expect(changed).toEqual(["R1.1"]);
});
