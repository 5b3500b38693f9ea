import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { getAssessment } from "@/lib/assessments/queries";
import { saveFinding } from "@/lib/findings/mutations";
import { answerRecommendation, reportProgress, verifyProgress } from "@/lib/recommendations/follow-up";
import { saveRecommendation, withdrawRecommendation } from "@/lib/recommendations/mutations";
import { recommendationPage, recommendationsPage } from "@/lib/recommendations/page";
import type { SaveRecommendation } from "@/lib/recommendations/schema";
import { confirmSeal, proposeSeal } from "@/lib/releases/mutations";
import { test } from "@/tests/support/database";
import { makeSource } from "@/tests/support/entries";
import { contextOf, giveDutyRow, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import { giveOne, type Programme, programmeOf, publish, rateAll } from "@/tests/support/released-country";

const DAY_MS = 86_400_000;
const later = (days: number) => new Date(TEST_NOW.getTime() + days * DAY_MS);

/** The context of a person for a page. */
const reader = (db: Database, who: TestPerson, now = TEST_NOW) => ({
  ...contextOf(db, who, now),
  actor: who,
});

const recommendationOf = (
  key: { round: string; iso3: string },
  change: Partial<SaveRecommendation> = {},
): SaveRecommendation => ({
  ...key,
  number: 0,
  version: 0,
  wording: "Name the offence.",
  institution: null,
  institutionName: "Parliament",
  strength: "urges",
  kind: "law",
  dueOn: "2026-03-31",
  costBand: "none",
  findings: [1],
  targets: [{ indicator: "G2.1", level: 3 }],
  language: "en",
  ...change,
});

/** A country in drafting with one finding on G2.1, which stands at level 2. */
async function draftWith(db: Database, round: string, statement = "The law names no offence.") {
  const key = { round, iso3: "XZA" };
  const people = await programmeOf(db, key);
  await rateAll(db, people, key);
  const lead = contextOf(db, people.lead);
  const found = await saveFinding(lead, {
    ...key,
    number: 0,
    version: 0,
    proposal: null,
    kind: "gap",
    statement,
    evidence: null,
    indicators: ["G2.1", "R1.1"],
    domains: [],
    entries: [],
    language: "en",
  });
  expect(found.ok).toBe(true);
  return { key, people, lead };
}

async function withFocal(db: Database, people: Programme, key: { round: string; iso3: string }) {
  const focal = await makePerson(db, "Focal Point");
  await giveOne(contextOf(db, people.manager), key, focal, "focal_point");
  return focal;
}

describe("a recommendation", () => {
  test("asks a capability of its findings for more than it has, and has a permanent code", async ({ db }) => {
    const { key, people, lead } = await draftWith(db, "RA");
    const refusals: readonly [Partial<SaveRecommendation>, string][] = [
      [{ findings: [2] }, "no_finding"],
      [{ targets: [{ indicator: "G2.2", level: 3 }] }, "target_off_findings"],
      [{ targets: [{ indicator: "G2.1", level: 2 }] }, "target_too_low"],
      [{ targets: [{ indicator: "G2.1", level: 2.5 }] }, "target_too_low"],
      [{ targets: [{ indicator: "R1.1", level: 3 }] }, "target_too_low"],
      [{ dueOn: "2026-03-01" }, "day_is_over"],
      [{ institution: "XZA-I-999", institutionName: null }, "no_institution"],
    ];
    for (const [change, reason] of refusals)
      expect(await saveRecommendation(lead, recommendationOf(key, change))).toEqual({ ok: false, reason });
    expect(await saveRecommendation(lead, recommendationOf(key))).toEqual({
      ok: true,
      value: { code: "RA-XZA-R-001", version: 1 },
    });
    const changed = recommendationOf(key, { number: 1, version: 1, strength: "suggests", targets: [] });
    expect(await saveRecommendation(lead, changed)).toMatchObject({ value: { version: 2 } });
    expect(await saveRecommendation(lead, changed)).toEqual({ ok: false, reason: "changed_meanwhile" });
    const code = "RA-XZA-R-001";
    const page = await recommendationPage(reader(db, people.lead), "en", { code });
    expect(page.line).toMatchObject({ code, strength: "suggests", answer: null, progress: "not_begun" });
    expect(page.history).toHaveLength(2);
    expect(page.choices?.targets.map(({ indicator, now }) => [indicator, now])).toEqual([["G2.1", 2]]);
    const withdrawal = { code, version: 2, reason: "Said twice." };
    expect(await withdrawRecommendation(lead, withdrawal)).toEqual({ ok: true, value: { code } });
    expect(await saveRecommendation(lead, { ...changed, version: 3 })).toEqual({
      ok: false,
      reason: "withdrawn",
    });
    expect((await recommendationPage(reader(db, people.lead), "en", { code })).choices).toBeNull();
  });

  test("is answered and carried out after the release; answer, progress and day stand apart", async ({
    db,
  }) => {
    const { key, people, lead } = await draftWith(db, "RB");
    const code = "RB-XZA-R-001";
    await saveRecommendation(lead, recommendationOf(key));
    const focal = await withFocal(db, people, key);
    const state = (days: number) => contextOf(db, focal, later(days));
    const answer = {
      code,
      reason: "Parliament decides.",
      language: "en",
      letterReference: null,
      letterOn: null,
    };
    const early = answerRecommendation(state(0), { ...answer, answer: "noted" });
    await expect(early).rejects.toMatchObject({ code: "NOT_FOUND" });
    await publish(db, people, key);

    expect((await answerRecommendation(state(5), { ...answer, answer: "noted" })).ok).toBe(true);
    const team = contextOf(db, people.manager, later(6));
    expect(await answerRecommendation(team, { ...answer, answer: "accepted" })).toEqual({
      ok: false,
      reason: "reference_missing",
    });
    const letter = { letterReference: "NV 12", letterOn: "2026-03-05" };
    const byLetter = { ...answer, ...letter, answer: "accepted" } as const;
    expect(await answerRecommendation(team, { ...byLetter, letterOn: "2027-01-01" })).toMatchObject({
      reason: "not_yet",
    });
    expect(await answerRecommendation(team, byLetter)).toMatchObject({ value: { number: 2 } });

    const on = async (days: number, who: TestPerson = focal) =>
      recommendationPage(reader(db, who, later(days)), "en", { code });
    expect((await on(29)).line).toMatchObject({ answer: "accepted", progress: "not_begun", overdue: false });
    expect((await on(30)).line).toMatchObject({ answer: "accepted", progress: "not_begun", overdue: true });

    const looked = { code, report: "The gazette of 2 April.", language: "en" };
    const verified = { ...looked, step: "verified" } as const;
    expect(await verifyProgress(team, verified)).toEqual({ ok: false, reason: "not_reported" });
    await expect(verifyProgress(state(31), verified)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const reported = { ...looked, step: "reported_done" } as const;
    expect((await reportProgress(state(31), reported)).ok).toBe(true);
    expect((await on(32)).line).toMatchObject({ progress: "reported_done", overdue: false });
    expect((await verifyProgress(team, { ...looked, step: "under_way" })).ok).toBe(true);
    expect((await on(32)).line).toMatchObject({ progress: "under_way", overdue: true });
    await reportProgress(state(33), reported);
    expect((await verifyProgress(team, verified)).ok).toBe(true);
    expect(await reportProgress(state(34), reported)).toEqual({ ok: false, reason: "verified_already" });

    for (const [statement, constraint] of [
      ["update recommendation_answers set answer = 'noted'", "recommendation_answers_immutable"],
      ["update recommendation_progress set step = 'verified'", "recommendation_progress_immutable"],
      ["update recommendations set due_on = '2030-01-01'", "recommendations_writable"],
      ["update findings set kind = 'risk'", "findings_writable"],
    ] as const)
      await expect(db.transaction((tx) => tx.execute(sql.raw(statement)))).rejects.toMatchObject({
        cause: { constraint },
      });
    const page = await on(35);
    expect(page.progress.map(({ step, isOfProgramme }) => [step, isOfProgramme])).toEqual([
      ["reported_done", false],
      ["under_way", true],
      ["reported_done", false],
      ["verified", true],
    ]);
    expect(page.answers.map(({ answer: own, letter: from }) => [own, from?.reference ?? null])).toEqual([
      ["noted", null],
      ["accepted", "NV 12"],
    ]);
    expect(page.history).toBeNull();
    expect(page.may).toEqual({ answer: "state", report: false, verify: false });
    expect(JSON.stringify(page)).not.toMatch(/Manager|Lead/);
    expect(page.targets).toMatchObject([{ indicator: "G2.1", now: null, level: 3 }]);
  });

  test("nobody verifies an own report", async ({ db }) => {
    const { key, people, lead } = await draftWith(db, "RC");
    await saveRecommendation(lead, recommendationOf(key));
    await publish(db, people, key);
    const both = await makePerson(db, "Both", ["programme_manager"]);
    const { assessment } = await getAssessment(lead, key);
    await giveDutyRow(db, assessment.id, both.userId, "focal_point");
    const said = { code: "RC-XZA-R-001", report: "Done.", language: "en" };
    const ctx = contextOf(db, both);
    expect((await reportProgress(ctx, { ...said, step: "reported_done" })).ok).toBe(true);
    expect(await verifyProgress(ctx, { ...said, step: "verified" })).toEqual({
      ok: false,
      reason: "same_person",
    });
  });

  test("tells the State nothing of what is not published, and nobody else anything", async ({ db }) => {
    const { key, people, lead } = await draftWith(db, "RD");
    const restricted = await makeSource(lead, key.iso3, { accessClass: "restricted" });
    const code = "RD-XZA-R-001";
    const wording = `Name the offence, as [[source:${restricted}]] says.`;
    await saveRecommendation(lead, recommendationOf(key, { wording }));
    await saveRecommendation(lead, recommendationOf(key));
    await withdrawRecommendation(lead, { code: "RD-XZA-R-002", version: 1, reason: "Said twice." });
    const focal = await withFocal(db, people, key);
    const read = (who: TestPerson) => recommendationsPage(reader(db, who), "en", key);
    await expect(read(focal)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await publish(db, people, key);
    const page = await read(focal);
    expect(page.lines.map((line) => [line.code, line.wording])).toEqual([
      [code, "Name the offence, as says."],
    ]);
    expect(JSON.stringify(await recommendationPage(reader(db, focal), "en", { code }))).not.toContain(
      restricted,
    );
    expect((await read(people.lead)).lines).toHaveLength(2);
    const readers = [people.observer, await makePerson(db, "reader", ["reader"])];
    for (const who of readers) {
      await expect(read(who)).rejects.toMatchObject({ code: "NOT_FOUND" });
      const own = recommendationPage(reader(db, who), "en", { code });
      await expect(own).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    const seal = { code: "RD-XZA-1", reason: "A witness is in danger." };
    const second = await makePerson(db, "Second", ["programme_manager"]);
    await proposeSeal(contextOf(db, people.manager), seal);
    expect((await confirmSeal(contextOf(db, second), { code: seal.code })).ok).toBe(true);
    await expect(read(focal)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const said = { code, report: "Done.", language: "en", step: "under_way" } as const;
    await expect(reportProgress(contextOf(db, focal), said)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await read(people.lead)).lines).toHaveLength(2);
  });
});
