/** What happened is read without scripts: to a rating, to an assessment, to an entry of a register. */
import { makeDraft } from "../support/drafts";
import { emailOf, expect, test } from "./fixtures";

test.use({ javaScriptEnabled: false });

test("the card of an indicator leads to its history on a page of its own", async ({ page, signIn }) => {
  await signIn(emailOf("assessor"));
  await page.goto("/en/rounds/2026/XAF/G2");
  const card = page.locator('[id="G2.1"]');
  await card.locator("summary", { hasText: /^History$/ }).click();
  await card.getByRole("link", { name: "Read this history on a page of its own" }).click();
  await expect(page).toHaveURL(/\/en\/rounds\/2026\/XAF\/history\/G2\.1\/assessor$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Changes of G2.1");
  await expect(page.locator("main dl").first()).toContainText("Rationale");
  await page.getByRole("link", { name: "Back to the card of G2.1" }).click();
  await expect(page).toHaveURL(/\/en\/rounds\/2026\/XAF\/G2#G2\.1$/);
});

test("the history of an assessment leads to that of each rating, which tells old and new apart", async ({
  page,
  db,
  signIn,
}) => {
  const { email, base } = await makeDraft(db, "QHB");
  await signIn(email);
  const rationale = async (text: string) => {
    await page.goto(`${base}/G2`);
    const card = page.locator('[id="G2.1"]');
    await card.getByRole("textbox", { name: /^Rationale/ }).fill(text);
    await card.getByRole("button", { name: "Save G2.1" }).click();
    await expect(card.getByRole("textbox", { name: /^Rationale/ })).toHaveValue(text);
  };
  await rationale("Courts apply the whole definition.");
  await rationale("Courts rarely apply the whole definition.");
  await page.goto(`${base}/history`);
  await page
    .getByRole("table", { name: "Changes of ratings" })
    .getByRole("link", { name: /^G2\.1/ })
    .click();
  const newest = page.getByRole("listitem").filter({ hasText: "Rationale" }).first();
  await expect(newest.locator("ins")).toHaveText("rarely ");
  await expect(newest.locator("del")).toHaveCount(0);
  await expect(newest).toContainText("Courts rarely apply the whole definition.");
});

test("the history of a rating is no page for who may not read it", async ({ page, signIn }) => {
  await signIn(emailOf("observer"));
  expect((await page.goto("/en/rounds/2026/XAF/history/G2.1/assessor"))?.status()).toBe(404);
  await signIn(emailOf("assessor"));
  expect((await page.goto("/en/rounds/2026/XAF/history/G2.99/assessor"))?.status()).toBe(404);
});

test("the history of an assessment tells in words who changed its scope, domains and due days", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  await page.goto("/en/rounds/2026/XAF/history");
  const changes = page.getByRole("table", { name: "Changes of scope, domains and due days" });
  await expect(changes.getByRole("row", { name: /Domains declared complete/ }).first()).toBeVisible();
  await expect(changes.getByRole("row", { name: /Limits/ }).first()).toBeVisible();
  await expect(changes.getByRole("row", { name: /Due day: Drafting/ }).first()).toBeVisible();
});

test("what an earlier text of the scope refers to is led to from the history of the assessment", async ({
  page,
  db,
  signIn,
}) => {
  const { email, base } = await makeDraft(db, "QHA");
  await signIn(email);
  await page.goto(`${base}/scope`);
  await page.getByLabel("Limits of this assessment").fill("Nobody could be asked about [[indicator:G2.1]].");
  await page.getByRole("button", { name: "Save scope and limits" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.goto(`${base}/history`);
  const changes = page.getByRole("table", { name: "Changes of scope, domains and due days" });
  await expect(changes.getByRole("row", { name: /Limits/ }).locator('a[href$="#G2.1"]')).toBeVisible();
});

test("the history of a route lists its legs in the words of its page", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/routes/XAF-R-001");
  const creation = page.getByRole("table", { name: "History" }).getByRole("row").last();
  await expect(creation.locator("ol > li")).toHaveCount(4);
  await expect(creation.locator("ol > li").first()).toContainText("From country: Fennara");
  await expect(creation).toContainText("Language of what is typed: English");
});

test("the history of an entry names lists by their labels and other entries by their titles", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/groups?country=XAA");
  await page.locator("main table tbody a").first().click();
  const history = page.getByRole("table", { name: "History" });
  await expect(history).toContainText("Confidence");
  await expect(history.locator("code")).toHaveCount(0);
  await expect(history).not.toContainText(/\b[a-z]+_[a-z_]+\b/);
});
