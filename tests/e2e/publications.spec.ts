/** The file of a publication: sent, fetched, seen by those who may see the entry and by nobody else. */
import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { registerEntries } from "@/db/schema/register";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { makeDrafter, makePerson } from "../support/programme";
import { expect, test } from "./fixtures";

async function addPublication(page: Page, iso3: string): Promise<string> {
  await page.goto("/en/publications/new");
  await page.getByLabel("Title", { exact: true }).fill("Toolkit for labour inspectors");
  await page.getByLabel("Kind", { exact: true }).selectOption("toolkit");
  await page.getByLabel("Publisher").fill("Ministry of Labour");
  await page.getByLabel("Languages").fill("en, ar");
  await page.getByLabel("Countries").fill(iso3);
  await page.getByLabel("Reported by").selectOption(iso3);
  await page.getByRole("button", { name: "Add the entry" }).click();
  await expect(page.getByText("There is neither a file nor a link yet.")).toBeVisible();
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

async function send(page: Page, name: string, content: string): Promise<void> {
  await page.getByLabel("Choose a file").setInputFiles({
    name,
    mimeType: "text/plain",
    buffer: Buffer.from(content),
  });
  await page.getByRole("button", { name: /^Send / }).click();
}

test("a publication gets its file, and whoever sees the entry fetches it", async ({
  page,
  db,
  browser,
  signIn,
}) => {
  const drafter = await makeDrafter(db, "QPC");
  await signIn(drafter.email);
  const code = await addPublication(page, "QPC");
  await expectAccessible(page);
  await send(page, "page.pdf", "<!doctype html><p>no");
  await expect(page.getByText("This is none of the kinds of file").first()).toBeVisible();
  await send(page, "دليل المفتشين.txt", "Ask who keeps the papers.");
  await expect(page.getByText("The file was kept.")).toBeVisible();
  await expect(page.getByText("There is neither a file nor a link yet.")).toBeHidden();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("دليل المفتشين.txt");
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);

  const other = await browser.newContext();
  await signIn((await makePerson(db, "Other reader", ["reader"])).email, other);
  const address = `/api/registers/publications/${code}/file`;
  const origin = new URL(page.url()).origin;
  expect((await other.request.get(`${origin}${address}`)).status()).toBe(404);
  expect((await page.request.get(address.replace("publications", "routes"))).status()).toBe(404);
  await db.transaction((tx) =>
    tx
      .update(registerEntries)
      .set({ status: "checked", checkedAt: new Date() })
      .where(eq(registerEntries.code, code)),
  );
  const given = await other.request.get(`${origin}${address}`);
  expect(given.status()).toBe(200);
  expect(given.headers()["content-disposition"]).toMatch(/^attachment/);
  const reading = await other.newPage();
  await reading.goto(`${origin}/en/publications?q=${code}`);
  await expect(reading.getByRole("link", { name: "دليل المفتشين.txt" })).toBeVisible();
  await reading.goto(`${origin}/ar/publications/${code}`);
  await expect(reading.getByRole("link", { name: "تنزيل" })).toBeVisible();
  await expect(reading.getByLabel("اختر ملفًا")).toHaveCount(0);
  await expectAccessible(reading);
  await other.close();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the file is sent and taken away again", async ({ page, db, signIn }) => {
    await signIn((await makeDrafter(db, "QPD")).email);
    await addPublication(page, "QPD");
    await send(page, "note.txt", "A note.");
    await expect(page.getByText("The file was kept.")).toBeVisible();
    await page.getByRole("button", { name: "Take the file away" }).click();
    await expect(page.getByText("No file.", { exact: true })).toBeVisible();
  });
});
