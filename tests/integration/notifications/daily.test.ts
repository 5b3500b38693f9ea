import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { assessmentDueDates } from "@/db/schema/assessment";
import { notifications } from "@/db/schema/notification";
import { settings } from "@/db/schema/setting";
import { runJob } from "@/lib/jobs/worker";
import { openThread } from "@/lib/reviews/threads";
import { makeDatabase, test } from "@/tests/support/database";
import { mailsOf, toldOf } from "@/tests/support/outbox";
import { makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry, type ScoredCountry } from "@/tests/support/scored-country";

const runAt = (db: Database, instant: string) => runJob(db, "daily-notices", {}, new Date(instant));

async function setDue({ assessmentId }: ScoredCountry, db: Database, dueOn: string): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(assessmentDueDates).where(eq(assessmentDueDates.assessmentId, assessmentId));
    await tx
      .insert(assessmentDueDates)
      .values({ assessmentId, state: "drafting", dueOn, changedAt: TEST_NOW });
  });
}

describe("deadlines", () => {
  test("are told once for each day that was set, to whose turn it is", async () => {
    const db = await makeDatabase();
    const country = await makeScoredCountry(db);
    const told = () => toldOf(db, country.assessmentId);
    await setDue(country, db, "2026-03-10");
    await runAt(db, "2026-03-02T12:00:00Z");
    expect(await told()).toEqual([]);
    await runAt(db, "2026-03-03T12:00:00Z");
    await runAt(db, "2026-03-04T12:00:00Z");
    expect(await told()).toEqual(["assessor deadline_near", "lead deadline_near"]);
    await makePerson(db, "Manager", ["programme_manager"]);
    await runAt(db, "2026-03-10T12:00:00Z");
    expect(await told()).toHaveLength(2);
    await runAt(db, "2026-03-11T12:00:00Z");
    await runAt(db, "2026-03-12T12:00:00Z");
    expect((await told()).filter((line) => line.endsWith("deadline_passed"))).toEqual([
      "Manager deadline_passed",
      "assessor deadline_passed",
      "lead deadline_passed",
    ]);
    await setDue(country, db, "2026-03-20");
    await runAt(db, "2026-03-13T12:00:00Z");
    expect((await told()).filter((line) => line.endsWith("deadline_near"))).toHaveLength(4);
    await db.drop();
  });

  test("reach who takes a duty over later", async () => {
    const db = await makeDatabase();
    const country = await makeScoredCountry(db);
    await setDue(country, db, "2026-03-05");
    await runAt(db, "2026-03-03T12:00:00Z");
    const newcomer = await makePerson(db, "newcomer");
    await country.giveDuty(newcomer.userId, "assessor");
    await runAt(db, "2026-03-04T12:00:00Z");
    expect(await toldOf(db, country.assessmentId)).toContain("newcomer deadline_near");
    await db.drop();
  });

  test("end with the day in the programme's zone, and are told in its morning", async () => {
    const db = await makeDatabase();
    const country = await makeScoredCountry(db);
    await db.transaction((tx) => tx.update(settings).set({ timeZone: "Pacific/Auckland" }));
    await setDue(country, db, "2026-03-02");
    await runAt(db, "2026-03-02T10:00:00Z"); // 23:00 on that day in Auckland
    expect(await toldOf(db, country.assessmentId)).not.toContain("lead deadline_passed");
    await runAt(db, "2026-03-02T16:00:00Z"); // 05:00 on the next
    expect(await toldOf(db, country.assessmentId)).not.toContain("lead deadline_passed");
    await runAt(db, "2026-03-02T17:00:00Z");
    expect(await toldOf(db, country.assessmentId)).toContain("lead deadline_passed");
    await db.drop();
  });
});

describe("the digest", () => {
  test("takes up what came until the morning, once, in one mail a person", async () => {
    const db = await makeDatabase();
    const country = await makeScoredCountry(db);
    await country.setState("internal_review");
    const { round, iso3 } = country;
    for (const indicator of ["C2.1", "C1.1"]) {
      const reviewer = country.as(country.reviewer);
      await openThread(reviewer, { round, iso3, indicator, body: "Old", language: "en" });
    }
    expect(await mailsOf(db)).toEqual([]);
    await runAt(db, "2026-03-02T12:00:00Z");
    expect(await mailsOf(db)).toEqual([]);
    await Promise.all([runAt(db, "2026-03-03T08:00:00Z"), runAt(db, "2026-03-03T08:00:00Z")]);
    await runAt(db, "2026-03-03T09:00:00Z");
    await runAt(db, "2026-03-04T09:00:00Z");
    const mails = await mailsOf(db);
    expect(mails.map(({ kind, digestOn }) => `${kind} ${digestOn}`)).toEqual([
      "digest 2026-03-03",
      "digest 2026-03-03",
    ]);
    const told = await db.read.select({ digestId: notifications.digestId }).from(notifications);
    expect(told.map(({ digestId }) => mails.some(({ id }) => id === digestId))).toEqual(Array(4).fill(true));
    await db.drop();
  });

  test("leaves out what was read before", async () => {
    const db = await makeDatabase();
    const country = await makeScoredCountry(db);
    await country.setState("internal_review");
    const { round, iso3 } = country;
    const thread = { round, iso3, indicator: "C2.1", body: "Old", language: "en" };
    await openThread(country.as(country.reviewer), thread);
    await db.transaction((tx) =>
      tx
        .update(notifications)
        .set({ readAt: TEST_NOW })
        .where(eq(notifications.recipientId, country.lead.userId)),
    );
    await runAt(db, "2026-03-03T08:00:00Z");
    expect((await mailsOf(db)).map(({ recipientId }) => recipientId)).toEqual([country.assessor.userId]);
    await db.drop();
  });
});
