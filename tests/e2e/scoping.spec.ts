/** The beginning of an assessment in a browser: the State consents, people are named, drafting begins. */
import { expectAccessible } from "../support/accessible";
import { nameFor, openForScoping } from "../support/scoped-country";
import { expect, test } from "./fixtures";

test("a manager settles consent and people, and drafting begins", async ({ page, db, signIn }) => {
  const country = await openForScoping(db, "scope-journey", "QSC", new Date());
  const { round, iso3 } = country.key;
  const base = `/en/rounds/${round}/${iso3}`;
  await signIn(country.manager.email);

  await test.step("what is missing is said, and nothing that was typed is lost", async () => {
    await page.goto(base);
    await page.getByRole("link", { name: "See what is settled" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Scoping" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Begin drafting" })).toHaveCount(0);
    await expect(page.getByText("The State has no focal point.")).toBeVisible();
    const form = page.locator("#scoping");
    await form.getByLabel("Reference of the consent").fill("Note verbale 12/2026");
    await form.getByLabel("French").check();
    await form.getByLabel("Other languages").fill("sw");
    await form.getByRole("button", { name: "Save consent and languages" }).click();
    await expect(page.getByText("Date of the consent: Fill this in.")).toBeVisible();
    await expect(form.getByLabel("Reference of the consent")).toHaveValue("Note verbale 12/2026");
    await form.getByLabel("Date of the consent").fill("2026-02-27");
    await form.getByRole("button", { name: "Save consent and languages" }).click();
    await expect(page.getByRole("row", { name: /Languages of the assessment Settled/ })).toContainText(
      "French and Swahili",
    );
    await expectAccessible(page);
  });

  await test.step("the letter is kept", async () => {
    await page
      .locator("input[type=file]")
      .setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("We consent.") });
    await page.getByRole("button", { name: "Send the file" }).click();
    await expect(page.getByRole("row", { name: /File of the consent Settled/ })).toContainText("note.txt");
    const file = await page.request.get(`/api/assessments/${round}/${iso3}/consent`);
    expect(await file.text()).toBe("We consent.");
  });

  await test.step("once the people are named drafting begins", async () => {
    await nameFor(db, country, ["lead", "focal", "contributor"]);
    await page.goto(`/ar/rounds/${round}/${iso3}/scoping`);
    await expectAccessible(page);
    await page.goto(`${base}/scoping`);
    await page.getByRole("link", { name: "Begin drafting" }).click();
    await page.getByRole("button", { name: "Begin drafting" }).click();
    await expect(page).toHaveURL(`${base}/history`);
    await expect(page.getByRole("row", { name: /Drafting begun/ })).toContainText("Drafting");
    await page.goto(`${base}/scoping`);
    await expect(page.getByText("Note verbale 12/2026")).toBeVisible();
    await expect(page.locator("#scoping")).toHaveCount(0);
    await expect(page.getByRole("link", { name: "Download" })).toBeVisible();
  });
});
