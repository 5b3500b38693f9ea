import { expect, test } from "vitest";
import { refusedTwin, type TwinFacts, twinClasses } from "./twin-rules";

const interview = (more: Partial<TwinFacts> = {}): TwinFacts => ({
  type: "interview_nonstate",
  accessClass: "restricted",
  consent: "given",
  attribution: "by_institution",
  deleteOn: "2027-01-31",
  ...more,
});
const report: TwinFacts = {
  type: "ngo_report",
  accessClass: "public",
  consent: null,
  attribution: null,
  deleteOn: null,
};

test("a twin is open to more people than its source", () => {
  expect(twinClasses("confidential")).toEqual(["public", "restricted"]);
  expect(twinClasses("restricted")).toEqual(["public"]);
  expect(twinClasses("public")).toEqual([]);
});

test.each<[string, TwinFacts, TwinFacts, ReturnType<typeof refusedTwin>]>([
  ["a report of a report", report, report, null],
  ["an interview of an interview", interview(), interview(), null],
  ["another kind of interview", interview({ type: "survivor_consultation" }), interview(), "other_type"],
  ["a report of an interview", report, interview(), "other_type"],
  ["consent that its source lost", interview(), interview({ consent: "withdrawn" }), "no_consent"],
  ["consent that both lost", interview({ consent: "withdrawn" }), interview({ consent: "withdrawn" }), null],
  ["who spoke, of an institution", interview({ attribution: "by_function" }), interview(), "not_agreed"],
  ["an institution, of nobody", interview(), interview({ attribution: "not_attributed" }), "not_agreed"],
  ["nobody, of an institution", interview({ attribution: "not_attributed" }), interview(), null],
  ["an earlier erasure", interview({ deleteOn: "2027-01-30" }), interview(), null],
  ["a later erasure", interview({ deleteOn: "2027-02-01" }), interview(), "erasure_after_original"],
])("%s", (_, twin, original, reason) => {
  expect(refusedTwin(twin, original)).toBe(reason);
});
