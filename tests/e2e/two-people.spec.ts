/** What two programme managers do together: a passage is erased, a release is sealed. */
import { eq } from "drizzle-orm";
import { assessmentTransitions } from "@/db/schema/assessment";
import { ERASED_MARK } from "@/lib/erasures/schema";
import { expectAccessible } from "../support/accessible";
import { refusal } from "../support/refusal";
import { assessmentIdOf, makeSecondManager } from "../support/two-people";
import { emailOf, expect, test } from "./fixtures";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a passage goes once a second manager has read it", async ({ page, browser, db, signIn }) => {
      const id = await assessmentIdOf(db, "2026", javaScriptEnabled ? "XAF" : "XAJ");
      const [step] = (
        await db.read
          .select({ reason: assessmentTransitions.reason })
          .from(assessmentTransitions)
          .where(eq(assessmentTransitions.assessmentId, id))
      ).filter(({ reason }) => reason !== null);
      const passage = step?.reason?.split(" ").slice(0, 4).join(" ") ?? "";
      expect(passage).not.toBe("");
      const { person } = await makeSecondManager(db);
      await signIn(emailOf("manager"));
      await page.goto(`/en/rounds/2026/${javaScriptEnabled ? "XAF" : "XAJ"}/history`);
      await page.getByRole("link", { name: "Erase a passage of this text" }).first().click();
      await page.getByLabel("The passage, word for word").fill(passage);
      await page.getByLabel("Why it has to go").fill(`It says ${passage}`);
      await page.getByRole("button", { name: "Propose" }).click();
      await expect(refusal(page)).toContainText("The reason says the passage again.");
      await expect(page.getByLabel("The passage, word for word")).toHaveValue(passage);
      await page.getByLabel("Why it has to go").fill("A person can be told from it.");
      await page.getByRole("button", { name: "Propose" }).click();
      await expect(page.getByText("Another programme manager has to confirm it")).toBeVisible();
      await expect(page.getByRole("button", { name: "Erase for good" })).toHaveCount(0);
      const address = new URL(page.url()).pathname;

      const elsewhere = await browser.newContext({ javaScriptEnabled });
      await signIn(person.email, elsewhere);
      const other = await elsewhere.newPage();
      await other.goto("/en");
      await other.getByRole("link", { name: /proposed for erasing/ }).click();
      await other.locator(`a[href="${address}"]`).click();
      await expect(other.getByText(passage)).toBeVisible();
      if (javaScriptEnabled) await expectAccessible(other);
      await other.getByRole("checkbox", { name: /I have read the passage/ }).check();
      await other.getByRole("button", { name: "Erase for good" }).click();
      await expect(other.getByText(/^Erased from/).first()).toBeVisible();
      await expect(other.getByText("Forgotten with the proposal")).toBeVisible();
      const after = await db.read
        .select({ reason: assessmentTransitions.reason })
        .from(assessmentTransitions)
        .where(eq(assessmentTransitions.assessmentId, id));
      expect(after.some(({ reason }) => reason?.startsWith(ERASED_MARK))).toBe(true);
      await elsewhere.close();
    });
  });
}

test("a release is proposed for sealing, declined, proposed again and sealed; its address then says why", async ({
  page,
  browser,
  db,
  signIn,
}) => {
  const { person } = await makeSecondManager(db);
  await signIn(emailOf("manager"));
  const elsewhere = await browser.newContext();
  await signIn(person.email, elsewhere);
  const other = await elsewhere.newPage();
  const propose = async () => {
    await page.goto("/en/releases/2023-XAJ-1/seal");
    await page.getByLabel("Reason").fill("A witness is in danger.");
    await page.getByRole("button", { name: "Propose to seal" }).click();
    await expect(page.getByText("You proposed this.")).toBeVisible();
  };
  await propose();
  await other.goto("/en");
  await other.getByRole("link", { name: "Release 2023-XAJ-1 is proposed for sealing" }).click();
  await expectAccessible(other);
  await other.getByRole("button", { name: "Decline" }).click();
  await expect(other.getByRole("button", { name: "Propose to seal" })).toBeVisible();
  await propose();
  await other.goto("/en/releases/2023-XAJ-1");
  await other.getByRole("link", { name: "Look at the proposal" }).click();
  await other.getByRole("button", { name: "Seal for good" }).click();
  await expect(refusal(other)).toBeVisible();
  await other.getByRole("checkbox", { name: /cannot be taken back/ }).check();
  await other.getByRole("button", { name: "Seal for good" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "This release is sealed" })).toBeVisible();
  await expect(other.getByText("A witness is in danger.")).toBeVisible();
  expect((await page.goto("/en/releases/2023-XAJ-1/seal"))?.status()).toBe(404);
  await elsewhere.close();
});
