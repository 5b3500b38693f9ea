/** One records, another reads along: what is saved is seen within seconds, and who is where. */
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { presence } from "@/db/schema/presence";
import { sessions } from "@/db/schema/user";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { card, openDomain, rationale, saveState } from "../support/indicator-card";
import { contextOf, makePerson } from "../support/programme";
import { giveOne, makeProgramme, openRound } from "../support/released-country";
import { expect, test } from "./fixtures";

/** A country in drafting with its lead and an assessor. */
async function inDrafting(db: Database, round: string, iso3: string) {
  const people = await makeProgramme(db);
  await openRound(db, people, round, [iso3]);
  const assessor = await makePerson(db, "Amina Along");
  await giveOne(contextOf(db, people.manager, new Date()), { round, iso3 }, assessor, "assessor");
  return { round, iso3, lead: people.lead, assessor };
}

test("who reads along sees what is saved, what changed and who is where", async ({
  page,
  browser,
  db,
  signIn,
}) => {
  const { round, iso3, lead, assessor } = await inDrafting(db, "follow", "QFA");
  const base = `/en/rounds/${round}/${iso3}`;
  await signIn(lead.email);
  const elsewhere = await browser.newContext();
  await signIn(assessor.email, elsewhere);
  const other = await elsewhere.newPage();

  await test.step("one comes from the page of a domain to where others are followed", async () => {
    await openDomain(other, `${base}/G2`);
    await other.getByRole("link", { name: "Follow what is saved here" }).click();
    await expect(other.getByRole("heading", { name: "Follow along" })).toBeVisible();
    await expect(other.getByText("Nobody else is here now.")).toBeVisible();
    await expectAccessible(other);
  });

  await test.step("a level is seen seconds after it was saved, marked until it was looked at", async () => {
    await openDomain(page, `${base}/G2`);
    // Who left a page on which they recorded is told of as recording for a while.
    await expect(page.getByText(`${assessor.name} reads along`)).toBeVisible({ timeout: 60_000 });
    await card(page, "G2.1").getByRole("radio", { name: /^2/ }).check();
    await expect(saveState(page, "G2.1", "saved")).toBeVisible();
    await rationale(page, "G2.2").focus();
    await expect(card(other, "G2.1")).toContainText("Level 2");
    await expect(card(other, "G2.1")).toContainText(/Changed, saved \d\d:\d\d:\d\d: .*Level/);
    await expect(other.getByText("Changed since you looked: G2.1")).toBeVisible();
    await expectAccessible(other);
    await other.getByRole("button", { name: "I have seen it" }).click();
    await expect(other.getByText("Nothing changed since you looked.")).toBeVisible();
  });

  await test.step("who records is shown at the card that has the focus, and typing stays unseen", async () => {
    const line = other.locator(`[data-person="${lead.name}"]`);
    await expect(line).toContainText("Lead");
    await expect(line).toContainText("Records at G2.2");
    await expect(card(other, "G2.2")).toContainText(`${lead.name} is at this card`);
    await expectAccessible(other);
  });

  await test.step("the page goes along to another domain where its reader said so", async () => {
    await other.getByRole("button", { name: `Go along with ${lead.name}` }).click();
    await openDomain(page, `${base}/C1`);
    await rationale(page, "C1.2").focus();
    await expect(other.locator("h2", { hasText: /^C1 / })).toBeVisible();
    await expect(card(other, "C1.2")).toContainText(`${lead.name} is at this card`);
    await expect(other).toHaveURL(/domain=C1/);
  });

  await test.step("nobody is kept from writing", async () => {
    await openDomain(other, `${base}/C1`);
    await expect(other.getByText(`${lead.name} is also here, at C1.2`)).toBeVisible();
    await card(other, "C1.2").getByRole("radio", { name: /^1/ }).check();
    await expect(saveState(other, "C1.2", "saved")).toBeVisible();
  });

  await test.step("on a small phone and in Arabic nothing is cut off", async () => {
    await other.setViewportSize({ width: 320, height: 700 });
    await other.goto(`/ar/rounds/${round}/${iso3}/follow?domain=C1`);
    await expect(other.locator(`[data-person="${lead.name}"]`)).toBeVisible();
    await expectNoSidewaysScroll(other);
    await expectAccessible(other);
  });
  await elsewhere.close();
});

test("what the page asks while one reads along keeps no session alive, and stops where the line is dead", async ({
  page,
  db,
  signIn,
}) => {
  const { round, iso3, assessor } = await inDrafting(db, "follow-quiet", "QFB");
  await signIn(assessor.email);
  await page.goto(`/en/rounds/${round}/${iso3}/follow?domain=G2`);
  const asOf = page.locator("[data-as-of]");
  await expect(asOf).toBeVisible();
  const used = new Date(Date.now() - 10 * 60_000);
  const own = eq(sessions.userId, assessor.userId);
  await db.transaction((tx) => tx.update(sessions).set({ lastSeenAt: used }).where(own));
  const isAsked = (part: string) =>
    page.waitForResponse((response) => response.url().includes(part) && response.ok());
  await isAsked("/follow?");
  const told = isAsked("/presence");
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await told;
  expect(await db.read.select({ lastSeenAt: sessions.lastSeenAt }).from(sessions).where(own)).toEqual([
    { lastSeenAt: used },
  ]);
  expect(await db.read.$count(presence, eq(presence.userId, assessor.userId))).toBe(1);
  await page.context().setOffline(true);
  await expect(page.getByText("No answer; asking again.")).toBeVisible();
  await page.context().setOffline(false);
  await expect(asOf).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the page is read as it was saved, with a way to read it again", async ({ page, db, signIn }) => {
    const { round, iso3, assessor } = await inDrafting(db, "follow-plain", "QFC");
    await signIn(assessor.email);
    await page.goto(`/en/rounds/${round}/${iso3}/follow?domain=G2`);
    await expect(card(page, "G2.1")).toBeVisible();
    await page.getByRole("link", { name: "Read again" }).click();
    await page.getByRole("navigation", { name: "Domains" }).getByRole("link", { name: "C1" }).click();
    await expect(card(page, "C1.1")).toBeVisible();
  });
});
