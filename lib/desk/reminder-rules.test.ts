import { describe, expect, test } from "vitest";
import { ASSESSMENT_STATES } from "@/db/enums";
import { dueReminders, type WaitingFacts } from "./reminder-rules";

const TODAY = "2026-03-02";
const NOTHING: WaitingFacts = { state: "drafting", dueOn: null, openComments: 0, lateRequests: 0 };
const of = (facts: Partial<WaitingFacts>) => dueReminders({ ...NOTHING, ...facts }, TODAY);

describe("reminders", () => {
  test("of a deadline come a week before its day and while it is late, to who acts in the state", () => {
    expect(of({ dueOn: "2026-03-10" })).toEqual([]);
    expect(of({ dueOn: "2026-03-09" })).toEqual([{ thing: "deadline", duties: ["lead", "assessor"] }]);
    expect(of({ state: "internal_review", dueOn: "2026-01-09" })).toEqual([
      { thing: "deadline", duties: ["reviewer"] },
    ]);
    expect(of({ state: "country_comment", dueOn: TODAY })).toEqual([
      { thing: "deadline", duties: ["focal_point"] },
    ]);
  });

  test("of comments go to who acts in the state, and never to the State", () => {
    expect(of({ openComments: 2 })).toEqual([{ thing: "comments", duties: ["lead", "assessor"] }]);
    expect(of({ state: "country_comment", openComments: 2 })).toEqual([]);
  });

  test("of requests go to the drafters, whoever acts", () => {
    expect(of({ state: "approval", lateRequests: 1 })).toEqual([
      { thing: "requests", duties: ["lead", "assessor"] },
    ]);
  });

  test("never come where the work is done", () => {
    const all = { dueOn: "2026-01-01", openComments: 1, lateRequests: 1 };
    const quiet = ASSESSMENT_STATES.filter((state) => of({ ...all, state }).length === 0);
    expect(quiet).toEqual(["published", "closed", "withdrawn", "superseded"]);
  });
});
