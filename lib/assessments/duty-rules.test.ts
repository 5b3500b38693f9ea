import { describe, expect, test } from "vitest";
import { DUTIES, type Duty } from "@/db/enums";
import { type DutyFacts, dutyRefusal } from "./duty-rules";

const FREE: DutyFacts = {
  roles: [],
  disabled: false,
  ownState: false,
  duties: [],
  hasLead: false,
  hasRated: false,
  hasReviewed: false,
  hasApproved: false,
};
const refusals = (facts: Partial<DutyFacts>) =>
  Object.fromEntries(
    DUTIES.flatMap((duty) => {
      const refusal = dutyRefusal(duty, { ...FREE, ...facts });
      return refusal === null ? [] : [[duty, refusal]];
    }),
  );
const all = (refusal: string) => Object.fromEntries(DUTIES.map((duty) => [duty, refusal]));

describe("duties", () => {
  test("a free person may hold each of them", () => expect(refusals({})).toEqual({}));
  test("an administrator or a disabled person holds none", () => {
    expect(refusals({ roles: ["administrator"] })).toEqual(all("administrator_has_no_duty"));
    expect(refusals({ disabled: true })).toEqual(all("person_disabled"));
  });
  test("on the own State there is only the focal point", () => {
    expect(Object.keys(refusals({ ownState: true }))).toEqual([
      "lead",
      "assessor",
      "second_rater",
      "reviewer",
      "approver",
      "contributor",
    ]);
  });
  test("an assessment has one lead", () =>
    expect(refusals({ hasLead: true })).toEqual({ lead: "lead_taken" }));
  test("who rated may not review or approve, also after the duty ended", () => {
    expect(refusals({ hasRated: true })).toEqual({ reviewer: "has_rated", approver: "has_rated" });
  });
  test("who reviewed does not approve, and who approved does not review", () => {
    expect(refusals({ hasReviewed: true })).toEqual({ approver: "has_reviewed" });
    expect(refusals({ hasApproved: true })).toEqual({ reviewer: "has_approved" });
  });
  test.each<[Duty, Record<string, string>]>([
    [
      "assessor",
      {
        assessor: "duty_held",
        reviewer: "rates_and_reviews",
        approver: "rates_and_reviews",
        focal_point: "inside_and_outside",
        contributor: "inside_and_outside",
      },
    ],
    [
      "reviewer",
      {
        lead: "rates_and_reviews",
        assessor: "rates_and_reviews",
        second_rater: "rates_and_reviews",
        reviewer: "duty_held",
        approver: "reviews_and_approves",
        focal_point: "inside_and_outside",
        contributor: "inside_and_outside",
      },
    ],
    [
      "focal_point",
      {
        lead: "inside_and_outside",
        assessor: "inside_and_outside",
        second_rater: "inside_and_outside",
        reviewer: "inside_and_outside",
        approver: "inside_and_outside",
        focal_point: "duty_held",
      },
    ],
  ])("a person who is %s is refused these", (held, expected) => {
    expect(refusals({ duties: [held] })).toEqual(expected);
  });
});
