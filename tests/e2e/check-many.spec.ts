/** An import of one steward is checked by another one at once. */
import { eq } from "drizzle-orm";
import { registerEntries } from "@/db/schema/register";
import { expectAccessible } from "../support/accessible";
import { makeCountry, makePerson } from "../support/programme";
import { expect, test } from "./fixtures";

const WORK_MS = 60_000;

test("a steward checks a whole import, and what was changed meanwhile is left out and named", async ({
  page,
  db,
  signIn,
}) => {
  const iso3 = "QCM";
  await makeCountry(db, iso3);
  const importer = await makePerson(db, "Ines Importer", ["data_steward"]);
  await signIn(importer.email);
  await page.goto("/en/import");
  await page.getByLabel("What is imported").selectOption("detections");
  await page.getByLabel("File").setInputFiles({
    name: "police.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(
      [
        "country,reporting_body,year,indicator,dimension,sex,age,value,unit",
        ...[2001, 2002, 2003].map(
          (year) => `${iso3},Police,${year},detected_victims,total,total,total,40,persons`,
        ),
      ].join("\n"),
    ),
  });
  await page.getByRole("button", { name: "Look at the file" }).click();
  await page.getByRole("button", { name: "Check every line" }).click({ timeout: WORK_MS });
  await page.getByRole("button", { name: "Import 3 entries" }).click({ timeout: WORK_MS });
  await expect(page.getByText("Imported.")).toBeVisible({ timeout: WORK_MS });
  const checker = await makePerson(db, "Carla Checker", ["data_steward"]);
  await signIn(checker.email);

  await page.goto(`/en/detections?status=to_check&country=${iso3}`);
  await page.getByRole("link", { name: "3 entries imported by Ines Importer" }).click();
  await expect(page.getByText("Only the entries of one import are listed here.")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Check all 3 entries shown …" }).click();
  await expect(page.getByText("3 entries would be marked as checked by you.")).toBeVisible({
    timeout: WORK_MS,
  });
  await expectAccessible(page);
  const code = `${iso3}-D-002`;
  // Somebody changes one of them between the look and the confirmation.
  await db.transaction((tx) =>
    tx.update(registerEntries).set({ version: 2 }).where(eq(registerEntries.code, code)),
  );
  await expect(page.getByText("3 of these have no source: nothing is cited for them")).toBeVisible();
  await page.getByLabel("Check those without a source too").check();
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
