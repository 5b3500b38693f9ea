import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { requireEdition } from "@/lib/instruments/parse";
import type { Rating } from "@/lib/scoring/rating";
import { answerNow, isOverdue, progressNow } from "./rules";
import { answerRecommendationSchema, saveRecommendationSchema, targetField } from "./schema";
import { capabilityChoices, levelsAbove } from "./targets";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));

describe("answer, progress and day", () => {
  test("the last answer and the last line hold", () => {
    expect(answerNow([])).toBeNull();
    expect(answerNow([{ answer: "not_accepted" }, { answer: "accepted" }])?.answer).toBe("accepted");
    expect(progressNow([])).toBe("not_begun");
    expect(progressNow([{ step: "reported_done" }, { step: "under_way" }])).toBe("under_way");
  });

  test("is overdue once the day is over and nothing was reported done", () => {
    const dueOn = "2026-06-30";
    const on = (today: string, progress: "not_begun" | "under_way" | "reported_done" | "verified") =>
      isOverdue({ dueOn, isWithdrawn: false, progress }, today);
    expect(on("2026-06-30", "not_begun")).toBe(false);
    expect(on("2026-07-01", "not_begun")).toBe(true);
    expect(on("2026-07-01", "under_way")).toBe(true);
    expect(on("2026-07-01", "reported_done")).toBe(false);
    expect(on("2026-07-01", "verified")).toBe(false);
    expect(isOverdue({ dueOn, isWithdrawn: true, progress: "not_begun" }, "2026-07-01")).toBe(false);
  });
});

describe("levels to reach", () => {
  const ratings = new Map<string, Rating>([
    ["G2.1", { state: "rated", level: 2 }],
    ["G2.2", { state: "rated", level: 4 }],
    ["R1.1", { state: "rated", level: 1 }],
  ]);
  test("lie above the level now, and are asked of capabilities alone", () => {
    expect(levelsAbove(edition, ratings, "G2.1")).toEqual([3, 4]);
    expect(levelsAbove(edition, ratings, "G2.2")).toEqual([]);
    expect(levelsAbove(edition, ratings, "G2.3")).toEqual([1, 2, 3, 4]);
    expect(levelsAbove(edition, ratings, "R1.1")).toEqual([]);
    const choices = capabilityChoices(edition, ratings, ["R1.1", "G2.3", "G2.2", "G2.1"]);
    expect(choices.map(({ indicator, now }) => [indicator, now])).toEqual([
      ["G2.1", 2],
      ["G2.3", null],
    ]);
  });
});

describe("what is sent", () => {
  const sent = {
    round: "T1",
    iso3: "XAA",
    number: "0",
    version: "0",
    wording: "Amend the penal code.",
    institution: "",
    institutionName: "Ministry of Justice",
    strength: "urges",
    kind: "law",
    dueOn: "2027-01-31",
    costBand: "low",
    findings: ["1", "2"],
    language: "en",
  };
  test("a level stands in a field of its own for each indicator; an empty one asks for nothing", () => {
    const parsed = saveRecommendationSchema.parse({
      ...sent,
      [targetField("G2.1")]: "3",
      [targetField("G2.3")]: "",
    });
    expect(parsed).toMatchObject({ findings: [1, 2], targets: [{ indicator: "G2.1", level: 3 }] });
  });
  test("a recommendation answers a finding", () => {
    expect(saveRecommendationSchema.safeParse({ ...sent, findings: [] }).success).toBe(false);
  });
  test("a letter has both reference and day", () => {
    const answer = { code: "T1-XAA-R-001", answer: "noted", reason: "As said.", language: "en" };
    const problems = (letter: object) =>
      answerRecommendationSchema.safeParse({ ...answer, ...letter }).error?.issues.map(({ path }) => path[0]);
    expect(problems({})).toBeUndefined();
    expect(problems({ letterReference: "N 1/2", letterOn: "2026-05-04" })).toBeUndefined();
    expect(problems({ letterReference: "N 1/2", letterOn: "" })).toEqual(["letterOn"]);
    expect(problems({ letterOn: "2026-05-04" })).toEqual(["letterReference"]);
  });
});
