import { emailOf, expect, test } from "./fixtures";

const ROUND = "/en/rounds/2026";
/** The worker shares its processor with everything else that is tested. */
const WORKED_MS = 120_000;

test("a manager simulates a round, looks again without scripts, and reads which choice matters most", async ({
  browser,
  signIn,
  page,
}) => {
  test.setTimeout(2 * WORKED_MS);
  await signIn(emailOf("manager"));
  await page.goto(ROUND);
  await page.getByRole("link", { name: "How sure are we" }).click();
  await page.getByLabel("Number of draws").fill("50");
  await page.getByRole("button", { name: /Simulate \d+ countries/ }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("outside what is possible");
  await page.getByLabel("Number of draws").fill("300");
  await page.getByLabel("Seed").fill("42");
  await page.getByRole("button", { name: /Simulate \d+ countries/ }).click();
  // A page without scripts that came before the run would offer no way to look again.
  await expect(page.getByRole("definition").filter({ hasText: /^42$/ })).toBeVisible();
  const plain = await browser.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  const reader = await plain.newPage();
  await reader.goto(`${ROUND}/stability`);
  await expect
    .poll(
      async () => {
        const again = reader.getByRole("link", { name: "Look again" });
        if ((await again.count()) > 0) await again.click();
        return reader.getByText("Done", { exact: true }).count();
      },
      { timeout: WORKED_MS },
    )
    .toBe(1);
  await expect(reader.getByRole("definition").filter({ hasText: /^42$/ })).toBeVisible();
  await plain.close();
  await expect(page.getByText("Done", { exact: true })).toBeVisible({ timeout: WORKED_MS });
  const table = page.getByRole("table", { name: /share of draws/ });
  await expect(table.getByText(/changes in|never changes/).first()).toBeVisible();
  await table.getByRole("link", { name: "Arvenia" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Arvenia: how sure are we");
  await expect(page.getByText(/of 300 draws/).first()).toBeVisible();
  await page.getByText("Show as table").first().click();
  const choices = page.getByRole("table", { name: /Which choice matters most/ }).first();
  await expect(choices.getByRole("row", { name: /Equal weights/ })).toBeVisible();
});

test("a reviewer stops a simulation of one country; who sees releases only finds no such page", async ({
  signIn,
  page,
}) => {
  await signIn(emailOf("reviewer"));
  await page.goto(`${ROUND}/XAG/scorecard`);
  await page.getByRole("link", { name: "How sure are we" }).click();
  await page.getByLabel("Number of draws").fill("20000");
  await page.getByRole("button", { name: "Simulate this country" }).click();
  await page.getByRole("button", { name: "Stop the simulation" }).click();
  await expect(page.getByText("The simulation was stopped.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Simulate this country" })).toBeVisible();
  await signIn(emailOf("observer"));
  for (const address of [`${ROUND}/stability`, `${ROUND}/XAG/stability`, `${ROUND}/XAB/what-moved`])
    expect((await page.goto(address))?.status(), address).toBe(404);
});

test("a difference from the last round is split into method, coverage and ratings", async ({
  signIn,
  page,
}) => {
  await signIn(emailOf("manager"));
  await page.goto(`${ROUND}/XAB/scorecard`);
  await page.getByRole("link", { name: "Split each difference" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("what moved and why");
  await expect(page.getByText(/points: method/).first()).toBeVisible();
  await expect(page.getByRole("table", { name: "By domain" })).toBeVisible();
});
