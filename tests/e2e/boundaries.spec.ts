/** A boundary set: read, mended, installed with its clearance, seen on both maps and in print, taken away again. */
import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { area, collection, DECLARATION, INVENTED_SET } from "../support/boundaries";
import { emailOf, expect, test } from "./fixtures";

const WORK_MS = 30_000;

async function send(page: Page, content: string): Promise<void> {
  await page.goto("/en/administration/boundaries");
  await page.getByLabel("Boundary file").setInputFiles({
    name: "areas.geojson",
    mimeType: "application/geo+json",
    buffer: Buffer.from(content),
  });
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("A boundary file before it is installed");
  await expect(page.getByRole("button", { name: "Discard the file" })).toBeVisible({ timeout: WORK_MS });
}

async function declare(page: Page): Promise<void> {
  await page.getByLabel("Publisher and name of the set").fill(DECLARATION.source);
  await page.getByLabel("Edition", { exact: true }).fill(DECLARATION.edition);
  await page.getByLabel("Date of the edition").fill(DECLARATION.editionDate);
  await page.getByLabel("Cleared by").fill(DECLARATION.clearedBy);
  await page.getByLabel("Cleared on").fill(DECLARATION.clearedOn);
  await page.getByLabel("Reference of the clearance").fill(DECLARATION.reference);
}

test("an administrator installs a set, maps draw its areas, and removes it", async ({
  page,
  browser,
  signIn,
}) => {
  await signIn(emailOf("admin"));
  await send(page, collection(area({ iso3: "BEN" }, 0, 0, 200, 10)));
  await expect(page.getByText("One problem in the file").first()).toBeVisible();
  await expect(page.getByRole("row", { name: /features\[0\]/ })).toContainText("outside longitude");
  await expect(page.getByRole("button", { name: "Install the set" })).toHaveCount(0);
  await expectAccessible(page);

  await send(page, collection(area({ ADM0: "BEN", n: 1 }, 0, 0, 20, 10)));
  await page.getByLabel("Property that holds the code of the State").selectOption("ADM0");
  await page.getByRole("button", { name: "Take this property" }).click();
  await expect(page.getByText("One State has an area.")).toBeVisible({ timeout: WORK_MS });

  await send(page, INVENTED_SET);
  await expect(page.getByText("3 States have an area.")).toBeVisible();
  await expect(page.getByRole("row", { name: /xAB/ })).toContainText("features[4]");
  await expect(page.getByRole("img", { name: /areas of the file: 3 States/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Install the set" }).click();
  await expect(page.locator("#install").getByRole("alert")).toContainText("Tick the box to confirm");
  await declare(page);
  await page.getByLabel("I declare that the United Nations cleared this set").check();
  await page.getByRole("button", { name: "Install the set" }).click();
  await expect(page.getByText("The set was installed.")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);

  const reader = await browser.newContext({ javaScriptEnabled: false });
  await signIn(emailOf("reader"), reader);
  const map = await reader.newPage();
  const drawing = map.waitForResponse(/\/api\/boundary-sets\/[0-9a-f]{64}$/);
  await map.goto("/en/countries/map");
  const answer = await drawing;
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toContain("immutable");
  await expect(map.getByText(/Invented Cartographic Office, test areas, 3/)).toBeVisible();
  await expect(map.getByText(/cleared by Cartographic unit/)).toBeVisible();
  await expect(map.locator("svg").getByText(/material on this map do not imply/)).toBeVisible();
  await expect(map.getByText("area that is given to no State")).toBeVisible();
  await map.emulateMedia({ media: "print" });
  await expect(map.getByText(/cleared by Cartographic unit/)).toBeVisible();
  await map.goto("/ar/routes/map");
  await expect(map.getByText(/أجازها/)).toBeVisible();
  expect((await map.goto("/en/administration/boundaries"))?.status()).toBe(404);
  await reader.close();
  const stranger = await browser.newContext();
  expect((await stranger.request.get(answer.url())).status()).toBe(401);
  await stranger.close();

  for (const path of ["/en/countries/map", "/ar/countries/map?fact=transit", "/en/routes/map"]) {
    await signIn(emailOf("manager"));
    await page.goto(path);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  await signIn(emailOf("admin"));
  await page.goto("/en/administration/boundaries");
  await page.getByText("Remove this set").click();
  await page.getByLabel("Reason").fill("A newer edition is being cleared.");
  await page.getByLabel("I take this set out of use.").check();
  await page.getByRole("button", { name: "Remove the set" }).click();
  await expect(page.getByText("The set was removed.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Invented Cartographic Office/ }).first()).toBeVisible();
  await page.goto("/en/countries/map");
  await expect(page.getByText("No line between States is drawn.")).toBeVisible();
});
