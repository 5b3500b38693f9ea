import { emailOf, expect, test } from "./fixtures";

const MATRIX = "/rounds/2026?columns=indicators";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a manager reads indicators by region, folds a region away and opens why a level is what it is", async ({
    page,
    signIn,
  }) => {
    await signIn(emailOf("manager"));
    await page.goto("/en/rounds/2026");
    await page.getByText("Choose and order").click();
    await page.getByLabel("Columns", { exact: true }).selectOption("indicators");
    await page.getByLabel("Group by region").check();
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/columns=indicators.*group=region/);
    const table = page.getByRole("table").first();
    await expect(table.getByRole("columnheader", { name: /^G2\.1/ })).toBeVisible();
    await expect(table.getByRole("rowheader", { name: "Chesara" })).toBeVisible();
    await table.getByRole("link", { name: "Fold away the countries of Asia" }).click();
    await expect(page).toHaveURL(/folded=asia/);
    await expect(table.getByRole("rowheader", { name: "Chesara" })).toHaveCount(0);
    await table.getByRole("row").filter({ hasText: "Belmora" }).locator('a[href$="/why/G2#G2.1"]').click();
    await expect(page.getByRole("heading", { name: /^G2\.1/ })).toBeVisible();
  });

  test("an observer reads exposures as words, without a digit or a tint, and each cell leads somewhere", async ({
    page,
    signIn,
  }) => {
    await signIn(emailOf("observer"));
    await page.goto(`/en${MATRIX}`);
    const row = page.getByRole("table").first().getByRole("row").filter({ hasText: "Belmora" });
    const exposures = row.locator('td[data-label^="R1."], td[data-label^="R2."], td[data-label^="R3."]');
    await expect(exposures).toHaveCount(12);
    for (const text of await exposures.allInnerTexts()) expect(text).toMatch(/^\D+$/);
    for (const name of await exposures.evaluateAll((cells) => cells.map((cell) => cell.className)))
      expect(name).not.toMatch(/exposure\d/);
    const hrefs = await row
      .getByRole("cell")
      .locator("a")
      .evaluateAll((links) => [
        ...new Set(links.map((link) => (link.getAttribute("href") ?? "").replace(/#.*/, ""))),
      ]);
    expect(hrefs.length).toBeGreaterThan(10);
    for (const href of hrefs) expect((await page.request.get(href)).status()).toBe(200);
    const file = await (await page.request.get("/api/rounds/2026/grid?columns=indicators&locale=en")).text();
    expect(file).toContain("R1.1 Origin exposure: level or word");
    expect(file).not.toMatch(/Pervasive,\d|,[0-4] (None found|Isolated|Recurring|Widespread|Pervasive)/);
  });

  test("countries stand side by side, and a difference is called one by its ranges", async ({
    page,
    signIn,
  }) => {
    await signIn(emailOf("observer"));
    await page.goto("/en/rounds/2026");
    await page.getByRole("link", { name: "Compare countries" }).click();
    await page.getByLabel("Country 1").selectOption("XAA");
    await page.getByLabel("Country 2").selectOption("XAB");
    await page.getByLabel("Spread of others").selectOption("all");
    await page.getByLabel("Texts on one indicator").selectOption("C2.1");
    await page.getByRole("button", { name: "Compare" }).click();
    await expect(page).toHaveURL(/country1=XAA&country2=XAB/);
    await expect(page.getByRole("heading", { level: 3, name: /^C1 / })).toBeVisible();
    await expect(page.getByText(/^A difference between Arvenia and Belmora/).first()).toBeVisible();
    await expect(page.getByRole("heading", { name: "Exposure, for the team only" })).toHaveCount(0);
    await expect(page.getByRole("heading", { name: /^C2\.1/ })).toBeVisible();
    await expect(page.getByText(/best|worst|rank/i)).toHaveCount(0);
  });
});

test("arrow keys go from cell to cell, and one Tab leads in and out", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  for (const [locale, forward] of [
    ["en", "ArrowRight"],
    ["ar", "ArrowLeft"],
  ] as const) {
    await page.goto(`/${locale}${MATRIX}&region=europe`);
    await page.waitForLoadState("networkidle");
    const links = page.locator("tbody a");
    await links.first().focus();
    const place = () =>
      page.evaluate(() => {
        const cell = document.activeElement?.closest("th, td");
        return cell instanceof HTMLTableCellElement
          ? [(cell.parentElement as HTMLTableRowElement).rowIndex, cell.cellIndex]
          : null;
      });
    const [row = 0] = (await place()) ?? [];
    await page.keyboard.press(forward);
    await page.keyboard.press(forward);
    await expect.poll(place).toEqual([row, 2]);
    await page.keyboard.press("ArrowDown");
    await expect.poll(place).toEqual([row + 1, 2]);
    await page.keyboard.press("End");
    await expect.poll(async () => (await place())?.[1]).toBe(61);
    const inSight = await page.evaluate(() => {
      const cell = document.activeElement?.getBoundingClientRect();
      const box = document.activeElement?.closest("[role=group]")?.getBoundingClientRect();
      return cell && box ? cell.left >= box.left - 1 && cell.right <= box.right + 1 : false;
    });
    expect(inSight).toBe(true);
    await expect(page.locator('tbody a[tabindex="0"]')).toHaveCount(1);
    await page.keyboard.press("Tab");
    await expect.poll(place).toBeNull();
  }
});

test("a view is saved, opened by its link, renamed, and deleted in two steps", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/rounds/2026?columns=domains&region=africa");
  await page.locator("summary").filter({ hasText: "Save this view" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Africa by domain");
  await page.getByRole("button", { name: "Save this view" }).click();
  await expect(page.getByText("The view is saved.")).toBeVisible();
  await page.goto("/en/views");
  const line = page.getByRole("listitem").filter({ hasText: "Africa by domain" });
  await line.getByRole("link", { name: "Africa by domain" }).click();
  await expect(page).toHaveURL(/\/en\/rounds\/2026\?region=africa&columns=domains$/);
  await expect(page.getByRole("link", { name: "Africa by domain" })).toHaveAttribute("aria-current", "true");
  await page.goto("/en/views");
  await line.locator("summary").filter({ hasText: "Change" }).click();
  await line.getByLabel("Name", { exact: true }).fill("Africa, by domain");
  await line.getByRole("button", { name: "Save the changes" }).click();
  const renamed = page.getByRole("listitem").filter({ hasText: "Africa, by domain" });
  await expect(renamed.getByRole("link")).toBeVisible();
  await renamed.locator("summary").filter({ hasText: "Delete" }).click();
  await renamed.getByRole("button", { name: "Delete “Africa, by domain”" }).click();
  await expect(page.getByRole("link", { name: "Africa, by domain" })).toHaveCount(0);
  // What is no address of a view looks like one that is gone.
  for (const id of ["nothing", "0192f3a0-0000-7000-8000-000000000000"])
    expect((await page.goto(`/en/views/${id}`))?.status()).toBe(404);
});

test("an address says what it asks for that is not there", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/rounds/2026?region=moon&band=G9:limited&sort=name&state=");
  await expect(page.getByText(/it is left out: region and band\./)).toBeVisible();
  await expect(page.getByRole("table").first().getByRole("rowheader")).toHaveCount(12);
  await page.goto("/en/routes?colour=red");
  await expect(page.getByText(/it is left out: colour\./)).toBeVisible();
});
