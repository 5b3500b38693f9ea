import { emailOf, expect, test } from "./fixtures";

/** A published country of the demonstration with a round before it. */
const CARD = "/rounds/2026/XAB/scorecard";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a manager chooses countries in the address, takes a choice away and opens a card", async ({
    page,
    signIn,
  }) => {
    await signIn(emailOf("manager"));
    await page.goto("/en/rounds/2026");
    const countries = page.getByRole("table").first().getByRole("rowheader");
    await expect(countries).toHaveCount(12);
    await page.getByText("Choose and order").click();
    await page.getByLabel("State", { exact: true }).selectOption("published");
    await page.getByLabel("Order", { exact: true }).selectOption("band:G.capability");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL(/state=published.*sort=band%3AG\.capability/);
    const chosen = await countries.count();
    expect(chosen).toBeLessThan(12);
    await page.getByRole("link", { name: /^Take away: Published/ }).click();
    await expect(countries).toHaveCount(12);
    await countries.filter({ hasText: "Belmora" }).getByRole("link").click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Belmora");
    await page.getByRole("link", { name: "Why: Government response" }).click();
    await expect(page.getByRole("heading", { name: "What it is made of" })).toBeVisible();
    await expect(page.getByRole("heading", { name: /^G2\.1/ })).toBeVisible();
  });

  test("an observer reads the release and finds no figure of exposure", async ({ page, signIn }) => {
    await signIn(emailOf("observer"));
    await page.goto(`/en${CARD}`);
    const notAsked = page.getByText("The State has not yet been asked to comment.");
    await expect(notAsked).toHaveCount(0);
    await expect(page.getByText("Widespread").first()).toBeVisible();
    await expect(page.getByText("For the team only")).toHaveCount(0);
    await expect(page.locator("[data-level]")).toHaveCount(0);
    await page.goto("/en/rounds/2023/XAA/scorecard");
    await expect(notAsked).toBeVisible();
    for (const path of ["/en/rounds/2026/XAB/why/R.exposure", "/en/rounds/2026/XAD/scorecard"]) {
      expect((await page.goto(path))?.status()).toBe(404);
    }
  });
});

test("the file holds the countries that the grid shows", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  const file = await page.request.get("/api/rounds/2026/grid?state=published&locale=en");
  const lines = (await file.text()).trim().split("\r\n");
  expect(file.headers()["content-type"]).toContain("text/csv");
  await page.goto("/en/rounds/2026?state=published");
  expect(lines).toHaveLength(1 + (await page.getByRole("table").first().getByRole("rowheader").count()));
});

test("on an Arabic page the title of a round says that it is English, in headings, captions and sentences", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("manager"));
  const titles = page.locator('main bdi[lang="en"]').filter({ hasText: /^Illustrative round 20\d\d/ });
  for (const [address, least] of [
    ["/ar/rounds/2026", 3],
    ["/ar/rounds", 2],
    [`/ar${CARD}`, 3],
    ["/ar/rounds/2026/XAB/why/G2", 1],
    ["/ar/releases/2026-XAB-1", 1],
    ["/ar/countries/XAB", 1],
  ] as const) {
    await page.goto(address);
    await expect(titles.first()).toBeAttached();
    expect(await titles.count(), address).toBeGreaterThanOrEqual(least);
    const bare = await page.getByRole("main").evaluate((main) => {
      const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      while (walker.nextNode()) {
        const text = walker.currentNode.textContent ?? "";
        const isOwn = walker.currentNode.parentElement?.closest('[lang="en"], script') == null;
        if (isOwn && text.includes("Illustrative round")) found.push(text);
      }
      return found;
    });
    expect(bare, address).toEqual([]);
  }
});
