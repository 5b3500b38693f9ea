import { describe, expect, test } from "vitest";
import { NOTIFICATION_EVENTS } from "@/db/enums";
import { ASSESSMENT_PERMISSIONS } from "@/lib/policy/assessment";
import { NOTIFICATION_TABLE } from "./events";
import { placeOf } from "./places";
import { deadlineEvent, toldBy } from "./told";

const assessment = { round: "2026", iso3: "XAA", release: "2026-XAA-2" };
const nothing = {
  assessment,
  source: null,
  may: [],
  mayErase: false,
  errors: { mayReport: false, mayAnswer: false },
  report: null,
};

describe("the table of notifications", () => {
  test("tells somebody of every event", () => {
    for (const event of NOTIFICATION_EVENTS) expect(NOTIFICATION_TABLE[event].told, event).not.toEqual([]);
  });

  test("leads nowhere for who holds no permission, but to the own account", () => {
    for (const event of NOTIFICATION_EVENTS) {
      const place = placeOf(event, nothing);
      expect(place, event).toBe(event === "account_made" ? "/account" : null);
    }
  });

  test("leads to the first place that is open", () => {
    const may = ASSESSMENT_PERMISSIONS;
    expect(placeOf("comment_written", { ...nothing, may })).toBe("/rounds/2026/XAA/review");
    expect(placeOf("comment_written", { ...nothing, may: ["progress.read"] })).toBe("/rounds/2026/XAA");
    expect(placeOf("consent_withdrawn", { ...nothing, source: "XAA-S-001", may })).toBe("/sources/XAA-S-001");
    expect(placeOf("consent_withdrawn", { ...nothing, may })).toBe("/rounds/2026/XAA");
    expect(placeOf("duty_given", { ...nothing, may: ["release.read"] })).toBe("/rounds/2026/XAA/scorecard");
  });

  test("leads to the last release, where there is one, and to the erasures and reports whom they are open to", () => {
    const corrections = (release: string | null) =>
      placeOf("correction_asked", {
        ...nothing,
        assessment: { ...assessment, release },
        may: ["correction.see"],
      });
    expect(corrections("2026-XAA-2")).toBe("/releases/2026-XAA-2#corrections");
    expect(corrections(null)).toBeNull();
    expect(placeOf("erasure_proposed", { ...nothing, assessment: null, mayErase: true })).toBe("/erasures");
    const errors = { mayReport: true, mayAnswer: false };
    expect(placeOf("error_answered", { ...nothing, assessment: null, errors })).toBe(
      "/error-reports?state=answered",
    );
    const report = (entry: { register: "laws"; code: string } | null) =>
      placeOf("error_answered", { ...nothing, errors, report: { id: "7", entry } });
    expect(report({ register: "laws", code: "XAA-L-001" })).toBe("/laws/XAA-L-001#report-7");
    expect(report(null)).toBe("/error-reports?state=answered#report-7");
    expect(placeOf("error_reported", { ...nothing, assessment: null, errors })).toBeNull();
    expect(placeOf("error_reported", { ...nothing, errors: { ...errors, mayAnswer: true } })).toBe(
      "/error-reports",
    );
  });

  test("tells of a deadline whose turn it is in that state", () => {
    expect(toldBy("deadline_near", "drafting").duties).toEqual(["lead", "assessor"]);
    expect(toldBy("deadline_near", "internal_review").duties).toEqual(["reviewer"]);
    expect(toldBy("deadline_passed", "approval")).toEqual({
      duties: ["approver"],
      roles: ["programme_manager"],
    });
    expect(toldBy("deadline_near", "published").duties).toEqual([]);
  });

  test.each([
    [8, null],
    [7, "deadline_near"],
    [0, "deadline_near"],
    [-1, "deadline_passed"],
  ])("with %i days left, tells %s", (daysLeft, event) => {
    expect(deadlineEvent(daysLeft)).toBe(event);
  });
});
