import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { linkRequests, userRoles, users } from "@/db/schema/user";
import { signInWithPassphrase } from "@/lib/auth/sign-in";
import { createContext } from "@/lib/core/context";
import {
  acceptFirstAdministrator,
  acceptInvitation,
  answerLinkRequest,
  askForLink,
  ensureFirstAdministratorLink,
  renewInvitation,
} from "@/lib/invitations/mutations";
import { findInvitation, listLinkRequests } from "@/lib/invitations/queries";
import { disableUser, inviteUser } from "@/lib/users/mutations";
import { administratorWaiting } from "@/lib/users/waiting";
import { makeDatabase, test } from "@/tests/support/database";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";

const PASSPHRASE = "thirteen calm herons";
const HOUR = 3_600_000;

const nobody = (db: Database, now = TEST_NOW) => createContext(db, { kind: "anonymous" }, now, "test");
const hoursLater = (hours: number) => new Date(TEST_NOW.getTime() + hours * HOUR);

async function invite(db: Database, email: string) {
  const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
  const result = await inviteUser(admin, { name: "Guest", email, roles: ["reader"], locale: "en" });
  if (!result.ok) throw new Error(result.reason);
  return { admin, ...result.value };
}

test("what waits for an administrator is counted, for administrators alone", async ({ db }) => {
  const { admin, userId } = await invite(db, "waiting-counted@example.test");
  const before = await administratorWaiting(admin);
  await disableUser(admin, { userId, reason: "left" });
  expect(await administratorWaiting(admin)).toEqual({ ...before, invited: before.invited - 1 });
  const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
  await expect(administratorWaiting(manager)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

describe("an invitation", () => {
  test("sets the passphrase once", async ({ db }) => {
    const { secret } = await invite(db, "once@example.test");
    expect(await findInvitation(nobody(db), secret)).toEqual({ name: "Guest", email: "once@example.test" });
    const accept = () => acceptInvitation(nobody(db), { token: secret, passphrase: PASSPHRASE });
    expect(await accept()).toEqual({ ok: true, value: { email: "once@example.test" } });
    expect(await accept()).toEqual({ ok: false, reason: "link_invalid" });
    const signedIn = await signInWithPassphrase(nobody(db), {
      email: "once@example.test",
      passphrase: PASSPHRASE,
      address: "192.0.2.1",
      device: null,
      deviceWords: "",
    });
    expect(signedIn.ok).toBe(true);
  });

  test("used twice at the same moment counts once", async ({ db }) => {
    const { secret } = await invite(db, "race@example.test");
    const accept = () => acceptInvitation(nobody(db), { token: secret, passphrase: PASSPHRASE });
    const outcomes = await Promise.all([accept(), accept(), accept()]);
    expect(outcomes.filter((outcome) => outcome.ok)).toHaveLength(1);
  });

  test("ends after seventy-two hours", async ({ db }) => {
    const { secret } = await invite(db, "late@example.test");
    expect(await findInvitation(nobody(db, hoursLater(71.9)), secret)).not.toBeNull();
    expect(
      await acceptInvitation(nobody(db, hoursLater(72)), { token: secret, passphrase: PASSPHRASE }),
    ).toEqual({ ok: false, reason: "link_invalid" });
  });

  test("loses its use when a newer one is made or the person is disabled", async ({ db }) => {
    const { admin, userId, secret } = await invite(db, "newer@example.test");
    const renewed = await renewInvitation(admin, { userId });
    expect(await findInvitation(nobody(db), secret)).toBeNull();
    await disableUser(admin, { userId, reason: "left" });
    expect(renewed.ok && (await findInvitation(nobody(db), renewed.value.secret))).toBeNull();
    expect(await renewInvitation(admin, { userId })).toEqual({ ok: false, reason: "disabled" });
  });

  test("keeps its use when the passphrase is refused", async ({ db }) => {
    const { secret } = await invite(db, "careful@example.test");
    const accept = (passphrase: string) => acceptInvitation(nobody(db), { token: secret, passphrase });
    expect(await accept("short")).toEqual({ ok: false, reason: "too_short" });
    expect(await accept("careful@example.test")).toEqual({ ok: false, reason: "own_email" });
    expect(await accept("passwordpassword")).toEqual({ ok: false, reason: "common" });
    expect(await accept(PASSPHRASE)).toMatchObject({ ok: true });
  });

  test("is not made twice for one address", async ({ db }) => {
    const { admin } = await invite(db, "taken@example.test");
    expect(
      await inviteUser(admin, { name: "Again", email: "taken@example.test", roles: [], locale: "en" }),
    ).toEqual({ ok: false, reason: "email_taken" });
  });
});

describe("a question for a new link", () => {
  test("has the same answer for unknown addresses and is open once", async ({ db }) => {
    await invite(db, "asks@example.test");
    const ask = (email: string) => askForLink(nobody(db), { email });
    expect(await ask("asks@example.test")).toEqual(await ask("unknown@example.test"));
    await ask("asks@example.test");
    expect(await db.read.$count(linkRequests)).toBe(1);
  });

  test("is seen and answered by administrators only", async ({ db }) => {
    const { admin } = await invite(db, "waits@example.test");
    await askForLink(nobody(db), { email: "waits@example.test" });
    const reader = contextOf(db, await makePerson(db, "Reader", ["reader"]));
    await expect(listLinkRequests(reader)).rejects.toMatchObject({ code: "FORBIDDEN" });
    const request = (await listLinkRequests(admin)).find(({ email }) => email === "waits@example.test");
    const answered = await answerLinkRequest(admin, { requestId: request?.id ?? "", answer: "give" });
    expect(answered.ok && (await findInvitation(nobody(db), answered.value.secret ?? ""))).toMatchObject({
      email: "waits@example.test",
    });
    await expect(
      answerLinkRequest(admin, { requestId: request?.id ?? "", answer: "give" }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

test("the first administrator comes by a link that only a fresh installation has", async () => {
  const db = await makeDatabase();
  const linkOf = async () => (await ensureFirstAdministratorLink(db, TEST_NOW))?.split("token=")[1] ?? "";
  const [older, token] = [await linkOf(), await linkOf()];
  const accept = (secret: string, email: string) =>
    acceptFirstAdministrator(nobody(db), {
      token: secret,
      name: "First",
      email,
      locale: "en",
      passphrase: PASSPHRASE,
    });
  expect(await accept(older, "first@example.test")).toEqual({ ok: false, reason: "link_invalid" });
  expect(await accept(token, "first@example.test")).toMatchObject({ ok: true });
  expect(await accept(token, "second@example.test")).toEqual({ ok: false, reason: "link_invalid" });
  const [row] = await db.read
    .select({ email: users.email, role: userRoles.role })
    .from(users)
    .innerJoin(userRoles, eq(userRoles.userId, users.id));
  expect(row).toEqual({ email: "first@example.test", role: "administrator" });
  expect(await ensureFirstAdministratorLink(db, TEST_NOW)).toBeNull();
  await db.drop();
});
