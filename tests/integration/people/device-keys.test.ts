import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { AppError } from "@/lib/core/errors";
import { signedIn } from "@/lib/core/request";
import { giveDeviceKey } from "@/lib/device-keys/give";
import { disableUser } from "@/lib/users/mutations";
import { type TestDatabase, test } from "@/tests/support/database";
import { contextOf, makePerson, type TestPerson } from "@/tests/support/programme";

/** Only ends what hangs, however busy the machine. */
const HANGING_MS = 10_000;

/** Asks as a page of that person does. */
const ask = (db: TestDatabase, person: TestPerson, deviceId: string, owners: string[] = []) =>
  giveDeviceKey(signedIn(contextOf(db, person)), { deviceId, owners });

test("a device gets the same key again, another device another, and hears whose work is over", async ({
  db,
}) => {
  const [stays, leaves] = [await makePerson(db, "Stays"), await makePerson(db, "Leaves")];
  const [deviceId, owners] = [randomUUID(), [stays.userId, leaves.userId]];
  const first = await ask(db, stays, deviceId);
  await ask(db, leaves, deviceId);
  expect(await ask(db, stays, deviceId, owners)).toEqual({ ...first, over: [] });
  const elsewhere = await ask(db, stays, randomUUID());
  expect(elsewhere.key).not.toBe(first.key);
  const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
  expect((await disableUser(admin, { userId: leaves.userId, reason: "left" })).ok).toBe(true);
  expect(await ask(db, stays, deviceId, owners)).toEqual({
    ...first,
    over: [leaves.userId],
  });
});

test("whoever is being disabled gets no key any more", async ({ db }) => {
  const person = await makePerson(db, "Leaving");
  const disabling = await db.pool.connect();
  let outcome: unknown;
  try {
    await disabling.query("begin");
    await disabling.query("update users set disabled_at = now() where id = $1", [person.userId]);
    const asked = ask(db, person, randomUUID()).catch((error: unknown) => error);
    const waiting =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(async () => (await db.pool.query(waiting)).rowCount, { timeout: HANGING_MS }).toBe(1);
    await disabling.query("commit");
    outcome = await asked;
  } finally {
    disabling.release(true);
  }
  expect(outcome).toBeInstanceOf(AppError);
  expect(
    (await db.pool.query("select 1 from device_keys where user_id = $1", [person.userId])).rowCount,
  ).toBe(0);
});
