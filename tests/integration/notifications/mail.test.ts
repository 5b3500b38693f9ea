import { eq } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { mailOutbox } from "@/db/schema/notification";
import { settings } from "@/db/schema/setting";
import { users } from "@/db/schema/user";
import { createContext } from "@/lib/core/context";
import { retryMail } from "@/lib/mail/mutations";
import { listMails } from "@/lib/mail/queries";
import { RETRY_MINUTES, WAITING_MS } from "@/lib/mail/rules";
import { mailFilter } from "@/lib/mail/schema";
import { sendMails } from "@/lib/mail/send";
import { smtpSender } from "@/lib/mail/transport";
import { openThread } from "@/lib/reviews/threads";
import { begin, take } from "@/tests/support/assessment-steps";
import { makeDatabase, test } from "@/tests/support/database";
import { fillDraft } from "@/tests/support/drafts";
import { inviteMany, mailsOf } from "@/tests/support/outbox";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { readable, type SmtpCatcher, startCatcher } from "@/tests/support/smtp-catcher";

const linkBase = new URL("https://gpat.example.test");

/** Runs the job of the mails at an instant. */
function sendAt(db: Database, catcher: SmtpCatcher, now: Date = TEST_NOW): Promise<void> {
  const settings = { smtpUrl: catcher.url, from: "gpat@example.test", linkBase };
  return sendMails(createContext(db, { kind: "system", job: "mail" }, now), settings, smtpSender(settings));
}

const afterMinutes = (minutes: number) => new Date(TEST_NOW.getTime() + minutes * 60_000);

describe("the outbox", () => {
  test("sends each mail once, under the Message-ID that it was written with", async () => {
    const db = await makeDatabase();
    const catcher = await startCatcher();
    await inviteMany(db, 3, TEST_NOW);
    await Promise.all([sendAt(db, catcher), sendAt(db, catcher), sendAt(db, catcher)]);
    const mails = await mailsOf(db);
    expect(mails.map(({ state, attempts }) => `${state} ${attempts}`)).toEqual([
      "sent 1",
      "sent 1",
      "sent 1",
    ]);
    expect(catcher.mails.map(({ messageId }) => messageId).sort()).toEqual(
      mails.map(({ messageId }) => messageId).sort(),
    );
    expect(catcher.mails.map(({ to }) => to).sort()).toEqual(
      [1, 2, 3].map((number) => `invited.${number}@example.test`),
    );
    await db.drop();
  });

  test("tries again later what the server did not take, and gives up after the last attempt", async () => {
    const db = await makeDatabase();
    const catcher = await startCatcher();
    catcher.refusal = "the mailbox is busy";
    await inviteMany(db, 1, TEST_NOW);
    let minutes = 0;
    for (const [index, wait] of RETRY_MINUTES.entries()) {
      await sendAt(db, catcher, afterMinutes(minutes));
      await sendAt(db, catcher, afterMinutes(minutes + wait - 0.5));
      expect(catcher.mails).toHaveLength(index + 1);
      minutes += wait;
    }
    expect((await mailsOf(db))[0]).toMatchObject({ state: "waiting", attempts: RETRY_MINUTES.length });
    await sendAt(db, catcher, afterMinutes(minutes));
    const [failed] = await mailsOf(db);
    expect(failed).toMatchObject({ state: "failed", nextAttemptAt: null });
    expect(failed?.lastError).toContain("the mailbox is busy");
    expect(new Set(catcher.mails.map(({ messageId }) => messageId)).size).toBe(1);

    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]), afterMinutes(minutes));
    const id = failed?.id ?? "";
    expect((await retryMail(admin, { id })).ok).toBe(true);
    expect(await retryMail(admin, { id })).toEqual({ ok: false, reason: "not_failed" });
    catcher.refusal = null;
    await sendAt(db, catcher, afterMinutes(minutes));
    expect((await mailsOf(db))[0]).toMatchObject({ state: "sent", attempts: 1, lastError: null });
    await db.drop();
  });

  test("does not let one mail that is refused keep the others back", async () => {
    const db = await makeDatabase();
    await inviteMany(db, 3, TEST_NOW);
    const taken: string[] = [];
    const ctx = createContext(db, { kind: "system", job: "mail" }, TEST_NOW);
    await sendMails(ctx, { linkBase }, async ({ to }) => {
      if (to === "invited.1@example.test") throw new Error("no such mailbox");
      taken.push(to);
    });
    expect(taken.sort()).toEqual(["invited.2@example.test", "invited.3@example.test"]);
    await db.drop();
  });

  test("gives up what waited for a week, and what is for a disabled account", async () => {
    const db = await makeDatabase();
    const catcher = await startCatcher();
    await inviteMany(db, 2, TEST_NOW);
    await db.transaction((tx) =>
      tx.update(users).set({ disabledAt: TEST_NOW }).where(eq(users.email, "invited.1@example.test")),
    );
    await sendAt(db, catcher, afterMinutes(1));
    expect(catcher.mails.map(({ to }) => to)).toEqual(["invited.2@example.test"]);
    await db.transaction((tx) =>
      tx
        .update(mailOutbox)
        .set({ state: "waiting", nextAttemptAt: TEST_NOW, sentAt: null })
        .where(eq(mailOutbox.state, "sent")),
    );
    await sendAt(db, catcher, new Date(TEST_NOW.getTime() + WAITING_MS));
    expect(catcher.mails).toHaveLength(1);
    expect((await mailsOf(db)).map(({ lastError }) => lastError).sort()).toEqual([
      "account_disabled",
      "waited_too_long",
    ]);
    await db.drop();
  });

  test("sends nothing from a demonstration", async () => {
    const db = await makeDatabase();
    const catcher = await startCatcher();
    await inviteMany(db, 1, TEST_NOW);
    await db.transaction((tx) => tx.update(settings).set({ installationKind: "demonstration" }));
    await sendAt(db, catcher);
    expect(catcher.mails).toEqual([]);
    await db.drop();
  });

  test("is for administrators, who see to whom and how it goes", async ({ db }) => {
    await inviteMany(db, 1, TEST_NOW);
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const { mails, counts } = await listMails(admin, mailFilter.parse({}));
    expect(counts).toEqual({ waiting: 1, sent: 0, failed: 0 });
    expect(Object.keys(mails[0] ?? {}).sort()).toEqual([
      "attempts",
      "createdAt",
      "email",
      "id",
      "kind",
      "lastError",
      "nextAttemptAt",
      "sentAt",
      "state",
    ]);
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    await expect(listMails(manager, mailFilter.parse({}))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(retryMail(manager, { id: mails[0]?.id ?? "" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("what a mail says", () => {
  test.for(["en", "ar"] as const)(
    "in %s is no State, person, indicator or word of an assessment",
    async (locale) => {
      const db = await makeDatabase();
      const catcher = await startCatcher();
      const made = await begin(db, "Round-Canary", "XZZ");
      const { key, id, team } = made;
      await db.transaction((tx) => tx.update(users).set({ locale }));
      await fillDraft(db, id, team.lead.userId);
      await take(contextOf(db, team.lead), key, "submit");
      const words = { ...key, indicator: "C2.1", body: "Comment-Canary", language: "en" };
      await openThread(contextOf(db, team.reviewer), words);
      await take(contextOf(db, team.reviewer), key, "return", { reason: "Reason-Canary" });
      await sendAt(db, catcher, afterMinutes(60));
      expect(catcher.mails.length).toBeGreaterThan(5);
      for (const { raw, to } of catcher.mails) {
        const said = readable(raw).replaceAll(to, "");
        expect(said).not.toMatch(/XZZ|Canary|C2\.1|Lena|Amir|Rosa|Ada|Manager|\/rounds/);
        expect(said).toContain(`https://gpat.example.test/${locale}/notifications`);
        expect(said).toContain(locale === "ar" ? 'dir="rtl"' : 'dir="ltr"');
        expect(said).toMatch(locale === "ar" ? /إشعاراتك/ : /see your notifications/);
        expect(raw).toContain("Auto-Submitted: auto-generated");
      }
      await db.drop();
    },
  );
});
