/** A round of the programme: made with its edition, dates and countries, changed, and a country that joins the programme. */
import type { Page } from "@playwright/test";
import { openAssessments } from "@/lib/assessments/mutations";
import { expectAccessible } from "../support/accessible";
import { contextOf, makeCountry, makePerson } from "../support/programme";
import { refusal } from "../support/refusal";
import { expect, test } from "./fixtures";

const countries = (page: Page) =>
  page.getByRole("group", { name: "Countries", exact: true }).locator("tbody tr");

test("an administrator takes a country into the programme, and out of it with a reason", async ({
  page,
  db,
  signIn,
}) => {
  await makeCountry(db, "QRA");
  await signIn((await makePerson(db, "Petra Participation", ["administrator"])).email);
  await page.goto("/en/administration/countries");
  await page.getByLabel("Name or code").fill("QRA");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "State QRA" }).click();
  await expect(page.getByText("This country takes no part in the programme.")).toBeVisible();
  const participation = page.locator("#participation");
  await participation.getByLabel("In the programme since").fill("last year");
  await participation.getByLabel("Note, for instance").fill("Letter of 3 May");
  await participation.getByRole("button", { name: "Save" }).click();
  await expect(refusal(page)).toContainText("Region of the programme: Choose one.");
  await expect(refusal(page)).toContainText("In the programme since:");
  await expect(participation.getByLabel("Note, for instance")).toHaveValue("Letter of 3 May");
  await expectAccessible(page);
  await participation.getByLabel("Region of the programme").selectOption("Asia");
  await participation.getByLabel("In the programme since").fill("2025-05");
  await participation.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("This country takes part in the programme.")).toBeVisible();
  await page.goto("/en/administration/rounds");
  await expect(page.locator("#round").getByLabel("State QRA")).toBeVisible();

  await page.goto("/en/administration/countries/QRA");
  await page.getByRole("button", { name: "End it" }).click();
  await expect(refusal(page)).toContainText("Reason: Fill this in.");
  await page.locator("#end").getByLabel("Reason").fill("The agreement ran out");
  await page.getByRole("button", { name: "End it" }).click();
  await expect(page.getByText("This country takes no part in the programme.")).toBeVisible();
  await expect(page.getByRole("row", { name: /The agreement ran out/ })).toBeVisible();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  const code = `made-${how}-JS`;

  test(`an administrator makes and changes a round ${how} client JavaScript; what is refused keeps what was typed`, async ({
    browser,
    db,
    signIn,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await signIn((await makePerson(db, `Rita ${how}`, ["administrator"])).email, context);
    await page.goto("/en/rounds");
    await page.getByRole("link", { name: "Make and change rounds" }).click();
    const round = page.locator("#round");
    const make = page.getByRole("button", { name: "Make the round" });
    await round.getByLabel("Code", { exact: true }).fill("2026");
    await round.getByLabel("Title").fill("A round of the tests");
    await round.getByLabel("Edition").selectOption("gpat@1.0.0");
    await round.getByLabel("Practice: no findings").check();
    await round.getByLabel("Begins on").fill("2027-02-01");
    await round.getByLabel("Ends on").fill("2026-02-01");
    await round.getByLabel("Cut-off date").fill("31.12.2026");
    await round.getByLabel("Belmora").check();
    await round.getByLabel("Other countries").fill("QRB, QQQ");
    await make.click();
    await expect(refusal(page)).toContainText("Ends on: The end lies before the beginning.");
    await expect(refusal(page)).toContainText("Cut-off date: Write a day as YYYY-MM-DD.");
    await expect(round.getByLabel("Cut-off date")).toHaveValue("31.12.2026");
    await expect(round.getByLabel("Edition")).toHaveValue("gpat@1.0.0");
    await expect(round.getByLabel("Practice: no findings")).toBeChecked();
    await expect(round.getByLabel("Belmora")).toBeChecked();
    if (javaScriptEnabled) await expectAccessible(page);
    await round.getByLabel("Ends on").fill("2027-12-31");
    await round.getByLabel("Cut-off date").fill("2026-12-31");
    await makeCountry(db, "QRB");
    await make.click();
    await expect(refusal(page)).toContainText(/QQQ\W+No country of this installation has this code\./);
    await expect(round.getByLabel("Other countries")).toHaveValue("QRB, QQQ");
    await round.getByLabel("Other countries").fill("qrb");
    await make.click();
    await expect(refusal(page)).toContainText("A round has this code already.");
    await round.getByLabel("Code", { exact: true }).fill(code);
    await make.click();
    await expect(
      page.getByRole("heading", { level: 1, name: `${code} · A round of the tests` }),
    ).toBeVisible();
    await expect(page.getByText("The round is made.")).toBeVisible();
    await expect(countries(page)).toHaveText([/QRB\s*Not opened yet/, /Belmora\s*XAB/]);
    if (javaScriptEnabled) await expectAccessible(page);

    await page.getByLabel("Title").fill("A renamed round");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(refusal(page)).toContainText("Reason: Fill this in.");
    await expect(page.getByLabel("Title")).toHaveValue("A renamed round");
    await page.locator("#edit").getByLabel("Reason").fill("It had no name");
    await page.getByRole("button", { name: "Save the changes" }).click();
    await expect(page.getByText("The changes are saved.")).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: `${code} · A renamed round` })).toBeVisible();

    await page.getByText("Add countries").click();
    await page.locator("#add").getByLabel("Other countries").fill("QQQ");
    await page.getByRole("button", { name: "Add the countries" }).click();
    await expect(refusal(page)).toContainText(/QQQ\W+No country of this installation has this code\./);
    await expect(page.locator("#add").getByLabel("Other countries")).toHaveValue("QQQ");
    await page.locator("#add").getByLabel("Other countries").fill("");
    await page.locator("#add").getByLabel("Benin").check();
    await page.getByRole("button", { name: "Add the countries" }).click();
    await expect(page.getByText("The countries are in the round.")).toBeVisible();
    await expect(countries(page)).toHaveCount(3);

    await page.getByText("Take a country out").click();
    await page.locator("#remove").getByLabel("Choose a country").selectOption("QRB");
    await page.locator("#remove").getByLabel("Reason").fill("It was added by mistake");
    await page.getByRole("button", { name: "Take the country out" }).click();
    await expect(page.getByText("The country is no longer in the round.")).toBeVisible();
    await expect(countries(page)).toHaveText([/Benin\s*BEN/, /Belmora\s*XAB/]);

    const manager = contextOf(db, await makePerson(db, `Mona ${how}`, ["programme_manager"]), new Date());
    expect(await openAssessments(manager, { round: code, countries: ["XAB"] })).toMatchObject({ ok: true });
    await page.reload();
    await expect(page.getByLabel("Cut-off date")).toHaveAttribute("readonly");
    await expect(page.getByText("The cut-off date is fixed, because an assessment")).toBeVisible();
    await expect(countries(page)).toHaveText([/Not opened yet/, /Assessment opened/]);
    await context.close();
  });
}
