import { expect, test } from "vitest";
import { NOTIFICATION_EVENTS } from "@/db/enums";
import { NOTIFICATION_TABLE } from "./events";
import { eventsReaching, type Holding } from "./reach";

const NOTHING: Holding = { roles: [], duties: [], dutiesEver: [] };

test("a focal point is asked about what comes to the State, and about nothing of the team", () => {
  expect(eventsReaching({ ...NOTHING, duties: ["focal_point"], dutiesEver: ["focal_point"] })).toEqual([
    "duty_given",
    "self_assessment_asked",
    "self_assessment_reopened",
    "deadline_near",
    "deadline_passed",
    "reminded_of_deadline",
    "assessment_published",
    "draft_sent",
    "time_decided",
    "correction_decided",
    "error_answered",
  ]);
});

test("who holds nothing can be given a duty or an answer, and an administrator is told of nothing", () => {
  expect(eventsReaching(NOTHING)).toEqual(["duty_given", "error_answered"]);
  expect(eventsReaching({ ...NOTHING, roles: ["administrator"] })).toEqual([]);
  expect(eventsReaching({ ...NOTHING, roles: ["observer"] })).toEqual([
    "duty_given",
    "assessment_published",
    "error_answered",
  ]);
});

test("what a person made stays theirs after the duty ended; whose turn it is does not", () => {
  const left = eventsReaching({ ...NOTHING, dutiesEver: ["assessor"] });
  expect(left).toEqual([
    "duty_given",
    "comment_written",
    "consent_withdrawn",
    "source_opened",
    "source_opening_refused",
    "passage_erased",
    "reminded_of_deadline",
    "reminded_of_comments",
    "reminded_of_requests",
    "error_answered",
  ]);
});

test("every event but the first of an account can reach somebody, and says whom a write may be about", () => {
  const everything: Holding = {
    roles: ["programme_manager", "observer", "reader", "data_steward"],
    duties: ["lead", "assessor", "second_rater", "reviewer", "approver", "focal_point", "contributor"],
    dutiesEver: [],
  };
  const all = eventsReaching({ ...everything, dutiesEver: everything.duties });
  expect(NOTIFICATION_EVENTS.filter((event) => !all.includes(event))).toEqual(["account_made"]);
  for (const event of NOTIFICATION_EVENTS) {
    const { told, concerned } = NOTIFICATION_TABLE[event];
    if (event !== "account_made")
      expect(concerned !== undefined, event).toBe(told.includes("people_of_the_write"));
  }
});
