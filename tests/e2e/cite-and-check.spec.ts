/** From a card to its evidence and on to the page that says what is missing. */
import { emailOf, expect, test } from "./fixtures";

test("a source of the country is cited with a new passage, and the citation is taken away again", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  await page.goto("/en/rounds/2026/XAD/G6");
  await expect(page.locator("form[data-live]").first()).toBeVisible();
  const card = page.locator('article[id="G6.1"]');
  await card.getByText("Add a source").click();
  await card.getByRole("button", { name: "Search" }).click();
  const first = card.getByRole("button", { name: /XAD-S-/ }).first();
  const choices = first.locator("xpath=ancestor::ul");
  expect(await choices.evaluate((list) => list.clientHeight)).toBeLessThan(600);
  await expect(first).toContainText(/ · (public|restricted|confidential)/);
  const source = ((await first.textContent()) ?? "").split(/\s/)[0] ?? "";
  await first.click();
  await card.getByLabel("Where in the source").fill("p. 7");
  await card.getByLabel("What it shows").selectOption("applied");
  await card.getByRole("button", { name: "Cite it" }).click();
  await expect(card.getByText("p. 7")).toBeVisible();
  const remove = card.getByRole("button", { name: `Remove the citation of ${source}` });
  await expect(remove).toBeHidden();
  await card
    .getByRole("listitem")
    .filter({ hasText: "p. 7" })
    .locator("summary", { hasText: /^Remove/ })
    .click();
  await remove.click();
  await expect(card.locator("li[data-stance]", { hasText: "p. 7" })).toBeHidden();
  await card.locator("summary", { hasText: /^History$/ }).click();
  const history = card.getByRole("listitem").filter({ hasText: source });
  await expect(history.filter({ hasText: "Source removed" }).filter({ hasText: "p. 7" })).toBeVisible();
  await expect(history.filter({ hasText: "Source added" }).filter({ hasText: "p. 7" })).toBeVisible();
});

test("check answers leads to the place of what is missing", async ({ page, signIn }) => {
  await signIn(emailOf("assessor2"));
  await page.goto("/en/rounds/practice/PHL/check");
  await expect(page.getByRole("heading", { level: 1, name: "Check answers and submit" })).toBeVisible();
  await page.getByRole("link", { name: /^G1\.2 / }).click();
  await expect(page).toHaveURL(/\/rounds\/practice\/PHL\/G1#G1\.2$/);
  await expect(page.locator('article[id="G1.2"]')).toBeVisible();
});

test("who may read progress only finds counts and no way into the ratings of a draft", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/rounds/practice/BEN");
  await expect(page.getByText("Criminalisation")).toBeVisible();
  await expect(page.getByRole("link", { name: /Criminalisation/ })).toHaveCount(0);
  const answer = await page.goto("/en/rounds/practice/BEN/G2");
  expect(answer?.status()).toBe(404);
});
