/** An import of one steward is checked by another one at once. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { withdrawEntry } from "@/lib/registers/mutations";
import { contextOf, makeCountry, makePerson } from "../support/programme";
import { FIGURES, figure, run } from "../support/register-files";
import { expect, test } from "./fixtures";

const WORK_MS = 30_000;

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}

test("a steward checks a whole import, and what was withdrawn meanwhile is left out and named", async ({
  page,
  db,
  signIn,
}) => {
  const iso3 = "QCM";
  await makeCountry(db, iso3);
  const importer = contextOf(db, await makePerson(db, "Ines Importer", ["data_steward"]));
  const imported = await run(importer, "detections", [
    FIGURES,
    ...[2001, 2002, 2003].map((year) => figure(iso3, year, 40)),
  ]);
  expect(imported).toMatchObject({ status: "done", created: 3 });
  const checker = await makePerson(db, "Carla Checker", ["data_steward"]);
  await signIn(checker.email);

  await page.goto(`/en/detections?status=to_check&country=${iso3}`);
  await page.getByRole("link", { name: "3 entries imported by Ines Importer" }).click();
  await expect(page.getByText("Only the entries of one import stand here.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check all 3 entries shown …" }).click();
  await expect(page.getByText("3 entries would become checked by you.")).toBeVisible({ timeout: WORK_MS });
  await expectAccessible(page);
  const code = `${iso3}-D-002`;
  await withdrawEntry(importer, { register: "detections", code, version: 1, reason: "Counted twice" });
  await page.getByRole("button", { name: "Check 3 entries" }).click();
  await expect(page.getByText("2 entries are checked.")).toBeVisible({ timeout: WORK_MS });
  await expect(page.getByRole("heading", { name: /^1 entry was left out/ })).toBeVisible();
  await expectAccessible(page);
  await page.goto(page.url().replace("/en/", "/ar/"));
  await expectAccessible(page);
  await page.getByRole("link", { name: code }).click();
  await expect(page).toHaveURL(`/ar/detections/${code}`);
  await page.goto(`/en/detections/${iso3}-D-001`);
  await expect(page.getByText("Carla Checker").first()).toBeVisible();
});
