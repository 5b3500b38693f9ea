/** The search box of every page: suggestions by keyboard, and a plain form without scripts. */
import type { Page } from "@playwright/test";
import { countSearch, SEARCHES_MAX, type SearchDoor } from "@/lib/auth/attempts";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { makePerson } from "../support/programme";
import { emailOf, expect, test } from "./fixtures";

const field = (page: Page) => page.locator("header search input");

test("suggestions are walked by keyboard, grouped, counted aloud, and closed without losing the words", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("reader"));
  await page.goto("/en");
  const heading = page.getByRole("heading", { level: 1 });
  const before = await heading.boundingBox();
  const box = field(page);
  await box.focus();
  await expect(box).toHaveRole("combobox");
  await expect(box).toHaveAttribute("aria-expanded", "false");
  await box.pressSequentially("burma");
  const list = page.getByRole("listbox");
  const options = list.getByRole("option");
  await expect(list.getByRole("group", { name: "Countries" }).getByRole("option").first()).toContainText(
    "Myanmar",
  );
  await expect(page.locator("header search [role=status]")).toHaveText(/suggestion/);
  expect(await heading.boundingBox()).toEqual(before);
  await expectAccessible(page);

  await box.press("ArrowDown");
  await expect(box).toHaveAttribute(
    "aria-activedescendant",
    (await options.first().getAttribute("id")) ?? "",
  );
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await box.press("End");
  await expect(options.last()).toHaveAttribute("aria-selected", "true");
  await box.press("ArrowDown");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await box.press("ArrowUp");
  await box.press("Home");
  await expect(options.first()).toHaveAttribute("aria-selected", "true");
  await box.press("Escape");
  await expect(list).toBeHidden();
  await expect(box).toHaveValue("burma");
  await box.press("ArrowDown");
  await box.press("Enter");
  await expect(page).toHaveURL(/\/en\/countries\/MMR$/);
});

test("Enter without a chosen suggestion searches for the words, and leaving the field closes the list", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("reader"));
  await page.goto("/en");
  await field(page).pressSequentially("nigera");
  await expect(page.getByRole("option", { name: /Nigeria/ }).first()).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(page.getByRole("listbox")).toBeHidden();
  await field(page).press("Enter");
  await expect(page).toHaveURL(/\/en\/search\?q=nigera$/);
});

test("suggestions are read in Arabic on a narrow screen, and nothing scrolls sideways", async ({
  page,
  signIn,
}) => {
  await page.setViewportSize({ width: 500, height: 700 });
  await signIn(emailOf("reader"));
  await page.goto("/ar");
  await field(page).pressSequentially("نيجريا");
  await expect(page.getByRole("option", { name: /نيجيريا/ }).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page
    .getByRole("option", { name: /نيجيريا/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/ar\/countries\/NGA$/);
});

test("one letter is asked about only where it can be a word", async ({ page, signIn }) => {
  await signIn(emailOf("reader"));
  await page.goto("/en");
  const asked: (string | null)[] = [];
  page.on("request", (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname === "/api/search") asked.push(searchParams.get("q"));
  });
  await field(page).fill("n");
  await field(page).fill("贝");
  await expect(page.getByRole("option", { name: /Benin/ }).first()).toBeVisible();
  await field(page).fill("m");
  await expect(page.getByRole("listbox")).toBeHidden();
  await field(page).fill("my");
  await expect(page.getByRole("option", { name: /Myanmar/ }).first()).toBeVisible();
  expect(asked).toEqual(["贝", "my"]);
  const answer = await page.request.get("/api/search?q=n&locale=en");
  expect(await answer.json()).toEqual({ count: "No suggestions", groups: [] });
});

test("who asks too often gets no suggestions for a while, and Enter still searches; after too many searches the page says how long to wait", async ({
  page,
  signIn,
  db,
}) => {
  const { email, userId } = await makePerson(db, "Tia Typist", ["reader"]);
  const countAll = async (door: SearchDoor, used = 0) => {
    for (let count = used; count < SEARCHES_MAX[door]; count += 1) await countSearch(db.pool, userId, door);
  };
  await signIn(email);
  await page.goto("/en");
  await countAll("suggestions");
  const refused = await page.request.get("/api/search?q=zq&locale=en");
  expect(refused.status()).toBe(429);
  expect(Number(refused.headers()["retry-after"])).toBeGreaterThan(0);
  const answered = page.waitForResponse((response) => response.url().includes("/api/search?q=nigera"));
  await field(page).pressSequentially("nigera");
  expect((await answered).status()).toBe(429);
  await expect(page.getByRole("listbox")).toBeHidden();
  await field(page).press("Enter");
  await expect(page).toHaveURL(/\/en\/search\?q=nigera$/);
  await expect(
    page.getByRole("region", { name: "Countries" }).getByRole("link", { name: "Nigeria" }),
  ).toBeVisible();
  await countAll("page", 1); // the one of Enter is counted
  for (const [address, words] of [
    ["/en/search?q=zq", /Search again after/],
    ["/ar/search?q=zq", /ابحث من جديد بعد/],
  ] as const) {
    await page.goto(address);
    await expect(page.getByText(words)).toBeVisible();
    await expect(page.locator("main").getByRole("textbox")).toHaveValue("zq");
    await expectAccessible(page);
  }
});

test("without scripts the box is a form", async ({ browser, signIn }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await signIn(emailOf("reader"), context);
  const page = await context.newPage();
  await page.goto("/en");
  await field(page).fill("Swaziland");
  await field(page).press("Enter");
  await expect(page.getByRole("region", { name: "Countries" }).getByRole("link").first()).toHaveText(
    /Eswatini/,
  );
  await context.close();
});
