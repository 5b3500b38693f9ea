import type { Locator, Page } from "@playwright/test";
import { and, eq, isNull } from "drizzle-orm";
import { sessions, users } from "@/db/schema/user";
import { E2E_PASSPHRASE } from "../support/e2e-place";
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
  const [person] = await db.read
    .select({ id: users.id })
    .from(users)
    .where(eq(users.email, emailOf("observer")));
  await db.transaction((tx) =>
    tx
      .update(sessions)
      .set({ endedAt: new Date() })
      .where(and(eq(sessions.userId, person?.id ?? ""), isNull(sessions.endedAt))),
  );
  const cover = page.getByRole("dialog", { name: "Your session has ended" });
  await comeBackUntil(page, cover);
  await page.keyboard.press("Escape");
  await expect(cover).toBeVisible();
  await expect(cover.getByLabel("Passphrase")).toBeFocused();
  await cover.getByLabel("Passphrase").fill("wrong wrong wrong");
  await cover.getByRole("button", { name: "Sign in again" }).click();
  await expect(cover.getByText("The passphrase is not right.")).toBeVisible();
  await cover.getByLabel("Passphrase").fill(E2E_PASSPHRASE);
  await cover.getByRole("button", { name: "Sign in again" }).click();
  await expect(cover).toBeHidden();
  await expect(typed).toHaveValue("typed before the session ended");
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
});
