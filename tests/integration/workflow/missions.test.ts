import { and, eq, inArray } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { revisions } from "@/db/schema/audit";
import { meetingRecords, meetings, missions } from "@/db/schema/mission";
import { getScope } from "@/lib/assessments/scope";
import { newId } from "@/lib/core/ids";
import { saveRequest } from "@/lib/information-requests/mutations";
import { programmeTable } from "@/lib/missions/csv";
import { eraseDueRecords } from "@/lib/missions/erase";
import { makeSource } from "@/lib/missions/make-source";
import { planMeetings, saveMeeting } from "@/lib/missions/meetings";
import { acknowledgePlan, saveMission } from "@/lib/missions/mutations";
import { meetingPage, missionPage, missionsPage, notebookPage, programmePage } from "@/lib/missions/page";
import { saveRecord } from "@/lib/missions/records";
import type { MakeSource, SaveMeeting, SaveRecord } from "@/lib/missions/schema";
import { takePlaces } from "@/lib/missions/take-over";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { search } from "@/lib/search/queries";
import { eraseDueInterviews } from "@/lib/sources/erase";
import { getSource } from "@/lib/sources/queries";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";
import { CANARY, chainProblems } from "@/tests/support/source-records";

const COURT = "Court of Appeal";
const NOTES = `${CANARY} told of six convictions.`;

const reader = (country: ScoredCountry, who: ScoredCountry["lead"]) => ({ ...country.as(who), actor: who });
const keyOf = ({ round, iso3 }: ScoredCountry) => ({ round, iso3, mission: 1 });

const meetingOf = (country: ScoredCountry, change: Partial<SaveMeeting> = {}): SaveMeeting => ({
  ...keyOf(country),
  meeting: 0,
  version: 0,
  heldOn: "2026-03-02",
  startsAt: "09:30",
  institution: null,
  institutionName: COURT,
  place: "Lakemouth",
  state: "planned",
  cancelReason: null,
  questions: null,
  indicators: ["G2.2", "G2.1"],
  spokenLanguage: "fr",
  language: "en",
  ...change,
});

const recordOf = (country: ScoredCountry, change: Partial<SaveRecord> = {}): SaveRecord => ({
  ...keyOf(country),
  meeting: 1,
  version: 0,
  personCode: "P-7",
  functionHeld: "Judge",
  province: "North",
  consent: "given",
  consentOn: "2026-03-02",
  consentWithdrawnOn: null,
  attribution: "by_institution",
  deleteOn: "2026-09-01",
  notes: NOTES,
  language: "en",
  ...change,
});

const sourceOf = (country: ScoredCountry, change: Partial<MakeSource> = {}): MakeSource => ({
  ...keyOf(country),
  meeting: 1,
  version: 1,
  type: "interview_official",
  title: "Meeting with the court",
  publisher: COURT,
  accessClass: "restricted",
  reliability: null,
  credibility: null,
  shows: "applied",
  stance: "supports",
  indicators: ["G2.1"],
  ...change,
});

/** A mission of the first days of March whose plan the lead acknowledged. */
async function plannedMission(country: ScoredCountry) {
  const { round, iso3, assessor, lead } = country;
  const days = { startsOn: "2026-03-01", endsOn: "2026-03-06", places: "Lakemouth\nHarbour" };
  const mission = { round, iso3, mission: 0, version: 0, ...days, language: "en" };
  expect(await saveMission(country.as(assessor), mission)).toMatchObject({ value: { mission: 1 } });
  expect(await acknowledgePlan(country.as(lead), { ...keyOf(country), version: 1 })).toMatchObject({
    value: { version: 2 },
  });
  return { ...mission, mission: 1, version: 2 };
}

/** A meeting that was held, with its record. */
async function heldMeeting(country: ScoredCountry, change: Partial<SaveRecord> = {}) {
  await plannedMission(country);
  const ctx = country.as(country.assessor);
  expect(await saveMeeting(ctx, meetingOf(country, { state: "held" }))).toMatchObject({ ok: true });
  expect(await saveRecord(ctx, recordOf(country, change))).toMatchObject({ value: { version: 1 } });
}

describe("a mission", () => {
  test("has a plan that the lead acknowledges, anew for other days, before anything is held", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    const mission = await plannedMission(country);
    await expect(acknowledgePlan(ctx, { ...keyOf(country), version: 2 })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    expect(await saveMission(ctx, { ...mission, endsOn: "2026-03-07" })).toMatchObject({ ok: true });
    const held = meetingOf(country, { state: "held" });
    expect(await saveMeeting(ctx, held)).toEqual({ ok: false, reason: "no_plan" });
    await acknowledgePlan(country.as(country.lead), { ...keyOf(country), version: 3 });
    expect(await saveMeeting(ctx, held)).toMatchObject({ value: { meeting: 1, version: 1 } });
    const cut = { ...mission, version: 4, startsOn: "2026-03-03" };
    expect(await saveMission(ctx, cut)).toEqual({ ok: false, reason: "meetings_outside" });
    expect(await saveMission(ctx, { ...mission, version: 1 })).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
  });

  test("holds meetings of its days alone, in their order, and is printed and exported without notes", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    const ctx = country.as(country.assessor);
    await heldMeeting(country);
    const police = { institutionName: "Police", questions: "Which unit leads?" };
    expect(await saveMeeting(ctx, meetingOf(country, { ...police, heldOn: "2026-03-07" }))).toEqual({
      ok: false,
      reason: "outside_mission",
    });
    expect(
      await saveMeeting(ctx, meetingOf(country, { ...police, heldOn: "2026-03-03", state: "held" })),
    ).toEqual({ ok: false, reason: "not_yet" });
    expect(await saveMeeting(ctx, meetingOf(country, { ...police, startsAt: "08:00" }))).toMatchObject({
      value: { meeting: 2 },
    });
    const ofSenate = { institutionName: "Senate", state: "cancelled", cancelReason: "Recess" } as const;
    await saveMeeting(ctx, meetingOf(country, ofSenate));
    await expect(saveMeeting(ctx, meetingOf(country, { indicators: ["Z9.9"] }))).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await saveMeeting(ctx, meetingOf(country, { meeting: 1, version: 1 }))).toEqual({
      ok: false,
      reason: "has_record",
    });
    const who = reader(country, country.reviewer);
    const { meetings } = await programmePage(who, "en", keyOf(country));
    expect(meetings.map(({ institutionName }) => institutionName)).toEqual(["Police", COURT, "Senate"]);
    const table = programmeTable(meetings);
    expect(table.rows[1]).toMatchObject({ time: "09:30", place: "Lakemouth", indicators: "G2.1|G2.2" });
    const notebook = await notebookPage(who, "en", keyOf(country));
    expect(notebook.meetings.map(({ number }) => number)).toEqual([2, 1]);
    expect([...notebook.questions.keys()]).toEqual(["G2.1", "G2.2"]);
    expect(JSON.stringify([table, notebook, [...notebook.questions.values()]])).not.toContain(CANARY);
  });

  test("offers open questions first, and meets whoever owes an answer in one step", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const { round, iso3, assessor } = country;
    const ctx = country.as(assessor);
    await plannedMission(country);
    const request = {
      round,
      iso3,
      number: 0,
      version: 0,
      what: "Convictions by offence",
      institution: null,
      institutionName: COURT,
      indicators: ["G2.2"],
      askedOn: "2026-01-02",
      dueOn: "2026-02-02",
      remindedOn: null,
      answeredOn: null,
      refusedOn: null,
      refusalReason: null,
      language: "en",
    };
    await saveRequest(ctx, request);
    await saveRequest(ctx, { ...request, indicators: ["G2.1"], dueOn: "2026-02-20" });
    await saveRequest(ctx, { ...request, institutionName: "Senate", answeredOn: "2026-02-01" });
    const rating = { round, iso3, indicator: "R1.1", kind: "assessor" } as const;
    const fields = { state: "not_assessed", level: null, notAssessedReason: "refused" } as const;
    await saveRating(ctx, { ...rating, baseVersion: 0, mutationId: newId(TEST_NOW), fields });

    const page = () => missionPage(reader(country, assessor), "en", keyOf(country));
    const { planning } = await page();
    expect(planning?.unvisited).toEqual([
      { institution: null, institutionName: COURT, since: "2026-02-02", indicators: ["G2.1", "G2.2"] },
    ]);
    const offered = planning?.choices.questions ?? [];
    expect(offered.at(-1)).toMatchObject({ code: "R1.1", why: null });
    expect(offered[0]).toMatchObject({ why: "not_rated" });
    expect(offered[0]?.evidenceExpected.length).toBeGreaterThan(0);

    const plan = { ...keyOf(country), institutions: [COURT], heldOn: "2026-03-04", language: "en" };
    expect(await planMeetings(ctx, { ...plan, heldOn: "2026-04-04" })).toEqual({
      ok: false,
      reason: "outside_mission",
    });
    expect(await planMeetings(ctx, plan)).toEqual({ ok: true, value: { planned: 1 } });
    expect(await planMeetings(ctx, plan)).toEqual({ ok: false, reason: "not_silent" });
    expect(await page()).toMatchObject({
      planning: { unvisited: [] },
      meetings: [{ institutionName: COURT, silentSince: "2026-02-02", indicators: ["G2.1", "G2.2"] }],
    });
  });

  test("is written by the drafting team, read by the whole team and hidden from anybody else", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    await heldMeeting(country);
    const { round, iso3, lead, reviewer } = country;
    const focal = await makePerson(db, "focal");
    await country.giveDuty(focal.userId, "focal_point");
    const manager = await makePerson(db, "manager", ["programme_manager"]);
    const second = await makePerson(db, "second");
    await country.giveDuty(second.userId, "second_rater");
    for (const who of [reviewer, manager, second]) {
      const { missions, mayWrite } = await missionsPage(reader(country, who), "en", { round, iso3 });
      expect([missions.length, mayWrite]).toEqual([1, false]);
      expect((await missionPage(reader(country, who), "en", keyOf(country))).planning).toBeNull();
      expect(await codeOf(saveMeeting(country.as(who), meetingOf(country)))).toBe("FORBIDDEN");
    }
    const others = [
      focal,
      await makePerson(db, "stranger"),
      await makePerson(db, "observer", ["observer"]),
      await makePerson(db, "reader", ["reader"]),
      await makePerson(db, "administrator", ["administrator"]),
    ];
    for (const who of others) {
      const as = reader(country, who);
      expect(await codeOf(missionsPage(as, "en", { round, iso3 }))).toBe("NOT_FOUND");
      expect(await codeOf(missionPage(as, "en", keyOf(country)))).toBe("NOT_FOUND");
      expect(await codeOf(meetingPage(as, "en", { ...keyOf(country), meeting: 1 }))).toBe("NOT_FOUND");
      expect(await codeOf(programmePage(as, "en", keyOf(country)))).toBe("NOT_FOUND");
      expect(await codeOf(saveMeeting(country.as(who), meetingOf(country)))).toMatch(/NOT_FOUND|FORBIDDEN/);
    }
    await country.setState("published");
    expect(await codeOf(saveMeeting(country.as(lead), meetingOf(country)))).toBe("FORBIDDEN");
  });
});

describe("what was said in a meeting", () => {
  test("is read by the lead and the assessors alone, and found by nobody", async ({ db }) => {
    const country = await makeScoredCountry(db);
    await heldMeeting(country);
    const key = { ...keyOf(country), meeting: 1 };
    const open = await meetingPage(reader(country, country.lead), "en", key);
    expect(open.record?.saved?.notes).toBe(NOTES);
    const manager = await makePerson(db, "manager", ["programme_manager"]);
    const second = await makePerson(db, "second");
    await country.giveDuty(second.userId, "second_rater");
    await country.setState("internal_review");
    for (const who of [country.reviewer, manager, second]) {
      const page = await meetingPage(reader(country, who), "en", key);
      expect(page.record).toBeUndefined();
      expect(JSON.stringify(page)).not.toContain(CANARY);
      expect(await codeOf(saveRecord(country.as(who), recordOf(country, { version: 1 })))).toBe("FORBIDDEN");
      expect(await search(country.as(who), "en", CANARY)).toEqual([]);
    }
  });

  test("is written down of a held meeting alone, with days that can be true", async ({ db }) => {
    const country = await makeScoredCountry(db);
    await plannedMission(country);
    const ctx = country.as(country.assessor);
    await saveMeeting(ctx, meetingOf(country));
    expect(await saveRecord(ctx, recordOf(country))).toEqual({ ok: false, reason: "not_held" });
    await saveMeeting(ctx, meetingOf(country, { meeting: 1, version: 1, state: "held" }));
    const refusedWith = async (change: Partial<SaveRecord>) => saveRecord(ctx, recordOf(country, change));
    expect(await refusedWith({ deleteOn: "2026-03-02" })).toEqual({
      ok: false,
      reason: "erasure_not_ahead",
    });
    expect(await refusedWith({ consentOn: "2026-03-03" })).toEqual({
      ok: false,
      reason: "consent_in_future",
    });
    expect(await refusedWith({})).toMatchObject({ ok: true });
    expect(await refusedWith({})).toEqual({ ok: false, reason: "changed_meanwhile" });
  });

  test("goes where consent is withdrawn: no source is made of it", async ({ db }) => {
    const country = await makeScoredCountry(db);
    await heldMeeting(country);
    const ctx = country.as(country.assessor);
    const withdrawn = { consent: "withdrawn", consentWithdrawnOn: "2026-03-02", version: 1 } as const;
    expect(await saveRecord(ctx, recordOf(country, { ...withdrawn, notes: null }))).toMatchObject({
      value: { version: 2 },
    });
    expect(await makeSource(ctx, sourceOf(country, { version: 2 }))).toEqual({
      ok: false,
      reason: "no_notes",
    });
    await expect(
      db.transaction((tx) => tx.update(meetingRecords).set({ notes: "Kept all the same" })),
    ).rejects.toThrow();
  });

  test("becomes one source with its citations, and the meeting keeps the link alone", async ({ db }) => {
    const country = await makeScoredCountry(db);
    await heldMeeting(country);
    const ctx = country.as(country.assessor);
    expect(await makeSource(ctx, sourceOf(country, { version: 0 }))).toEqual({
      ok: false,
      reason: "changed_meanwhile",
    });
    expect(await codeOf(makeSource(country.as(country.reviewer), sourceOf(country)))).toBe("FORBIDDEN");
    const made = await makeSource(ctx, sourceOf(country));
    if (!made.ok) throw new Error(made.reason);
    const { code } = made.value;
    expect(await makeSource(ctx, sourceOf(country))).toEqual({ ok: false, reason: "has_source" });
    expect(await saveRecord(ctx, recordOf(country))).toEqual({ ok: false, reason: "has_source" });
    expect(await getSource(ctx, code)).toMatchObject({
      type: "interview_official",
      issuedByState: true,
      accessClass: "restricted",
      language: "fr",
      interview: {
        personCode: "P-7",
        functionHeld: "Judge",
        province: "North",
        heldOn: "2026-03-02",
        consent: "given",
        attribution: "by_institution",
        deleteOn: "2026-09-01",
      },
      passages: [{ body: NOTES, language: "en" }],
    });
    const { round, iso3 } = country;
    const rating = await getRating(ctx, { round, iso3, indicator: "G2.1", kind: "assessor" });
    expect(rating.citations).toMatchObject([{ source: { code }, shows: "applied" }]);
    expect(await recordsOf(db, country)).toEqual([]);
    const key = { ...keyOf(country), meeting: 1 };
    const page = await meetingPage(reader(country, country.lead), "en", key);
    expect(page).toMatchObject({ source: code, choices: null, record: { saved: null, went: "into_source" } });
    expect(page.history.map(({ action }) => action)).toContain("source.add");
    expect(await chainProblems(db)).toEqual([]);
  });

  test("is not given away by the link: a confidential source has none but for its readers", async ({
    db,
  }) => {
    const country = await makeScoredCountry(db);
    await heldMeeting(country, { attribution: "not_attributed" });
    const ctx = country.as(country.assessor);
    expect(await makeSource(ctx, sourceOf(country, { accessClass: "public" }))).toEqual({
      ok: false,
      reason: "not_public",
    });
    const made = await makeSource(ctx, sourceOf(country, { accessClass: "confidential" }));
    if (!made.ok) throw new Error(made.reason);
    const colleague = await makePerson(db, "colleague");
    await country.giveDuty(colleague.userId, "assessor");
    const key = { ...keyOf(country), meeting: 1 };
    for (const who of [colleague, country.reviewer]) {
      const page = await meetingPage(reader(country, who), "en", key);
      expect(page.source).toBeNull();
      expect(JSON.stringify(page)).not.toContain(made.value.code);
      // Nor by the history: it reads as that of a meeting of which nothing was made.
      expect(page.history.map(({ action }) => action)).toEqual(["mission.write"]);
    }
    const as = country.as(colleague);
    const held = meetingOf(country, { meeting: 1, version: 2, state: "held" });
    for (const refusal of [
      saveMeeting(as, held),
      saveRecord(as, recordOf(country)),
      makeSource(as, sourceOf(country)),
    ])
      expect(await refusal).toEqual({ ok: false, reason: "closed" });
    const own = await meetingPage(reader(country, country.assessor), "en", key);
    expect(own.history.map(({ action }) => action)).toEqual(["source.add", "mission.write"]);
    expect(own).toMatchObject({ source: made.value.code, record: { went: "into_source" } });
    const hidden = await meetingPage(reader(country, colleague), "en", key);
    expect(hidden.record).toEqual({ saved: null, mayWrite: true, mayMakeSource: true, went: "closed" });
  });

  test("is erased on the agreed day, with or without a source, from its revisions too", async ({ db }) => {
    const without = await makeScoredCountry(db);
    await heldMeeting(without);
    const withSource = await makeScoredCountry(db);
    await heldMeeting(withSource);
    const made = await makeSource(withSource.as(withSource.assessor), sourceOf(withSource));
    expect(made.ok).toBe(true);
    const job = (day: string) =>
      contextOf(db, { kind: "system", job: "interview-deletion" }, new Date(`${day}T12:00:00Z`));
    expect(await eraseDueRecords(job("2026-08-31"))).toBe(0);
    await eraseDueInterviews(job("2026-09-01"));
    // The countries of the other tests have agreed on the same day.
    expect(await eraseDueRecords(job("2026-09-01"))).toBeGreaterThan(0);
    expect(await eraseDueRecords(job("2026-09-02"))).toBe(0);
    const own = ["meeting_record", "source", "passage"];
    const kept = await db.read
      .select({ content: revisions.content })
      .from(revisions)
      .where(inArray(revisions.entity, own));
    expect(JSON.stringify(kept)).not.toContain(CANARY);
    const [record] = await recordsOf(db, without);
    expect(record).toMatchObject({ personCode: "-", notes: null, functionHeld: null, consent: "given" });
    const key = { ...keyOf(without), meeting: 1 };
    const page = await meetingPage(reader(without, without.lead), "en", key);
    expect(page.record?.saved?.erased).toBe(true);
    expect(await saveRecord(without.as(without.lead), recordOf(without, { version: 2 }))).toEqual({
      ok: false,
      reason: "erased",
    });
    expect(await chainProblems(db)).toEqual([]);
  });
});

async function recordsOf(db: Database, { assessmentId }: ScoredCountry) {
  const rows = await db.read
    .select({ record: meetingRecords })
    .from(meetingRecords)
    .innerJoin(meetings, eq(meetings.id, meetingRecords.meetingId))
    .innerJoin(missions, and(eq(missions.id, meetings.missionId), eq(missions.assessmentId, assessmentId)));
  return rows.map(({ record }) => record);
}

test("the scope takes places of held meetings under what it says, and nothing by itself", async ({ db }) => {
  const country = await makeScoredCountry(db);
  await plannedMission(country);
  const { round, iso3, lead, assessmentId } = country;
  const ctx = country.as(lead);
  await saveMeeting(ctx, meetingOf(country, { state: "held" }));
  await saveMeeting(ctx, meetingOf(country, { place: "Harbour" }));
  const take = (version: number, ...places: string[]) =>
    takePlaces(ctx, { round, iso3, version, places, language: "en" });
  expect(await take(0, "Harbour")).toEqual({ ok: false, reason: "not_offered" });
  expect(await take(1, "Lakemouth")).toEqual({ ok: false, reason: "changed_meanwhile" });
  expect(await take(0, "Lakemouth")).toEqual({ ok: true, value: { version: 1 } });
  expect(await take(1, "Lakemouth")).toEqual({ ok: false, reason: "not_offered" });
  expect(await getScope(ctx, assessmentId)).toMatchObject({ placesVisited: "Lakemouth" });
});
