import { describe, expect, test } from "vitest";
import { ASSESSMENT_STATES, DUTIES } from "@/db/enums";
import { actsInSecondRating, byDueDay, cameBack, isDueSoon, workPlace } from "./work-rules";

describe("my work", () => {
  test("drafting and the answers wait for the drafters, review for the reviewer, comments for the State", () => {
    const waiting = ASSESSMENT_STATES.flatMap((state) =>
      DUTIES.filter((duty) => workPlace(state, [duty]) === "waiting").map((duty) => `${state} ${duty}`),
    );
    expect(waiting).toEqual([
      "drafting lead",
      "drafting assessor",
      "internal_review reviewer",
      "country_comment focal_point",
      "comment_response lead",
      "comment_response assessor",
      "approval approver",
    ]);
  });

  test("a second rating waits for the second rater, and a difference in it for the reviewer", () => {
    const waiting = (turn: "rate" | "reveal" | "decide") =>
      DUTIES.filter((duty) => workPlace("drafting", [duty], turn) === "waiting");
    expect(waiting("rate")).toEqual(["lead", "assessor", "second_rater"]);
    expect(waiting("reveal")).toEqual(["lead", "assessor"]);
    expect(actsInSecondRating(["lead"], "reveal")).toBe(true);
    expect(actsInSecondRating(["assessor"], "reveal")).toBe(false);
    expect(waiting("decide")).toEqual(["lead", "assessor", "reviewer"]);
    expect(workPlace("withdrawn", ["second_rater"], "rate")).toBe("over");
  });

  test("what is published, withdrawn or superseded is over for everybody", () => {
    expect(workPlace("published", ["lead"])).toBe("over");
    expect(workPlace("withdrawn", [])).toBe("over");
    expect(workPlace("internal_review", ["lead"])).toBe("elsewhere");
  });

  test("what is late counts as due soon, what others hold or what is over never", () => {
    expect(isDueSoon("waiting", -3)).toBe(true);
    expect(isDueSoon("waiting", 7)).toBe(true);
    expect(isDueSoon("waiting", 8)).toBe(false);
    expect(isDueSoon("waiting", null)).toBe(false);
    expect(isDueSoon("elsewhere", -3)).toBe(false);
    expect(isDueSoon("over", 1)).toBe(false);
  });

  test("to who follows all work everything that is not over counts", () => {
    const all = { followsAll: true };
    expect(isDueSoon("elsewhere", 3, all)).toBe(true);
    expect(isDueSoon("elsewhere", -3, all)).toBe(true);
    expect(isDueSoon("elsewhere", 8, all)).toBe(false);
    expect(isDueSoon("over", 1, all)).toBe(false);
  });

  test("the next due day stands first and what has none last", () => {
    const rows = [
      { dueOn: null, iso3: "XAA" },
      { dueOn: "2026-12-20", iso3: "XAC" },
      { dueOn: "2026-12-12", iso3: "XAB" },
    ];
    expect(rows.sort(byDueDay).map(({ iso3 }) => iso3)).toEqual(["XAB", "XAC", "XAA"]);
  });
});

test.each([
  ["drafting", { transition: "return", reason: "Too old" }, { by: "return", reason: "Too old" }],
  [
    "drafting",
    { transition: "reopen", reason: "A law was missed" },
    { by: "reopen", reason: "A law was missed" },
  ],
  ["drafting", { transition: "open", reason: null }, null],
  ["drafting", undefined, null],
  ["internal_review", { transition: "return", reason: "Too old" }, null],
] as const)("in %s after %o it came back by %o", (state, last, expected) => {
  expect(cameBack(state, last)).toEqual(expected);
});
