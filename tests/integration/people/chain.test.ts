import { sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { listChain, userHistory } from "@/lib/audit/queries";
import { verifyChain } from "@/lib/audit/verify";
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

/** Changes rows as somebody with the database's own rights could, past the triggers. */
async function tamper(db: Database, statement: string) {
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`);
    await tx.execute(sql.raw(statement));
  });
}

async function withPeople() {
  const db = await makeDatabase();
  const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
  for (const email of ["one@example.test", "two@example.test"]) {
    await inviteUser(admin, { name: "Guest", email, roles: [], locale: "en" });
  }
  return db;
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
