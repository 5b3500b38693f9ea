import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { notifications } from "@/db/schema/notification";
import { newId } from "@/lib/core/ids";
import { runJob } from "@/lib/jobs/worker";
import { disableUser } from "@/lib/users/mutations";
import { test } from "@/tests/support/database";
import { contextOf, makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

test("housekeeping removes limits that have run out and keeps the others", async ({ db }) => {
  const now = new Date("2026-03-01T00:00:00Z");
  await db.pool.query(
    "insert into rate_limits (key, points, expire) values ('past', 1, $1), ('future', 1, $2), ('never', 1, null)",
    [now.getTime() - 1, now.getTime() + 1],
  );
  await runJob(db, "housekeeping", {}, now);
  const { rows } = await db.pool.query("select key from rate_limits order by key");
  expect(rows).toEqual([{ key: "future" }, { key: "never" }]);
});

test("keys of unsent work end after thirty days, and with whoever is disabled", async ({ db }) => {
  const now = new Date("2026-03-01T00:00:00Z");
  const [kept, idle, leaver] = [
    await makePerson(db, "Kept"),
    await makePerson(db, "Idle"),
    await makePerson(db, "Leaver"),
  ];
  const days = (count: number) => new Date(now.getTime() - count * 24 * 60 * 60 * 1000);
  for (const [{ userId }, lastUsedAt] of [
    [kept, days(29)],
    [idle, days(31)],
    [leaver, days(1)],
  ] as const) {
    await db.pool.query(
      "insert into device_keys (user_id, device_id, key, created_at, last_used_at) values ($1, $2, '\\x00', $3, $3)",
      [userId, randomUUID(), lastUsedAt],
    );
  }
  const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]), now);
  expect((await disableUser(admin, { userId: leaver.userId, reason: "left" })).ok).toBe(true);
  await runJob(db, "housekeeping", {}, now);
  const { rows } = await db.pool.query("select user_id from device_keys");
  expect(rows).toEqual([{ user_id: kept.userId }]);
});

test("what was told and read a year ago goes, what is unread or about a deadline stays", async ({ db }) => {
  const now = new Date("2026-03-01T00:00:00Z");
  const { assessmentId, lead } = await makeScoredCountry(db);
  const days = (count: number) => new Date(now.getTime() - count * 24 * 60 * 60 * 1000);
  for (const [event, dueOn, readAt] of [
    ["assessment_returned", null, days(366)],
    ["review_waiting", null, days(364)],
    ["approval_waiting", null, null],
    ["deadline_passed", "2025-01-01", days(366)],
  ] as const) {
    await db.transaction((tx) =>
      tx.insert(notifications).values({
        id: newId(now),
        recipientId: lead.userId,
        event,
        assessmentId,
        dueOn,
        at: days(400),
        readAt,
        mailChoice: "none",
      }),
    );
  }
  await runJob(db, "housekeeping", {}, now);
  const rows = await db.read.select({ event: notifications.event }).from(notifications);
  expect(rows.map(({ event }) => event).sort()).toEqual([
    "approval_waiting",
    "deadline_passed",
    "review_waiting",
  ]);
});
