/** The trend of a country over its rounds, as who reads releases and who is of the team meet it. */
import { emailOf, expect, test } from "./fixtures";

const TRENDS = "/en/countries/XAB/trends";

test("a trend leads from the card to a domain, says in its table what it draws, and goes out as a file", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("observer"));
  await page.goto("/en/rounds/2026/XAB/scorecard");
  await page.getByRole("link", { name: "Trends over rounds" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Belmora: trends over rounds");
  const rounds = page.getByRole("table", { name: "Rounds", exact: true });
  await expect(rounds.getByRole("row")).toHaveCount(3);
  await expect(rounds.getByRole("cell", { name: "Yes", exact: true })).toHaveCount(1);
  await expect(
    page.getByRole("table", { name: "Exposure, as reported" }).locator("[data-level]"),
  ).toHaveCount(0);
  const picture = await page
    .getByRole("link", { name: "Download the chart as SVG" })
    .last()
    .getAttribute("href");
  expect(await (await page.request.get(picture ?? "")).text()).toContain("Illustrative round 2023");
  const file = await page.getByRole("link", { name: /CSV/ }).getAttribute("href");
  expect(await (await page.request.get(file ?? "")).text()).toContain(",2026-XAB-1");

  await page.getByRole("link", { name: /^G1 / }).first().click();
  const levels = page.getByRole("table", { name: /Levels of the indicators of G1/ });
  await expect(levels).toContainText("from 3 to 2: The earlier rating was wrong");
  await expect(page.getByRole("img", { name: /^G1\.2 / })).toBeVisible();
});

test("levels of exposure are the team's, and one round is no trend yet", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  await page.goto(TRENDS);
  await expect(
    page.getByRole("table", { name: "Exposure, as reported" }).locator("[data-level]").first(),
  ).toBeVisible();
  await signIn(emailOf("reader"));
  await page.goto(TRENDS);
  await expect(page.getByText("One round is no trend yet")).toBeVisible();
  expect((await page.request.get("/api/countries/XAB/trends/domains")).status()).toBe(404);
});
