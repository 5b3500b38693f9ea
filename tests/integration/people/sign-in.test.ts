import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { sessions, userRoles, users } from "@/db/schema/user";
import { changePassphrase, endOwnSessions } from "@/lib/account/mutations";
import { ACCOUNT_ATTEMPTS_MAX, ATTEMPTS_WINDOW_MINUTES } from "@/lib/auth/attempts";
import { findSession, touchSession } from "@/lib/auth/session";
import { endSession, signInWithPassphrase } from "@/lib/auth/sign-in";
import { type Ctx, createContext } from "@/lib/core/context";
import { TooManyError } from "@/lib/core/errors";
import { signedIn } from "@/lib/core/request";
import { listSessions } from "@/lib/sessions/queries";
import { changeUser, disableUser, enableUser, endUserSessions } from "@/lib/users/mutations";
import { makeAccount, PASSPHRASE } from "@/tests/support/account";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";

const HOME = { address: "192.0.2.7", device: null, deviceWords: "Firefox, Linux" };
const MINUTE = 60_000;

const minutesOn = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * MINUTE);
const nobody = (db: Database, now = TEST_NOW) => createContext(db, { kind: "anonymous" }, now, "test");

async function signIn(db: Database, email: string, from = HOME) {
  const result = await signInWithPassphrase(nobody(db), { ...from, email, passphrase: PASSPHRASE });
  if (!result.ok) throw new Error("could not sign in");
  return result.value.secret;
}

async function contextOfSession(db: Database, secret: string, now = TEST_NOW): Promise<Ctx> {
  const session = await findSession(db.read, secret, now);
  return createContext(db, session?.actor ?? { kind: "anonymous" }, now, "test");
}

describe("signing in", () => {
  test("gives a session of the person with the roles of now", async ({ db }) => {
    const person = await makeAccount(db, "Ada", ["observer"]);
    const session = await findSession(db.read, await signIn(db, ` ${person.email.toUpperCase()} `), TEST_NOW);
    expect(session?.actor).toMatchObject({ userId: person.userId, roles: ["observer"], name: "Ada" });
  });

  test("ends the session that it replaces, also another person's, and a wrong attempt ends none", async ({
    db,
  }) => {
    const [one, two] = [await makeAccount(db, "Olga"), await makeAccount(db, "Pia")];
    const first = await signIn(db, one.email);
    const again = async (passphrase: string) =>
      signInWithPassphrase(await contextOfSession(db, first), { ...HOME, email: two.email, passphrase });
    expect(await again("some wrong guess")).toEqual({ ok: false, reason: "wrong" });
    expect(await findSession(db.read, first, TEST_NOW)).not.toBeNull();
    const second = await again(PASSPHRASE);
    if (!second.ok) throw new Error(second.reason);
    expect(await findSession(db.read, first, TEST_NOW)).toBeNull();
    expect((await findSession(db.read, second.value.secret, TEST_NOW))?.actor.userId).toBe(two.userId);
  });

  test("answers a wrong passphrase and an unknown account the same", async ({ db }) => {
    const person = await makeAccount(db, "Ben");
    for (const email of [person.email, "nobody@example.test"]) {
      expect(
        await signInWithPassphrase(nobody(db), { ...HOME, email, passphrase: "not this passphrase" }),
      ).toEqual({ ok: false, reason: "wrong" });
    }
  });

  test("a stranger uses up attempts only for the own network, and a known device has its own count", async ({
    db,
  }) => {
    const person = await makeAccount(db, "Cleo");
    const stranger = { ...HOME, address: "2001:db8:0:1::5" };
    const guess = (from: typeof stranger) =>
      signInWithPassphrase(nobody(db), { ...from, email: person.email, passphrase: "some wrong guess" });
    for (let attempt = 0; attempt < ACCOUNT_ATTEMPTS_MAX; attempt += 1) await guess(stranger);
    const neighbour = { ...stranger, address: "2001:db8:0:1:ffff::9" };
    const refusal = await guess(neighbour).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "TOO_MANY" });
    const { retryAfterSeconds } = refusal instanceof TooManyError ? refusal : { retryAfterSeconds: 0 };
    expect(retryAfterSeconds).toBeGreaterThan(ATTEMPTS_WINDOW_MINUTES * 60 - 60);
    expect(retryAfterSeconds).toBeLessThanOrEqual(ATTEMPTS_WINDOW_MINUTES * 60);
    await expect(signIn(db, person.email, { ...HOME, address: "198.51.100.4" })).resolves.toBeTypeOf(
      "string",
    );
    const known = { ...neighbour, device: "device-of-cleo" };
    const result = await signInWithPassphrase(nobody(db), {
      ...known,
      email: person.email,
      passphrase: PASSPHRASE,
    });
    expect(result.ok).toBe(true);
  });
});

describe("a session", () => {
  test("ends after thirty minutes without activity and after twelve hours in any case", async ({ db }) => {
    const secret = await signIn(db, (await makeAccount(db, "Dora")).email);
    expect(await findSession(db.read, secret, minutesOn(29))).not.toBeNull();
    expect(await findSession(db.read, secret, minutesOn(30))).toBeNull();
    for (let minutes = 20; minutes < 720; minutes += 20) {
      const session = await findSession(db.read, secret, minutesOn(minutes));
      if (!session) throw new Error(`ended at ${minutes} minutes`);
      await touchSession(nobody(db, minutesOn(minutes)), session);
    }
    expect(await findSession(db.read, secret, minutesOn(719))).not.toBeNull();
    expect(await findSession(db.read, secret, minutesOn(720))).toBeNull();
  });

  test("is written down at most once a minute", async ({ db }) => {
    const secret = await signIn(db, (await makeAccount(db, "Emil")).email);
    const session = await findSession(db.read, secret, minutesOn(0.5));
    if (!session) throw new Error("no session");
    await touchSession(nobody(db, minutesOn(0.5)), session);
    const [row] = await db.read.select().from(sessions).where(eq(sessions.id, session.id));
    expect(row?.lastSeenAt).toEqual(TEST_NOW);
  });

  test("ends at sign-out, at once", async ({ db }) => {
    const secret = await signIn(db, (await makeAccount(db, "Fay")).email);
    const ctx = await contextOfSession(db, secret);
    await endSession(ctx, signedIn(ctx).actor.sessionId);
    expect(await findSession(db.read, secret, TEST_NOW)).toBeNull();
  });

  test("of a disabled person is over at the next request, and stays over when they are enabled again", async ({
    db,
  }) => {
    const admin = contextOf(db, await makeAccount(db, "Admin", ["administrator"]));
    const person = await makeAccount(db, "Gil");
    const secret = await signIn(db, person.email);
    expect(await disableUser(admin, { userId: person.userId, reason: "left the programme" })).toMatchObject({
      ok: true,
    });
    expect(await findSession(db.read, secret, TEST_NOW)).toBeNull();
    await expect(signIn(db, person.email)).rejects.toThrow();
    await enableUser(admin, { userId: person.userId });
    expect(await findSession(db.read, secret, TEST_NOW)).toBeNull();
    await expect(signIn(db, person.email)).resolves.toBeTypeOf("string");
  });

  test("has a changed role at the next request", async ({ db }) => {
    const admin = contextOf(db, await makeAccount(db, "Admin", ["administrator"]));
    const person = await makeAccount(db, "Hana", ["reader"]);
    const secret = await signIn(db, person.email);
    await changeUser(admin, {
      userId: person.userId,
      version: 1,
      name: "Hana",
      roles: ["observer", "reader"],
    });
    expect((await findSession(db.read, secret, TEST_NOW))?.actor.roles).toEqual(["observer", "reader"]);
  });

  test("is ended by its owner and by an administrator, never by somebody else", async ({ db }) => {
    const person = await makeAccount(db, "Iris");
    const other = await makeAccount(db, "Jon");
    const [first, second] = [await signIn(db, person.email), await signIn(db, person.email)];
    const own = signedIn(await contextOfSession(db, first));
    const stranger = signedIn(await contextOfSession(db, await signIn(db, other.email)));
    await endOwnSessions(stranger, { sessionId: own.actor.sessionId });
    expect(await findSession(db.read, first, TEST_NOW)).not.toBeNull();
    expect(await listSessions(own, person.userId)).toHaveLength(2);
    await expect(listSessions(stranger, person.userId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await endOwnSessions(own, { sessionId: "others" });
    expect(await findSession(db.read, second, TEST_NOW)).toBeNull();
    await expect(endUserSessions(stranger, { userId: person.userId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const admin = contextOf(db, await makeAccount(db, "Admin", ["administrator"]));
    expect(await endUserSessions(admin, { userId: person.userId })).toEqual({
      ok: true,
      value: { ended: 1 },
    });
    expect(await findSession(db.read, first, TEST_NOW)).toBeNull();
  });
});

describe("the own passphrase", () => {
  test("changes against the present one and ends the other sessions", async ({ db }) => {
    const person = await makeAccount(db, "Kim");
    const [here, elsewhere] = [await signIn(db, person.email), await signIn(db, person.email)];
    const ctx = signedIn(await contextOfSession(db, here));
    const change = (currentPassphrase: string, passphrase: string) =>
      changePassphrase(ctx, { currentPassphrase, passphrase }, HOME);
    expect(await change("not the present one", "fourteen calm herons")).toEqual({
      ok: false,
      reason: "wrong_passphrase",
    });
    expect(await change(PASSPHRASE, person.email)).toEqual({ ok: false, reason: "own_email" });
    const changed = await change(PASSPHRASE, "fourteen calm herons");
    if (!changed.ok) throw new Error(changed.reason);
    const session = await findSession(db.read, changed.value.secret, TEST_NOW);
    expect(session?.id).toBe(ctx.actor.sessionId);
    expect(await findSession(db.read, here, TEST_NOW)).toBeNull();
    expect(await findSession(db.read, elsewhere, TEST_NOW)).toBeNull();
    await expect(signIn(db, person.email)).rejects.toThrow();
  });
});

describe("an administrator", () => {
  test("has no other role, neither by the mutation nor in the database", async ({ db }) => {
    const admin = contextOf(db, await makeAccount(db, "Admin", ["administrator"]));
    const person = await makePerson(db, "Lea", ["observer"]);
    expect(
      await changeUser(admin, {
        userId: person.userId,
        version: 1,
        name: "Lea",
        roles: ["administrator", "observer"],
      }),
    ).toEqual({ ok: false, reason: "administrator_alone" });
    const direct = db.transaction((tx) =>
      tx.insert(userRoles).values({ userId: person.userId, role: "administrator" }),
    );
    await expect(direct).rejects.toThrow();
  });

  test("cannot shut themselves out, and a form made from an older state changes nothing", async ({ db }) => {
    const person = await makeAccount(db, "Admin", ["administrator"]);
    const admin = contextOf(db, person);
    expect(await disableUser(admin, { userId: person.userId, reason: "by mistake" })).toEqual({
      ok: false,
      reason: "self",
    });
    const other = await makePerson(db, "Max");
    const rename = (name: string) => changeUser(admin, { userId: other.userId, version: 1, name, roles: [] });
    expect(await rename("Maxim")).toMatchObject({ ok: true });
    expect(await rename("Maximilian")).toEqual({ ok: false, reason: "changed_meanwhile" });
    const [row] = await db.read.select().from(users).where(eq(users.id, other.userId));
    expect(row).toMatchObject({ name: "Maxim", version: 2 });
  });

  test("is what nobody else may act as", async ({ db }) => {
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    const person = await makePerson(db, "Nia");
    await expect(disableUser(manager, { userId: person.userId, reason: "x" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });
});
