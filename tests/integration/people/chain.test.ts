import { asc, gte } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents } from "@/db/schema/audit";
import { eventSha256 } from "@/lib/audit/append";
import { listChain, userHistory } from "@/lib/audit/queries";
import { verifyChain } from "@/lib/audit/verify";
import { createContext } from "@/lib/core/context";
import { comparedRelease } from "@/lib/releases/compared";
import { parseRelease } from "@/lib/releases/queries";
import { addInterest, changeUser, inviteUser, removeInterest } from "@/lib/users/mutations";
import { makeDatabase, test } from "@/tests/support/database";
import {
  contextOf,
  giveDutyRow,
  makeAssessment,
  makePerson,
  makeRound,
  TEST_NOW,
} from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll } from "@/tests/support/released-country";
import { tamper } from "@/tests/support/tamper";

async function withPeople() {
  const db = await makeDatabase();
  const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
  for (const email of ["one@example.test", "two@example.test"]) {
    await inviteUser(admin, { name: "Guest", email, roles: [], locale: "en" });
  }
  return db;
}

const RELEASE = "ANC-1-XAA-1";

/** A chain that ends with the publishing of a release, and where that release is anchored. */
async function withRelease() {
  const db = await makeDatabase();
  const people = await makeProgramme(db);
  const key = { round: "ANC-1", iso3: "XAA" };
  await openRound(db, people, key.round, [key.iso3]);
  await rateAll(db, people, key);
  await publish(db, people, key);
  const system = createContext(db, { kind: "system", job: "test" }, TEST_NOW);
  const stored = await comparedRelease(system, { code: RELEASE });
  return { db, anchor: parseRelease(stored?.text ?? "").audit.position };
}

/** Another action in one event, and every hash from there on made to fit. */
async function rewriteFrom(db: Database, position: number) {
  const events = await db.read
    .select()
    .from(auditEvents)
    .where(gte(auditEvents.position, position))
    .orderBy(asc(auditEvents.position));
  let previous = events[0]?.previousSha256 ?? "";
  for (const { sha256: _, ...event } of events) {
    const action = event.position === position ? "x" : event.action;
    const hash = eventSha256({ ...event, action, previousSha256: previous });
    await tamper(
      db,
      `update audit_events set action = '${action}', previous_sha256 = '${previous}', sha256 = '${hash}' where position = ${event.position}`,
    );
    previous = hash;
  }
}

describe("the audit chain", () => {
  test("holds after real changes", async () => {
    const db = await withPeople();
    expect(await verifyChain(db.read)).toMatchObject({ ok: true, erased: 0 });
    await db.drop();
  });

  test.for([
    ["a changed event", "update audit_events set action = 'x' where position = 2", "changed_event"],
    ["a missing event", "delete from audit_events where position = 2", "gap"],
    ["a changed text", `update revisions set content = '{}' where position = 2`, "changed_text"],
    ["a text taken away", "delete from revisions where position = 2", "missing_revision"],
    [
      "a rewritten link",
      "update audit_events set previous_sha256 = repeat('1', 64) where position = 2",
      "broken_link",
    ],
  ] as const)("breaks at %s", async ([, statement, problem]) => {
    const db = await withPeople();
    await tamper(db, statement);
    const report = await verifyChain(db.read);
    expect(report).toMatchObject({ ok: false, problem });
    await db.drop();
  });

  test("holds the anchor of every release", async () => {
    const { db } = await withRelease();
    expect(await verifyChain(db.read)).toMatchObject({ ok: true, releases: 1 });
    await db.drop();
  });

  test("cut before a release's anchor, or just after it, does not agree with the release", async () => {
    const { db, anchor } = await withRelease();
    await tamper(db, `delete from audit_events where position > ${anchor}`);
    expect(await verifyChain(db.read)).toEqual({
      ok: false,
      position: anchor,
      problem: "unrecorded_release",
      release: RELEASE,
    });
    await tamper(db, `delete from audit_events where position >= ${anchor}`);
    expect(await verifyChain(db.read)).toEqual({
      ok: false,
      position: anchor,
      problem: "missing_anchor",
      release: RELEASE,
    });
    await db.drop();
  });

  test("rewritten with fitting hashes does not agree with the release", async () => {
    const { db, anchor } = await withRelease();
    await rewriteFrom(db, anchor);
    expect(await verifyChain(db.read)).toEqual({
      ok: false,
      position: anchor,
      problem: "other_anchor",
      release: RELEASE,
    });
    await db.drop();
  });

  test.for([
    ["an anchor changed in the row", "update releases set audit_head = repeat('1', 64)", "other_anchor"],
    ["a text without an anchor", "update releases set content = 'x'", "unreadable_anchor"],
  ] as const)("does not agree with %s", async ([, statement, problem]) => {
    const { db } = await withRelease();
    await tamper(db, statement);
    expect(await verifyChain(db.read)).toMatchObject({ ok: false, problem, release: RELEASE });
    await db.drop();
  });

  test("is read by administrators only, and shows no text", async ({ db }) => {
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    await inviteUser(admin, { name: "Secret Name", email: "hidden@example.test", roles: [], locale: "en" });
    const lines = await listChain(admin, { before: null });
    expect(JSON.stringify(lines)).not.toContain("hidden@example.test");
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    await expect(listChain(manager, { before: null })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the history of a person", () => {
  test("says what changed, by whom and why, newest first", async ({ db }) => {
    const person = await makePerson(db, "Admin", ["administrator"]);
    const admin = contextOf(db, person);
    const invited = await inviteUser(admin, {
      name: "Olga",
      email: "olga@example.test",
      roles: ["reader"],
      locale: "en",
    });
    if (!invited.ok) throw new Error(invited.reason);
    const { userId } = invited.value;
    await changeUser(admin, { userId, version: 1, name: "Olga", roles: ["observer"] });
    await addInterest(admin, { userId, iso3: "BEN", kind: "nationality", note: null });
    await removeInterest(admin, { userId, iso3: "BEN", kind: "nationality", reason: "entered by mistake" });
    const history = await userHistory(admin, userId);
    expect(history.map(({ version }) => version)).toEqual([4, 3, 2, 1]);
    expect(history[0]).toMatchObject({ reason: "entered by mistake", actor: person.name });
    expect(history[2]?.fields).toEqual([{ field: "roles", before: ["reader"], after: ["observer"] }]);
    const stranger = contextOf(db, await makePerson(db, "Pia"));
    expect(() => userHistory(stranger, userId)).toThrow(expect.objectContaining({ code: "NOT_FOUND" }));
  });
});

test("an interest is refused while the person works on that State, and roles keep the distance of duties", async ({
  db,
}) => {
  const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
  const person = await makePerson(db, "Quin");
  const assessment = await makeAssessment(db, await makeRound(db, "AUTH-1", ["XAA"]), "XAA");
  await giveDutyRow(db, assessment, person.userId, "assessor");
  expect(
    await addInterest(admin, { userId: person.userId, iso3: "XAA", kind: "interest", note: null }),
  ).toEqual({ ok: false, reason: "holds_duty_there" });
  expect(
    await changeUser(admin, { userId: person.userId, version: 1, name: "Quin", roles: ["administrator"] }),
  ).toEqual({ ok: false, reason: "holds_duties" });
  expect(admin.now).toEqual(TEST_NOW);
});
