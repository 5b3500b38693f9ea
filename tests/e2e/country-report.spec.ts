/** The country report of a release: read, asked for as a file, waited for and downloaded, with scripts and without. */
import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { lookAgainUntil } from "../support/look-again";
import { emailOf, expect, test } from "./fixtures";

/** The worker looks twice a second, and takes some seconds for a file. */
const WORK_MS = 60_000;
const RELEASE = "2026-XAB-1";

test("an observer reads the report of a release and takes it along as a PDF", async ({ page, signIn }) => {
  await signIn(emailOf("observer"));
  await page.goto(`/en/releases/${RELEASE}`);
  await page.getByRole("link", { name: "Country report" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Country report: Belmora" })).toBeVisible();
  await page.getByRole("link", { name: "G2 Criminalisation" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "G2 Criminalisation" })).toBeInViewport();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Make the PDF" }).click();
  const link = page.getByRole("link", { name: "Download the PDF" });
  await expect(link).toBeVisible({ timeout: WORK_MS });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe(`Country report ${RELEASE} (English).pdf`);
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe("%PDF-");
});

test("without scripts a reader of Arabic takes it along for a word processor", async ({
  browser,
  signIn,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  });
  await signIn(emailOf("reader"), context);
  const page = await context.newPage();
  await page.goto(`/ar/releases/${RELEASE}/report`);
  await expectNoSidewaysScroll(page);
  await page.getByRole("button", { name: "إعداد ملف معالج النصوص" }).click();
  const link = page.getByRole("link", { name: "تنزيل ملف معالج النصوص" });
  await lookAgainUntil(page, link, { link: "انظر مجددًا", timeout: WORK_MS });
  const answer = await context.request.get((await link.getAttribute("href")) ?? "");
  expect(answer.status()).toBe(200);
  expect(decodeURIComponent(answer.headers()["content-disposition"] ?? "")).toContain(
    `تقرير قُطري ${RELEASE} (العربية).docx`,
  );
  const parts = unzipSync(new Uint8Array(await answer.body()));
  expect(strFromU8(parts["word/document.xml"] ?? new Uint8Array())).toContain("<w:bidi/>");
  await context.close();
});

test("who does not read the release finds neither report nor file", async ({ page, signIn }) => {
  await signIn(emailOf("admin"));
  expect((await page.goto(`/en/releases/${RELEASE}/report`))?.status()).toBe(404);
  const answer = await page.request.get(`/api/releases/${RELEASE}/report/en/pdf`);
  expect(answer.status()).toBe(404);
});
