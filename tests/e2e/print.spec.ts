/** What people hand over on paper: scope and limits first, tables with their charts, and nothing to press. */
import type { Page } from "@playwright/test";
import { type Account, emailOf, expect, test } from "./fixtures";

const PAPERS: readonly { name: string; account: Account; path: string; says: RegExp }[] = [
  { name: "a scorecard", account: "manager", path: "/en/rounds/2026/XAB/scorecard", says: /Strengths/ },
  { name: "the why of a figure", account: "manager", path: "/en/rounds/2026/XAB/why/G2", says: /G2/ },
  { name: "a release", account: "observer", path: "/en/releases/2026-XAB-1", says: /commented on the draft/ },
  { name: "a filled assessment", account: "assessor", path: "/en/rounds/2026/XAF/print", says: /G2\.1/ },
  {
    name: "an empty notebook",
    account: "assessor",
    path: "/en/rounds/2026/XAF/print?blank=1",
    says: /G2\.1/,
  },
];

/** Tables of the page that paper does not show. */
const hiddenTables = (page: Page) =>
  page
    .locator("main table")
    .evaluateAll((tables) => tables.filter((table) => !table.checkVisibility()).map(({ id }) => id));

for (const { name, account, path, says } of PAPERS) {
  test(`${name} is printed whole and without what is pressed`, async ({ page, signIn }) => {
    await signIn(emailOf(account));
    await page.emulateMedia({ media: "print" });
    expect((await page.goto(path))?.status()).toBe(200);
    await expect(page.locator("h1")).toBeVisible();
    await expect(page.getByRole("heading", { level: 2, name: "Scope and limits" })).toBeVisible();
    await expect(page.locator("main").getByText(says).first()).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Main navigation" })).toBeHidden();
    await expect(page.locator("main button:visible")).toHaveCount(0);
    expect(await hiddenTables(page)).toEqual([]);
    await expect(page.getByText(/do not imply the expression of any opinion/).first()).toBeVisible();
  });
}

test("a filled assessment is dense on paper, and a notebook keeps what helps to judge", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  await page.goto("/en/rounds/2026/XAF/print");
  const sheets = (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type \/Page$/gm) ?? [];
  expect(sheets.length).toBeGreaterThan(0);
  expect(sheets.length).toBeLessThan(30); // of sixty indicators
  const answer = page.getByRole("article").filter({ has: page.getByRole("heading", { name: /^G2\.1 / }) });
  await expect(answer.getByText("Does criminal law contain a trafficking offence")).toBeVisible();
  await expect(answer.getByText(/^Level \d/)).toBeVisible();
  await expect(answer.getByText(/^Confidence: /)).toBeVisible();
  await expect(answer.getByRole("link", { name: /^XAF-S-/ }).first()).toBeVisible();
  await expect(answer.getByText("Guidance")).toHaveCount(0);
  await expect(answer.getByText("There is no trafficking offence.")).toHaveCount(0);
  await page.goto("/en/rounds/2026/XAF/print?blank=1");
  const empty = page.getByRole("article").filter({ has: page.getByRole("heading", { name: /^G2\.1 / }) });
  await expect(empty.getByText("There is no trafficking offence.")).toBeVisible();
});

test("an empty notebook begins with the scope as far as it is written, and with lines where it is not", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  const scope = page.getByRole("region", { name: "Scope and limits" });
  const limitsOf = () =>
    scope.locator("dt", { hasText: /^Limits of this assessment$/ }).locator("xpath=following-sibling::dd[1]");
  await page.goto("/en/rounds/2026/XAF/print?blank=1");
  const written = await limitsOf().textContent();
  await page.goto("/en/rounds/2026/XAF/print");
  expect(written).toBe(await limitsOf().textContent());
  expect(written?.trim().length).toBeGreaterThan(1);
  await page.goto("/en/rounds/practice/BEN/print?blank=1");
  await expect(limitsOf().locator("span")).toHaveCount(4);
  await expect(page.locator("main h2").first()).toHaveText("Scope and limits");
});

test("a scorecard whose ratings are not open yet begins with scope and limits", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/rounds/2026/XAD/scorecard");
  await expect(page.locator("main h2").first()).toHaveText("Scope and limits");
});

test("the first sheet of a scorecard holds scope, capabilities and exposure; annexes come last", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("observer"));
  // What an A4 sheet has between its margins, at 96 pixels an inch.
  const sheet = { width: 672, height: 979 };
  await page.setViewportSize(sheet);
  await page.emulateMedia({ media: "print" });
  for (const locale of ["en", "ar"]) {
    await page.goto(`/${locale}/rounds/2026/XAB/scorecard`);
    const places = await page
      .locator("main h2")
      .evaluateAll((heads) =>
        heads.map(({ id, parentElement }) => [id, parentElement?.getBoundingClientRect()]),
      );
    const box = (wanted: string) => new Map(places as [string, DOMRect][]).get(wanted);
    for (const id of ["scope", "capability", "exposure"]) expect(box(id)?.bottom).toBeLessThan(sheet.height);
    expect(box("capability")?.bottom).toBeLessThan(box("exposure")?.top ?? 0);
    const order = ["exposure", "strengths", "gaps", "domains-title", "facets-title", "sources"];
    const tops = order.map((id) => box(id)?.top ?? 0);
    expect(tops).toEqual(tops.toSorted((a, b) => a - b));
  }
  await expect(page.locator("main").getByText(/شجرة/)).toBeHidden();
});

test("a manager prints what readers see, without anything that is for the team", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/rounds/2026/XAB/scorecard");
  await expect(page.getByText("for the team only").first()).toBeVisible();
  await page.getByRole("link", { name: "Print what readers see" }).click();
  await expect(page.getByRole("link", { name: "Back to all that you may see" })).toBeVisible();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("[data-level]")).toHaveCount(0);
  await expect(page.getByText(/for the team only/i)).toHaveCount(0);
  const printed = await page.locator("main section").allTextContents();
  await signIn(emailOf("reader"));
  await page.goto("/en/rounds/2026/XAB/scorecard");
  expect(printed).toEqual(await page.locator("main section").allTextContents());
});

test("a grid says on paper from which day its days are counted", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  await page.emulateMedia({ media: "print" });
  await page.goto("/en/rounds/2026");
  await expect(page.getByText(/^Days left are counted from \d/)).toBeVisible();
});

test("a grid names what a dash stands for, and on paper no way that cannot be gone", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/rounds/2026");
  const published = page.getByRole("row").filter({ hasText: "Published" }).first();
  await expect(published.getByRole("cell", { name: "no due day" })).toHaveCount(2);
  for (const bare of await page.getByRole("cell").allInnerTexts()) expect(bare).not.toBe("–");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("lowered by G2.1").first()).toBeVisible();
  await expect(page.getByText("see why")).toHaveCount(0);
  await expect(page.getByText(/“Lowered” says that/)).toBeVisible();
});
