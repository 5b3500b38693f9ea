import { and, eq, inArray } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { revisions } from "@/db/schema/audit";
import { meetingRecords, meetings, missions } from "@/db/schema/mission";
import { eraseDueRecords, eraseNoted } from "@/lib/missions/erase";
import { makeSource } from "@/lib/missions/make-source";
import { saveMeeting } from "@/lib/missions/meetings";
import { meetingPage } from "@/lib/missions/page";
import { saveRecord } from "@/lib/missions/records";
import type { SaveRecord } from "@/lib/missions/schema";
import { getRating } from "@/lib/ratings/queries";
import { search } from "@/lib/search/queries";
import { eraseDueInterviews } from "@/lib/sources/erase";
import { getSource } from "@/lib/sources/queries";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import {
  heldMeeting,
  keyOf,
  meetingOf,
  NOTES,
  plannedMission,
  reader,
  recordOf,
  sourceOf,
} from "@/tests/support/missions";
import { contextOf, makePerson } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";
import { CANARY, chainProblems } from "@/tests/support/source-records";

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
    await eraseDueInterviews(job("2026-09-01"), eraseNoted);
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
