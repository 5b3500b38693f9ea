import { expect, test } from "vitest";
import { EMPTY_RATING } from "@/lib/ratings/merge";
import type { RatingView } from "@/lib/ratings/schema";
import { changesSince } from "./changes";

const rating = (indicator: string, change: Partial<RatingView> = {}): RatingView => ({
  ...EMPTY_RATING,
  indicator,
  kind: "assessor",
  version: 1,
  updatedAt: null,
  confidence: null,
  citations: [],
  ...change,
});

const citation = {
  id: "1",
  shows: "applied",
  stance: "supports",
  source: { visible: false, type: "interview_official", year: null, opening: null },
} as const;

test("the fields and sources that differ are named by card, and nothing of the others", () => {
  const before = [rating("C2.1"), rating("C2.2"), rating("C2.3")];
  const after = [
    rating("C2.1", { state: "rated", level: 2, version: 2 }),
    rating("C2.2", { version: 5 }),
    rating("C2.3", { citations: [citation] }),
    rating("C2.4", { level: 3 }),
  ];
  expect([...changesSince(before, after)]).toEqual([
    ["C2.1", ["state", "level"]],
    ["C2.3", ["citations"]],
  ]);
  expect(changesSince(after, after).size).toBe(0);
});
