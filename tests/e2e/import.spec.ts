import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible";
import { lookAgainUntil } from "../support/look-again";
import { giveDutyRow, makeAssessment, makeCountry, makePerson, makeRound } from "../support/programme";
import { emailOf, expect, test } from "./fixtures";

const HEADER = "country,reporting_body,year,indicator,dimension,sex,age,value,unit";
const WORK_MS = 30_000;

async function choose(page: Page, lines: readonly string[], header = HEADER): Promise<void> {
  await page.goto("/en/import");
  await page.getByLabel("What is imported").selectOption("detections");
  await page.getByLabel("File").setInputFiles({
    name: "police.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([header, ...lines].join("\n")),
  });
  await page.getByRole("button", { name: "Look at the file" }).click();
  await page.getByRole("button", { name: "Check every line" }).click({ timeout: WORK_MS });
}

test("a broken file is imported, mended, applied and undone", async ({ page, db, signIn }) => {
  const iso3 = "QIM";
  const assessmentId = await makeAssessment(db, await makeRound(db, "import", [iso3]), iso3);
  const person = await makePerson(db, "Importer");
  await giveDutyRow(db, assessmentId, person.userId, "assessor");
  await signIn(person.email);

  await page.goto("/en/evidence");
  await page.getByRole("link", { name: "Import from a file" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Import");
  await expectAccessible(page);
  const line = (year: string, value: string) =>
    `${iso3},Police,${year},detected_victims,total,total,total,${value},persons`;
  await choose(page, [line("2019", "12"), line("twenty", "<5")]);
  await expect(page.getByRole("heading", { name: "1 problem" })).toBeVisible({ timeout: WORK_MS });
  await expect(page.getByRole("row", { name: /^3 year/ })).toContainText("is not one year");
  await expect(page.getByRole("button", { name: /^Import / })).toHaveCount(0);
  await expectAccessible(page);

  await choose(
    page,
    [`${line("2019", "12")},`, `${line("2020", "<5")},"The girl Amina Bello told"`],
    `${HEADER},note`,
  );
  await expect(page.getByText("Nothing is wrong. This is what it would do:")).toBeVisible({
    timeout: WORK_MS,
  });
  await expect(page.getByRole("row", { name: /^2 / })).toContainText("New");
  await expectAccessible(page);
  const elsewhere = await page.context().newPage();
  await elsewhere.setViewportSize({ width: 320, height: 900 });
  await elsewhere.goto(page.url());
  await expect(elsewhere.getByRole("table")).toBeVisible();
  const widthOf = () => elsewhere.evaluate(() => document.documentElement.scrollWidth);
  expect(await widthOf()).toBeLessThanOrEqual(320);
  await elsewhere.goto(page.url().replace("/en/", "/ar/"));
  const notice = elsewhere.getByRole("listitem").filter({ hasText: "Amina Bello" });
  await expect(notice).toHaveCSS("direction", "rtl");
  expect(await widthOf()).toBeLessThanOrEqual(320);
  await elsewhere.goto(page.url());
  await page.getByRole("button", { name: "Import 2 entries" }).click();
  await expect(page.getByText("Imported.")).toBeVisible({ timeout: WORK_MS });
  await expect(page.getByText("Such texts were taken in as they stand.")).toBeVisible();
  const run = page.url();
  await elsewhere.getByRole("button", { name: "Discard this import" }).click();
  await expect(elsewhere.getByText("This import has been applied already")).toBeVisible();
  await elsewhere.close();
  await page.getByRole("link", { name: "See the register" }).click();
  await expect(page.getByRole("link", { name: /2019/ }).first()).toBeVisible();

  await page.goto("/en/import");
  const batch = page.getByRole("row", { name: /police\.csv/ });
  await batch.getByText("Undo this import …").click();
  await batch.getByLabel("I undo this import.").check();
  await batch.getByRole("button", { name: "Undo this import" }).click();
  await expect(batch).toContainText("Undone. All its 2 records were taken back.");
  await page.goto(run);
  await expect(page.getByText("Imported, and taken back since.")).toBeVisible();
  await expect(page.getByText("Such texts were taken in as they stand.")).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Undo this import" })).toHaveCount(0);
  await page.goto("/ar/import");
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 900 });
  const box = page.getByRole("group", { name: "عمليات الاستيراد حتى الآن" });
  expect(await box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
});

test("who may not decide a name of a country asks for it, and who may decides it and takes it back", async ({
  page,
  db,
  signIn,
}) => {
  const iso3 = "QIN";
  const assessmentId = await makeAssessment(db, await makeRound(db, "names", [iso3]), iso3);
  const person = await makePerson(db, "Asker");
  await giveDutyRow(db, assessmentId, person.userId, "assessor");
  await signIn(person.email);
  const line = (country: string, year: string) =>
    `${country},Police,${year},detected_victims,total,total,total,12,persons`;
  const lines = [line(iso3, "2019"), line("Lilliput", "2020")];
  await choose(page, lines);
  await expect(page.getByRole("heading", { name: "1 problem" })).toBeVisible({ timeout: WORK_MS });
  await expect(page.getByLabel(/stands for/)).toHaveCount(0);
  await expect(page.getByText(/Programme managers and data stewards decide/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Ask for a decision" }).click();
  await expect(page.getByText(/^Asked\./)).toBeVisible();
  await page.getByRole("button", { name: "Go on without these entries" }).click();
  await page.getByRole("button", { name: "Import 1 entry" }).click({ timeout: WORK_MS });
  await expect(page.getByText("Imported.")).toBeVisible({ timeout: WORK_MS });
  expect((await page.goto("/en/import/names"))?.status()).toBe(404);

  await signIn(emailOf("manager"));
  await page.goto("/en/evidence");
  await page.getByRole("link", { name: "Names of countries (1 to decide)" }).click();
  await expect(page.getByText("Asked by Asker")).toBeVisible();
  await page.getByLabel("“Lilliput” stands for").selectOption("none");
  await page.getByRole("button", { name: "Remember the decision" }).first().click();
  const row = page.getByRole("row", { name: /^Lilliput/ });
  await expect(row).toContainText("Not a country");
  await expectAccessible(page);
  await row.getByText("Take back").click();
  await row.getByRole("button", { name: "Take the decision back" }).click();
  await expect(row.getByRole("alert")).toBeVisible();
  await row.getByLabel("Why it is taken back").fill("The file means a place");
  await row.getByRole("button", { name: "Take the decision back" }).click();
  await expect(page.getByText("Asked by Asker")).toBeVisible();

  await signIn(person.email);
  await choose(page, [line("Lilliput", "2020")]);
  await expect(page.getByRole("heading", { name: "Choose the file again" })).toBeVisible({
    timeout: WORK_MS,
  });
  await page.getByLabel("File", { exact: true }).setInputFiles({
    name: "mended.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([HEADER, line(iso3, "2020")].join("\n")),
  });
  await page.getByRole("button", { name: "Look at the file" }).click();
  await page.getByRole("button", { name: "Check every line" }).click({ timeout: WORK_MS });
  await expect(page.getByText("Nothing is wrong. This is what it would do:")).toBeVisible({
    timeout: WORK_MS,
  });
});

test("a mark is told once for the whole file, also without scripts", async ({ browser, db, signIn }) => {
  const iso3 = "QIK";
  await makeCountry(db, iso3);
  const { email } = await makePerson(db, "Marker", ["data_steward"]);
  const context = await browser.newContext({ javaScriptEnabled: false });
  await signIn(email, context);
  const plain = await context.newPage();
  const line = (year: string, value: string) =>
    `${iso3},Police,${year},detected_victims,total,total,total,${value},persons`;
  await plain.goto("/en/import");
  await plain.getByLabel("What is imported").selectOption("detections");
  await plain.getByLabel("File").setInputFiles({
    name: "marks.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([HEADER, line("2019", "-99"), line("2020", "-99"), line("2021", "7")].join("\n")),
  });
  const until = (name: string) =>
    lookAgainUntil(plain, plain.getByRole("button", { name }), { link: "Look again", timeout: WORK_MS });
  await plain.getByRole("button", { name: "Look at the file" }).click();
  await until("Check every line");
  await plain.getByRole("button", { name: "Check every line" }).click();
  await until("Read it so and check again");
  await expect(plain.getByRole("heading", { name: "2 problems" })).toBeVisible();
  await plain.getByLabel("“-99” stands for").selectOption("hidden");
  await plain.getByRole("button", { name: "Read it so and check again" }).click();
  await expect(plain.getByRole("alert")).toContainText("“-99”");
  await plain.getByLabel("“-99” stands for").selectOption("not_reported");
  await plain.getByRole("button", { name: "Read it so and check again" }).click();
  await until("Import 3 entries");
  await expect(plain.getByText(/“-99” was read as a missing value in 2 cells/)).toBeVisible();
  await context.close();
});
