/** Figures go out: a steward asks, the worker makes the version, the page says how it ended. */
import type { Database } from "@/db/client";
import { publishFigures } from "@/lib/figures/mutations";
import { changeEntry, checkEntry } from "@/lib/registers/mutations";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { detectionOf, makeEntry } from "../support/entries";
import { lookAgainUntil } from "../support/look-again";
import { contextOf, makeDrafter, makePerson } from "../support/programme";
import { emailOf, expect, test } from "./fixtures";

/** The worker looks twice a second; the mask of a handful of figures takes no time. */
const WORK_MS = 30_000;

async function makeCheckedFigures(db: Database, iso3: string) {
  const drafter = await makeDrafter(db, iso3);
  const steward = await makePerson(db, `Steward of ${iso3}`, ["data_steward"]);
  const enter = async (year: number, value: number, more: object = {}) => {
    const code = await makeEntry(contextOf(db, drafter), "detections", detectionOf(iso3, year, value, more));
    await checkEntry(contextOf(db, steward), {
      register: "detections",
      code,
      version: 1,
      withoutSource: "on",
    });
    return code;
  };
  const last = await enter(2019, 40);
  await enter(2020, 3);
  return { drafter, steward, enter, last };
}

test("a version of figures is made by the worker, and the page says what came of it", async ({
  page,
  db,
  signIn,
}) => {
  const { steward, enter } = await makeCheckedFigures(db, "QFG");
  await signIn(steward.email);
  await page.goto("/en/countries/QFG/figures");
  await page.getByRole("button", { name: "Publish this version" }).click();
  await expect(page.getByText("Version 1 is published: 1 figure is shown, 1 is suppressed.")).toBeVisible({
    timeout: WORK_MS,
  });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Publish this version" }).click();
  await expect(page.getByText("Nothing changed since the last version.")).toBeVisible({ timeout: WORK_MS });
  await expectAccessible(page);
  await enter(2021, 50);
  await page.getByRole("button", { name: "Publish this version" }).click();
  await expect(page.getByText("Version 2 is published: 2 figures are shown, 1 is suppressed.")).toBeVisible({
    timeout: WORK_MS,
  });
});

test("without scripts a version is asked for and its end is read by a link", async ({
  db,
  browser,
  signIn,
}) => {
  const { steward } = await makeCheckedFigures(db, "QFH");
  const context = await browser.newContext({ javaScriptEnabled: false });
  await signIn(steward.email, context);
  const page = await context.newPage();
  await page.goto("/ar/countries/QFH/figures");
  await page.getByRole("button", { name: "انشر هذه النسخة" }).click();
  const made = page.getByText("نُشرت النسخة 1:");
  await lookAgainUntil(page, made, { link: "انظر مجددًا", timeout: WORK_MS });
  await context.close();
});

test("who works on a country sees counts marked as entered, in the table and on the page of an entry", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("manager"));
  await page.goto("/en/detections?country=XAA&year=2019");
  await expect(page.getByText("Counts marked “as entered” stand as they were entered")).toBeVisible();
  await expect(page.getByRole("row", { name: /XAA-D-009/ })).toContainText("5 as entered");
  await page.goto("/en/detections/XAA-D-009");
  await expect(page.getByText("5 as entered")).toBeVisible();
  await expect(page.getByText("Outside the team: Suppressed")).toBeVisible();
  await expectAccessible(page);
  await page.context().clearCookies();
  await signIn(emailOf("reader"));
  for (const path of ["/en/detections?country=XAA&year=2019", "/en/detections/XAA-D-009"]) {
    await page.goto(path);
    await expect(page.getByText("Suppressed").first()).toBeVisible();
    await expect(page.getByText("as entered")).toHaveCount(0);
  }
});

test("a reader is told where a published figure changed since, and reads the charts on a phone", async ({
  page,
  db,
  signIn,
}) => {
  const { drafter, steward, enter, last } = await makeCheckedFigures(db, "QFI");
  for (const [index, categoryForm] of ["sexual_exploitation", "forced_labour"].entries()) {
    for (const year of [2019, 2020, 2021])
      await enter(year, 20 + 10 * index, { dimension: "form_of_exploitation", categoryForm });
  }
  const ctx = contextOf(db, steward);
  expect((await publishFigures(ctx, { register: "detections", iso3: "QFI" })).ok).toBe(true);
  const key = { register: "detections", code: last, version: 2 } as const;
  const moved = await changeEntry(contextOf(db, drafter), key, (standing) => ({
    ...standing,
    values: { ...standing.values, year: 2018 },
  }));
  expect(moved.ok).toBe(true);
  await checkEntry(ctx, { register: "detections", code: last, version: 3, withoutSource: "on" });
  await signIn(emailOf("reader"));
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto("/en/countries/QFI/figures");
  await expect(page.getByText("One figure of this version was changed or withdrawn")).toBeVisible();
  await expect(page.getByRole("cell", { name: "changed since publication" })).toHaveCount(1);
  await expect(page.getByRole("columnheader", { name: "2018" })).toHaveCount(0);
  const chart = page.getByRole("img", { name: /by form of exploitation.*Forced labour/ });
  await expect(chart).toBeVisible();
  const top = chart.locator("xpath=preceding-sibling::span[2]");
  expect(
    await top.evaluate((label) => Number.parseFloat(getComputedStyle(label).fontSize)),
  ).toBeGreaterThanOrEqual(12);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.goto("/ar/countries/QFI/figures");
  await expect(page.getByRole("heading", { level: 3 }).first()).not.toContainText("persons");
  await expectAccessible(page);
});
