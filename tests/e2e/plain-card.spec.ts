/** Scoring without client JavaScript: a card is a plain form, and the pages around it read whole. */
import { card } from "../support/indicator-card";
import { storedInPractice } from "../support/practice-ratings";
import { emailOf, expect, test } from "./fixtures";

const LEVEL_2 = /^2 /;
const RATIONALE = "Rationale";

test.describe("without client JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a card is a plain form that saves what was touched", async ({ page, db, signIn }) => {
    await signIn(emailOf("assessor2"));
    await page.goto("/en/rounds/practice/NGA/G1");
    await card(page, "G1.1").getByRole("radio", { name: LEVEL_2 }).check();
    await card(page, "G1.1").getByLabel(RATIONALE).fill("typed without scripts");
    await card(page, "G1.1").getByRole("button", { name: "Save G1.1" }).click();
    await expect(card(page, "G1.1").getByText("Saved.")).toBeVisible();
    expect(await storedInPractice(db, "NGA", "G1.1")).toMatchObject({
      level: "2.000",
      rationale: "typed without scripts",
    });
    await card(page, "G1.1").getByLabel(RATIONALE).fill("typed before the answer is cleared");
    await card(page, "G1.1").getByRole("button", { name: "Clear the answer" }).click();
    await expect(card(page, "G1.1").getByText("Saved.")).toBeVisible();
    expect(await storedInPractice(db, "NGA", "G1.1")).toMatchObject({
      level: null,
      rationale: "typed before the answer is cleared",
    });
  });

  test("Enter in a field saves a card and clears nothing", async ({ page, db, signIn }) => {
    await signIn(emailOf("assessor2"));
    await page.goto("/en/rounds/practice/NGA/G2");
    await card(page, "G2.1").getByRole("radio", { name: LEVEL_2 }).check();
    await card(page, "G2.1").getByText("Search record").click();
    await card(page, "G2.1").getByLabel("From").press("Enter");
    await expect(card(page, "G2.1").getByText("Saved.")).toBeVisible();
    expect(await storedInPractice(db, "NGA", "G2.1")).toMatchObject({ level: "2.000" });
  });

  for (const { account, path, reads } of [
    { account: "assessor", path: "/en", reads: "Waiting for you" },
    { account: "assessor", path: "/en/rounds/2026/XAF", reads: "Criminalisation" },
    {
      account: "observer",
      path: "/en/releases/2026-XAB-1",
      reads: "The State commented on the draft",
    },
  ] as const) {
    test(`${path} reads whole`, async ({ page, signIn }) => {
      await signIn(emailOf(account));
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(200);
      await expect(page.locator("h1")).toBeVisible();
      await expect(page.locator("main").getByText(reads).first()).toBeVisible();
    });
  }
});
