/** A manager prepares a meeting: from the round to a country's brief and its record, and takes brief and report along. */
import { readFile } from "node:fs/promises";
import { expectNoSidewaysScroll } from "../support/accessible";
import { emailOf, expect, test } from "./fixtures";

/** The worker looks twice a second, and takes some seconds for a file. */
const WORK_MS = 60_000;

test("a manager leaves with the brief of a country and the report of its round", async ({ page, signIn }) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/rounds/2026/XAB/scorecard");
  await page.getByRole("link", { name: "Brief", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Brief: Belmora" })).toBeVisible();
  const headings = page.getByRole("main").getByRole("heading", { level: 2 });
  await expect(headings.filter({ hasText: /^Progress since/ })).toBeVisible();
  for (const name of ["What to ask for", "What the State contests", "What not to say", "Last letters"])
    await expect(headings.filter({ hasText: name })).toBeVisible();
  await page.getByRole("button", { name: "Make the PDF" }).click();
  const link = page.getByRole("link", { name: "Download the PDF" });
  await expect(link).toBeVisible({ timeout: WORK_MS });
  const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
  expect(download.suggestedFilename()).toBe("Brief 2026-XAB (English).pdf");
  expect((await readFile(await download.path())).subarray(0, 5).toString()).toBe("%PDF-");

  await page.goto("/en/rounds/2026");
  await page.getByRole("link", { name: "Round report" }).click();
  await expect(page.getByRole("heading", { level: 2, name: "Overview" })).toBeVisible();
  await page.getByRole("button", { name: /^Make the file for word processors/ }).click();
  await expect(page.getByRole("link", { name: /^Download for word processors/ })).toBeVisible({
    timeout: WORK_MS,
  });
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
});
