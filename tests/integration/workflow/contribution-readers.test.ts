/** Who is left to read what was given, when those who asked for it leave. */
import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { revisions } from "@/db/schema/audit";
import { contributionLinks, contributions } from "@/db/schema/contribution";
import { notifications } from "@/db/schema/notification";
import { sourceReaders } from "@/db/schema/source";
import { users } from "@/db/schema/user";
import { endDuty, giveDuty, handOverDuty, listDuties } from "@/lib/assessments/duties";
import type { AssessmentKey } from "@/lib/assessments/subject";
import { settleAllLeftBehind } from "@/lib/contributions/left-behind";
import { findOpenLink } from "@/lib/contributions/links";
import { contributionPage, contributionsPage } from "@/lib/contributions/page";
import { sendByLink, sendOwn } from "@/lib/contributions/send";
import { createContext } from "@/lib/core/context";
import { signedIn } from "@/lib/core/request";
import { one } from "@/lib/core/rows";
import { getSource } from "@/lib/sources/queries";
import { changeUser, disableUser } from "@/lib/users/mutations";
import { begin } from "@/tests/support/assessment-steps";
import { given, linkFor, sent, stranger } from "@/tests/support/contributions";
import { test } from "@/tests/support/database";
import { toldOf } from "@/tests/support/outbox";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "@/tests/support/programme";
import type { ScoredCountry } from "@/tests/support/scored-country";
import { added, chainProblems, interview } from "@/tests/support/source-records";

const pageFor = (db: Database, person: TestPerson, key: AssessmentKey) =>
  contributionsPage(signedIn(contextOf(db, person)), "en", key);
const codesFor = async (db: Database, person: TestPerson, key: AssessmentKey) =>
  (await pageFor(db, person, key)).contributions.map(({ id }) => id);
const toldEvents = async (db: Database, assessment: string, event: string) =>
  (await toldOf(db, assessment)).filter((line) => line.endsWith(event));

async function dutyOf(db: Database, manager: TestPerson, assessment: string, person: TestPerson) {
  const duties = await listDuties(contextOf(db, manager), assessment);
  return one(duties.filter(({ userId, endedAt }) => userId === person.userId && endedAt === null)).id;
}

async function disable(db: Database, person: TestPerson) {
  const admin = await makePerson(db, "Admin", ["administrator"]);
  const input = { userId: person.userId, reason: "Left the programme." };
  expect(await disableUser(contextOf(db, admin), input)).toMatchObject({ ok: true });
}

async function reasonsOf(db: Database, entityId: string) {
  const rows = await db.read
    .select({ reason: revisions.reason })
    .from(revisions)
    .where(eq(revisions.entityId, entityId))
    .orderBy(revisions.version);
  return rows.map(({ reason }) => reason);
}

async function expectClosed(db: Database, secret: string) {
  expect(await findOpenLink(stranger(db), "en", secret)).toBeNull();
  expect(await sendByLink(stranger(db), given(secret))).toEqual({ ok: false, reason: "link_invalid" });
}

describe("a link", () => {
  test("closes for good when the duty of who made it ends, and says why in its history", async ({ db }) => {
    const { key, id: assessment, team } = await begin(db, "L-1", "XLA");
    const other = await begin(db, "L-1B", "XLB");
    const secret = await linkFor(contextOf(db, team.lead), key);
    const ofManager = await linkFor(contextOf(db, team.manager), key);
    const elsewhere = await linkFor(contextOf(db, other.team.lead), other.key);
    const dutyId = await dutyOf(db, team.manager, assessment, team.lead);
    const end = { ...key, dutyId, reason: "Another task." };
    expect(await endDuty(contextOf(db, team.manager), end)).toMatchObject({ ok: true });
    await expectClosed(db, secret);
    for (const open of [ofManager, elsewhere])
      expect(await findOpenLink(stranger(db), "en", open)).not.toBeNull();
    const link = one(
      await db.read.select().from(contributionLinks).where(eq(contributionLinks.createdBy, team.lead.userId)),
    );
    expect(await reasonsOf(db, link.id)).toEqual([null, "link_maker_left"]);
    const again = { userId: team.lead.userId, duty: "lead" } as const;
    expect(await giveDuty(contextOf(db, team.manager), key, again)).toMatchObject({ ok: true });
    await expectClosed(db, secret);
    expect(await chainProblems(db)).toEqual([]);
  });

  test("closes when its maker is disabled, or manages the programme no more", async ({ db }) => {
    const { key, team } = await begin(db, "L-2", "XLC");
    const ofLead = await linkFor(contextOf(db, team.lead), key);
    const ofManager = await linkFor(contextOf(db, team.manager), key);
    await disable(db, team.lead);
    await expectClosed(db, ofLead);
    expect(await findOpenLink(stranger(db), "en", ofManager)).not.toBeNull();
    const admin = await makePerson(db, "Admin", ["administrator"]);
    const { userId } = team.manager;
    const roles = ["observer" as const];
    expect(await changeUser(contextOf(db, admin), { userId, version: 1, name: "M", roles })).toMatchObject({
      ok: true,
    });
    await expectClosed(db, ofManager);
  });

  test("that was left behind otherwise is closed by the hourly job", async ({ db }) => {
    const { key, team } = await begin(db, "L-3", "XLD");
    const secret = await linkFor(contextOf(db, team.lead), key);
    await db.transaction((tx) =>
      tx.update(users).set({ disabledAt: TEST_NOW }).where(eq(users.id, team.lead.userId)),
    );
    const job = createContext(db, { kind: "system", job: "test" }, TEST_NOW);
    expect(await settleAllLeftBehind(job)).toBe(1);
    expect(await settleAllLeftBehind(job)).toBe(0);
    await expectClosed(db, secret);
  });
});

describe("a contribution that nobody reads any more", () => {
  test("passes with its keeper's duty to the new lead, who is told", async ({ db }) => {
    const { key, id: assessment, team } = await begin(db, "L-4", "XLE");
    const { id } = await sent(db, await linkFor(contextOf(db, team.lead), key));
    const next = await makePerson(db, "Nora Next");
    const dutyId = await dutyOf(db, team.manager, assessment, team.lead);
    const over = { ...key, dutyId, userId: next.userId, reason: "Another task." };
    expect(await handOverDuty(contextOf(db, team.manager), over)).toMatchObject({ ok: true });
    expect(await codesFor(db, next, key)).toEqual([id]);
    await expect(codesFor(db, team.lead, key)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await codesFor(db, team.reviewer, key)).toEqual([]);
    const row = one(await db.read.select().from(contributions).where(eq(contributions.id, id)));
    expect(row.keeperId).toBe(next.userId);
    expect(await reasonsOf(db, id)).toEqual([null, "contribution_readers_left"]);
    expect(await toldEvents(db, assessment, "contribution_passed_on")).toEqual([
      "Nora Next contribution_passed_on",
    ]);
    expect(await chainProblems(db)).toEqual([]);
  });

  test("stays where a named reader is left, and with a restricted one the drafting team", async ({ db }) => {
    const { key, team } = await begin(db, "L-5", "XLF");
    const secret = await linkFor(contextOf(db, team.manager), key);
    const hidden = await sent(db, secret);
    const shared = await sent(db, secret, { accessClass: "restricted" });
    await db.pool.query(
      "insert into contribution_readers (contribution_id, user_id, granted_at) values ($1, $2, now())",
      [hidden.id, team.reviewer.userId],
    );
    await disable(db, team.manager);
    expect(await codesFor(db, team.reviewer, key)).toEqual([hidden.id]);
    expect(await codesFor(db, team.lead, key)).toEqual([shared.id]);
    // The last named reader leaves too.
    await disable(db, team.reviewer);
    expect((await codesFor(db, team.lead, key)).sort()).toEqual([shared.id, hidden.id].sort());
  });

  test("is named to programme managers without its content where nobody leads", async ({ db }) => {
    const { key, id: assessment, team } = await begin(db, "L-6", "XLG");
    const second = await makePerson(db, "Second Manager", ["programme_manager"]);
    const { id } = await sent(db, await linkFor(contextOf(db, team.lead), key), { body: "Sandpiper-canary" });
    expect((await pageFor(db, second, key)).unread).toEqual([]);
    await disable(db, team.lead);
    const told = await toldEvents(db, assessment, "contribution_unread");
    expect(told).toContain("Second Manager contribution_unread");
    expect(told.filter((line) => line.startsWith("Second"))).toHaveLength(1);
    const page = await pageFor(db, second, key);
    expect(page.unread.map((line) => line.id)).toEqual([id]);
    expect(Object.keys(one(page.unread)).sort()).toEqual(["code", "id", "receivedOn"]);
    expect(page.contributions).toEqual([]);
    expect(JSON.stringify(page)).not.toContain("Sandpiper");
    expect((await pageFor(db, team.assessor, key)).unread).toEqual([]);
    const asked = contributionPage(signedIn(contextOf(db, second)), "en", { ...key, contribution: id });
    await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND" });
    // Somebody leads again.
    const ended = await dutyOf(db, second, assessment, team.lead);
    await endDuty(contextOf(db, second), { ...key, dutyId: ended, reason: "Disabled." });
    const next = await makePerson(db, "Nora Next");
    await giveDuty(contextOf(db, second), key, { userId: next.userId, duty: "lead" });
    expect(await codesFor(db, next, key)).toEqual([id]);
    expect((await pageFor(db, second, key)).unread).toEqual([]);
  });

  test("is taken in for nobody who is disabled", async ({ db }) => {
    const { key, team } = await begin(db, "L-7", "XLH");
    const carla = await makePerson(db, "Carla");
    await giveDuty(contextOf(db, team.manager), key, { userId: carla.userId, duty: "contributor" });
    await disable(db, team.lead);
    const { token: _token, ...text } = given("");
    expect(await sendOwn(contextOf(db, carla), { ...key, ...text })).toEqual({
      ok: false,
      reason: "nobody_leads",
    });
  });
});

test("somebody is told of a confidential source whose readers are all disabled, and learns nothing of it", async ({
  db,
}) => {
  const { key, id: assessment, team } = await begin(db, "L-8", "XLI");
  const assessor = contextOf(db, team.assessor);
  const code = await added(
    assessor,
    interview({ ...key } as unknown as ScoredCountry, { deleteOn: "2029-01-01" }),
  );
  await db.pool.query("delete from source_readers where user_id = $1", [team.lead.userId]);
  expect(
    (await db.read.select().from(sourceReaders)).filter(({ userId }) => userId === team.assessor.userId),
  ).toHaveLength(1);
  await disable(db, team.assessor);
  expect(await toldEvents(db, assessment, "source_unread")).toEqual(["Lena Lead source_unread"]);
  await expect(getSource(contextOf(db, team.lead), code)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const rows = await db.read.select().from(notifications).where(eq(notifications.event, "source_unread"));
  expect(JSON.stringify(rows)).not.toContain(code);
});
