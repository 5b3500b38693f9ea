import type { Locator, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { boundaryReadings } from "@/db/schema/boundary";
import { sessions } from "@/db/schema/user";
import { UNATTENDED_HEADER } from "@/lib/core/headers";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import { expectAccessible } from "../support/accessible";
import { endSessionOf, sessionIdOf } from "../support/browser-session";
import { makeDraft } from "../support/drafts";
import { E2E_PASSPHRASE } from "../support/e2e-place";
import { makePerson } from "../support/programme";
import { emailOf, expect, test } from "./fixtures";

/** Comes back to the tab, as often as the page needs to live and to ask the server. */
async function comeBackUntil(page: Page, cover: Locator): Promise<void> {
  await expect(async () => {
    await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
    await expect(cover).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("a session that ended covers the page, takes the same person back, and keeps what was typed", async ({
  page,
  db,
  signIn,
}) => {
  await signIn(emailOf("observer"));
  await page.goto("/en/account");
  const typed = page.getByLabel("Present passphrase");
  await typed.fill("typed before the session ended");
  await endSessionOf(db, page.context());
  const cover = page.getByRole("dialog", { name: "Your session has ended" });
  await comeBackUntil(page, cover);
  await page.keyboard.press("Escape");
  await expect(cover).toBeVisible();
  await expect(cover.getByLabel("Passphrase")).toBeFocused();
  await expectAccessible(page);
  await cover.getByLabel("Passphrase").fill("wrong wrong wrong");
  await cover.getByRole("button", { name: "Sign in again" }).click();
  await expect(cover.getByText("The passphrase is not right.")).toBeVisible();
  await expectAccessible(page);
  await cover.getByLabel("Passphrase").fill(E2E_PASSPHRASE);
  await cover.getByRole("button", { name: "Sign in again" }).click();
  await expect(cover).toBeHidden();
  await expect(typed).toHaveValue("typed before the session ended");
});

test.describe("the end of a session is announced two minutes before", () => {
  /** Puts a session as if it had begun and last been used so many minutes ago. */
  async function age(db: Database, id: string, minutes: { begun: number; used: number }): Promise<void> {
    const minutesAgo = (count: number) => new Date(Date.now() - count * 60_000);
    await db.transaction((tx) =>
      tx
        .update(sessions)
        .set({ createdAt: minutesAgo(minutes.begun), lastSeenAt: minutesAgo(minutes.used) })
        .where(eq(sessions.id, id)),
    );
  }

  /** Lets the page's own clock run to its next question about the session, as often as the page needs to live. */
  async function waitForNotice(page: Page, notice: Locator): Promise<void> {
    await expect(async () => {
      await page.clock.fastForward("28:30");
      await expect(notice).toBeVisible({ timeout: 1_000 });
    }).toPass();
  }

  test("and can be put off, with what was typed in place", async ({ page, db, signIn }) => {
    await page.clock.install();
    await signIn(emailOf("observer"));
    await page.goto("/en/account");
    const typed = page.getByLabel("Present passphrase");
    await typed.fill("typed before the notice");
    const id = await sessionIdOf(db, page.context());
    await age(db, id, { begun: 60, used: 28.5 });
    const notice = page.getByRole("status").filter({ hasText: "Your session is about to end" });
    await waitForNotice(page, notice);
    await expectAccessible(page);
    await notice.getByRole("button", { name: "Stay signed in" }).click();
    await expect(notice).toBeHidden();
    await expect(typed).toHaveValue("typed before the notice");
    const session = one(
      await db.read.select({ lastSeenAt: sessions.lastSeenAt }).from(sessions).where(eq(sessions.id, id)),
    );
    expect(Date.now() - session.lastSeenAt.getTime()).toBeLessThan(5 * 60_000);
  });

  test("and cannot be put off after twelve hours", async ({ page, db, signIn }) => {
    await page.clock.install();
    await signIn(emailOf("reader"));
    await page.goto("/en/account");
    await age(db, await sessionIdOf(db, page.context()), { begun: 12 * 60 - 1, used: 1 });
    const notice = page.getByRole("status").filter({ hasText: "After twelve hours every session ends" });
    await waitForNotice(page, notice);
    await expect(notice.getByRole("button")).toHaveCount(0);
  });
});

test("what a page asks by itself does not keep a session alive, what a person does keeps it", async ({
  request,
  db,
  sessionOf,
}) => {
  const draft = await makeDraft(db, "QSA");
  const { name, value } = await sessionOf(draft.email);
  const used = new Date(Date.now() - 10 * 60_000);
  const own = eq(sessions.userId, draft.userId);
  await db.transaction((tx) => tx.update(sessions).set({ lastSeenAt: used }).where(own));
  const lastSeen = async () =>
    one(await db.read.select({ lastSeenAt: sessions.lastSeenAt }).from(sessions).where(own)).lastSeenAt;
  const headers = { cookie: `${name}=${value}` };
  const byItself = { headers: { ...headers, [UNATTENDED_HEADER]: "1" } };
  expect((await request.get(draft.base, byItself)).status()).toBe(200);
  expect((await request.get(`/api/assessments/${draft.round}/QSA/ratings`, byItself)).status()).toBe(200);
  expect((await request.get("/api/session", { headers })).status()).toBe(200);
  expect(await lastSeen()).toEqual(used);
  expect((await request.get(draft.base, { headers })).status()).toBe(200);
  expect((await lastSeen()).getTime()).toBeGreaterThan(used.getTime());
});

test("a page that waits for the worker asks by itself and takes its end anew", async ({
  page,
  db,
  signIn,
}) => {
  const admin = await makePerson(db, "Admin who waits", ["administrator"]);
  const reading = newId(new Date());
  await db.transaction((tx) =>
    tx.insert(boundaryReadings).values({
      id: reading,
      personId: admin.userId,
      fileName: "areas.geojson",
      fileSha256: "0".repeat(64),
      fileSize: 1,
      status: "working",
      createdAt: new Date(),
    }),
  );
  await signIn(admin.email);
  await page.goto(`/en/administration/boundaries/${reading}`);
  const own = eq(sessions.userId, admin.userId);
  const used = new Date(Date.now() - 10 * 60_000);
  await db.transaction((tx) => tx.update(sessions).set({ lastSeenAt: used }).where(own));
  const asks = () =>
    page.waitForResponse(
      (response) => response.url().endsWith(reading) && UNATTENDED_HEADER in response.request().headers(),
    );
  await asks();
  await asks();
  expect(await db.read.select({ lastSeenAt: sessions.lastSeenAt }).from(sessions).where(own)).toEqual([
    { lastSeenAt: used },
  ]);
  await db.transaction((tx) =>
    tx.update(boundaryReadings).set({ status: "failed" }).where(eq(boundaryReadings.id, reading)),
  );
  await expect(page.getByRole("button", { name: "Discard the file" })).toBeVisible();
});

test("a page of one person is covered when somebody else signs in in the same browser", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("observer"));
  await page.goto("/en/account");
  await signIn(emailOf("reader"));
  const cover = page.getByRole("dialog");
  await comeBackUntil(page, cover);
  await expect(cover).toContainText("Somebody else has signed in");
  await expectAccessible(page);
});
