import { describe, expect, test } from "vitest";
import { byDayAndTime, openBecause, openFirst, silentSince, unvisitedInstitutions } from "./rules";
import { saveMeetingSchema, saveMissionSchema, saveRecordSchema } from "./schema";

const TODAY = "2026-03-11";

describe("which questions are open", () => {
  const rated = { state: "rated", notAssessedReason: null, confidence: "high" } as const;
  const gap = (notAssessedReason: "not_reached" | "no_answer" | "refused" | "does_not_exist") => ({
    state: "not_assessed" as const,
    notAssessedReason,
    confidence: null,
  });
  test.each([
    ["without a rating", undefined, "not_rated"],
    ["with a rating that says nothing yet", { ...rated, state: null }, "not_rated"],
    ["not reached", gap("not_reached"), "not_reached"],
    ["without an answer", gap("no_answer"), "no_answer"],
    ["refused", gap("refused"), null],
    ["where nothing exists", gap("does_not_exist"), null],
    ["with low confidence", { ...rated, confidence: "low" } as const, "low_confidence"],
    ["with more confidence", rated, null],
    ["not applicable", { ...rated, state: "not_applicable", confidence: "low" } as const, null],
  ] as const)("%s", (_name, rating, why) => {
    expect(openBecause(rating)).toBe(why);
  });

  test("they stand first, each half in the order of the instrument", () => {
    const codes = openFirst([
      { code: "A", why: null },
      { code: "B", why: "no_answer" },
      { code: "C", why: null },
      { code: "D", why: "low_confidence" },
    ]).map(({ code }) => code);
    expect(codes).toEqual(["B", "D", "A", "C"]);
  });
});

test("meetings stand by day and time, those without a time at the end of their day", () => {
  const at = (number: number, heldOn: string, startsAt: string | null) => ({ number, heldOn, startsAt });
  const ordered = [
    at(1, "2026-03-10", null),
    at(2, "2026-03-10", "14:00"),
    at(3, "2026-03-09", null),
    at(4, "2026-03-10", "09:30"),
    at(5, "2026-03-10", null),
  ].sort(byDayAndTime);
  expect(ordered.map(({ number }) => number)).toEqual([3, 4, 2, 1, 5]);
});

describe("whom a visit should not leave out", () => {
  const asked = (institutionName: string, dueOn: string, indicators: string[], more = {}) => ({
    institution: null,
    institutionName,
    dueOn,
    answeredOn: null,
    refusedOn: null,
    indicators,
    ...more,
  });
  const requests = [
    asked("Police", "2026-03-05", ["G2.2", "G2.1"]),
    asked("Court", "2026-03-01", ["C1.1"], { institution: "XAA-I-001" }),
    asked("Court of Appeal", "2026-02-01", ["C1.2"], { institution: "XAA-I-001" }),
    asked("Police", "2026-03-02", ["G2.2"]),
    asked("Senate", "2026-03-01", ["C1.1"], { answeredOn: "2026-03-02" }),
    asked("Prosecutor", "2026-06-01", ["C1.1"]),
  ];

  test("an institution owes an answer since the first day that passed, about all it was asked", () => {
    const police = { institution: null, institutionName: "Police" };
    expect(silentSince(police, requests, TODAY)).toEqual({
      since: "2026-03-02",
      indicators: ["G2.1", "G2.2"],
    });
    expect(silentSince({ ...police, institutionName: "Senate" }, requests, TODAY)).toBeNull();
  });

  test("one entry of the register is one institution, however it was named, and who is met is left out", () => {
    const names = (meetings: Parameters<typeof unvisitedInstitutions>[1]) =>
      unvisitedInstitutions(requests, meetings, TODAY).map(({ institutionName }) => institutionName);
    expect(names([])).toEqual(["Court", "Police"]);
    const meeting = { institution: "XAA-I-001", institutionName: "The Court", state: "planned" };
    expect(names([meeting])).toEqual(["Police"]);
    expect(names([{ ...meeting, state: "cancelled" }])).toEqual(["Court", "Police"]);
  });
});

describe("what is sent", () => {
  const problems = (answer: { error?: { issues: readonly { path: readonly PropertyKey[] }[] } }) =>
    answer.error?.issues.map(({ path }) => path.join("."));
  const key = { round: "2026", iso3: "XAA", mission: "1", version: "0" };

  test("a mission ends on or after its first day and goes somewhere", () => {
    const mission = { ...key, mission: "0", startsOn: "2026-05-04", endsOn: "2026-05-03", language: "en" };
    expect(problems(saveMissionSchema.safeParse({ ...mission, places: "Lakemouth" }))).toEqual(["endsOn"]);
    expect(problems(saveMissionSchema.safeParse({ ...mission, places: " " }))).toEqual(["places"]);
  });

  test("a meeting names one institution, a time of day, and a reason where it is cancelled", () => {
    const meeting = {
      ...key,
      meeting: "0",
      heldOn: "2026-05-04",
      institutionName: "Police",
      state: "planned",
      language: "en",
    };
    expect(saveMeetingSchema.safeParse(meeting).success).toBe(true);
    expect(problems(saveMeetingSchema.safeParse({ ...meeting, startsAt: "9:30" }))).toEqual(["startsAt"]);
    expect(problems(saveMeetingSchema.safeParse({ ...meeting, institution: "XAA-I-001" }))).toEqual([
      "institutionName",
    ]);
    expect(problems(saveMeetingSchema.safeParse({ ...meeting, state: "cancelled" }))).toEqual([
      "cancelReason",
    ]);
    expect(problems(saveMeetingSchema.safeParse({ ...meeting, cancelReason: "Ill" }))).toEqual([
      "cancelReason",
    ]);
  });

  test("a record holds what was agreed, and notes with consent alone", () => {
    const record = {
      ...key,
      meeting: "1",
      personCode: "P-1",
      consent: "given",
      consentOn: "2026-05-04",
      attribution: "by_institution",
      deleteOn: "2027-05-04",
      notes: "Six convictions.",
      language: "en",
    };
    expect(saveRecordSchema.safeParse(record).success).toBe(true);
    expect(problems(saveRecordSchema.safeParse({ ...record, consent: "refused" }))).toEqual(["notes"]);
    expect(problems(saveRecordSchema.safeParse({ ...record, consent: "withdrawn", notes: "" }))).toEqual([
      "consentWithdrawnOn",
    ]);
    expect(problems(saveRecordSchema.safeParse({ ...record, personCode: "Jane Doe" }))).toEqual([
      "personCode",
    ]);
    expect(problems(saveRecordSchema.safeParse({ ...record, deleteOn: "2026-05-01" }))).toEqual(["deleteOn"]);
  });
});
