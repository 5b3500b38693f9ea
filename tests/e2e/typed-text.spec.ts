/** Nothing that was typed in a form is lost without a question, and a refused form says what keeps it. */
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible";
import { fillDraft, makeDraft } from "../support/drafts";
import { openPreviews } from "../support/previews";
import { refusal } from "../support/refusal";
import { makeProgramme, openRound, publish, rateAll, take } from "../support/released-country";
import { expect, test } from "./fixtures";

const question = (page: Page) => page.getByRole("dialog", { name: "What you typed is not saved" });

test("leaving a page with typed text asks first, by link, back and closing", async ({ page, db, signIn }) => {
  const { email, base } = await makeDraft(db, "QTA");
  await signIn(email);
  await page.goto(base);
  await page.getByRole("link", { name: "Scope and limits" }).first().click();
  const limits = page.getByLabel("Limits of this assessment");
  await limits.fill("No prison was visited.");

  await page.getByRole("link", { name: "Tasks" }).click();
  await expect(question(page)).toBeVisible();
  await expectAccessible(page);
  await question(page).getByRole("button", { name: "Stay on this page" }).click();
  await expect(limits).toHaveValue("No prison was visited.");

  await page.evaluate(() => history.back());
  await question(page).getByRole("button", { name: "Stay on this page" }).click();
  await expect(page).toHaveURL(/\/scope$/);
  await expect(limits).toHaveValue("No prison was visited.");

  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();

  await page.getByRole("link", { name: "Tasks" }).click();
  await question(page).getByRole("button", { name: "Leave and lose it" }).click();
  await expect(page).toHaveURL(new RegExp(`${base}$`));
});

test("a form that finds no line or a newer version of the product keeps what was typed, and says so", async ({
  page,
  db,
  signIn,
}) => {
  const { email, base } = await makeDraft(db, "QTG");
  await signIn(email);
  await page.goto(`${base}/scope`);
  const limits = page.getByLabel("Limits of this assessment");
  const save = page.getByRole("button", { name: "Save scope and limits" });
  const summary = refusal(page);
  const isSent = (url: URL) => url.pathname === `${base}/scope`;
  await limits.fill("No prison was visited.");
  await page.route(isSent, (route) => route.abort("internetdisconnected"));
  await save.click();
  await expect(summary).toContainText("The service does not answer at the moment.");
  await expect(limits).toHaveValue("No prison was visited.");
  await page.unrouteAll();

  await page.route(isSent, (route) => {
    const headers = { ...route.request().headers(), "next-action": "00".repeat(21) };
    return route.continue({ headers });
  });
  await save.click();
  await expect(summary).toContainText("This page is older than the service");
  await expect(limits).toHaveValue("No prison was visited.");
  await page.unrouteAll();
  await page.getByRole("link", { name: "Tasks" }).click();
  await question(page).getByRole("button", { name: "Stay on this page" }).click();
  await save.click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(limits).toHaveValue("No prison was visited.");
});

test("what was saved, and what only filters a list, leaves without a question", async ({
  page,
  db,
  signIn,
}) => {
  const { email, base } = await makeDraft(db, "QTB");
  await signIn(email);
  await page.goto(`${base}/scope`);
  await page.getByLabel("Limits of this assessment").fill("No prison was visited.");
  await page.getByRole("button", { name: "Save scope and limits" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await expect(page.getByLabel("Limits of this assessment")).toHaveValue("No prison was visited.");
  await page.getByRole("link", { name: "Tasks" }).click();
  await expect(page).toHaveURL(new RegExp(`${base}$`));

  await page.goto("/en/countries/QTB/sources");
  await page.getByRole("searchbox").or(page.getByRole("textbox")).first().fill("law");
  await page.getByRole("link", { name: "Add a document or figure" }).click();
  await expect(page).toHaveURL(/\/sources\/new/);
});

test("a refused source names its fields, and is still unsaved", async ({ page, db, signIn }) => {
  const { email } = await makeDraft(db, "QTC");
  await signIn(email);
  await page.goto("/en/sources/new?country=QTC&interview=1");
  await page.getByRole("button", { name: "Add the source" }).click();
  const summary = page.locator("#source").getByRole("alert");
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("link", { name: "Title: Fill this in." })).toBeVisible();
  await expect(summary.getByRole("link", { name: /^Code of the person: / })).toBeVisible();
  await page.getByRole("link", { name: "Country assessments" }).first().click();
  await expect(question(page)).toBeVisible();
});

test("a link that cannot be followed leaves the page as it is", async ({ page, db, signIn, context }) => {
  const { email, base } = await makeDraft(db, "QTD");
  await signIn(email);
  await page.goto(`${base}/check`);
  await context.setOffline(true);
  await page.getByRole("link", { name: "Tasks" }).click();
  const dialog = page.getByRole("dialog", { name: "No connection" });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Stay on this page" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Check answers and submit" })).toBeVisible();
  await context.setOffline(false);
  await page.getByRole("link", { name: "Tasks" }).click();
  await expect(page).toHaveURL(new RegExp(`${base}$`));
});

test("submitting says apart what is missing and that the tick is", async ({ page, db, signIn }) => {
  const { assessmentId, userId, email, base } = await makeDraft(db, "QTE");
  await signIn(email);
  await page.goto(`${base}/check`);
  await expect(page.getByRole("button", { name: "Submit for review" })).toHaveCount(0);
  await page.getByRole("link", { name: /things are missing$/ }).click();
  await expect(page).toHaveURL(/#missing$/);

  await fillDraft(db, assessmentId, userId);
  await page.goto(`${base}/check`);
  await page.getByRole("button", { name: "Submit for review" }).click();
  const summary = refusal(page);
  await expect(summary).toBeFocused();
  await expect(summary).toContainText("You have not opened the two pages yet");
  const tick = page.getByLabel("I have seen the page");
  await tick.check();
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(refusal(page)).toBeFocused();
  await openPreviews(page, "Back to checking and submitting");
  await page.getByRole("button", { name: "Submit for review" }).click();
  await summary.getByRole("link", { name: /^Say that you have seen both pages/ }).click();
  await expect(tick).toBeFocused();
  await tick.check();
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByText("This assessment is not in drafting.")).toBeVisible();
});

test("a card leads over a new source to its passage and back", async ({ page, db, signIn }) => {
  const { email, base } = await makeDraft(db, "QTF");
  await signIn(email);
  await page.goto(`${base}/G2`);
  const card = page.locator('article[id="G2.1"]');
  await card.getByText("Add a source").click();
  await card.getByRole("link", { name: "Record a new source" }).click();
  await page.getByLabel("Title", { exact: true }).fill("Act 12 on trafficking");
  await page.getByRole("group", { name: "Issued by the State that is assessed" }).getByText(/^yes$/i).click();
  await page.getByRole("group", { name: "Access" }).getByText("Public", { exact: true }).click();
  await page.getByRole("button", { name: "Add the source" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("QTF-S-001");
  const form = page.locator("#passage");
  await expect(form.getByLabel(/^G2\.1 /)).toBeChecked();
  await form.getByLabel("Where it stands").fill("section 7");
  await form.getByRole("button", { name: "Add the passage" }).click();
  await expect(page.getByText("The passage was added")).toBeVisible();
  await page.getByRole("link", { name: "Back to G2.1" }).first().click();
  await expect(page).toHaveURL(/\/G2#G2\.1$/);
  await expect(card.getByText("section 7")).toBeVisible();
});

test("what a corrigendum changes stays written while its previews are opened, and leaves with the release", async ({
  page,
  db,
  signIn,
}) => {
  const people = await makeProgramme(db);
  const key = { round: "typed", iso3: "QTH" };
  await openRound(db, people, key.round, [key.iso3]);
  await rateAll(db, people, key);
  await publish(db, people, key);
  await take(db, people.manager, key, "reopen", { reason: "C2.1 was read wrongly." });
  await take(db, people.lead, key, "submit");
  await take(db, people.reviewer, key, "pass");
  await signIn(people.approver.email);
  await page.goto(`/en/rounds/${key.round}/${key.iso3}/steps/publish`);
  const corrigendum = page.getByLabel("What this corrigendum changes");
  await corrigendum.fill("C2.1 was read from an older text.");
  await page.getByLabel("I have seen the page").check();
  await page.getByRole("button", { name: "Publish the release" }).click();
  await expect(refusal(page)).toBeFocused();
  await openPreviews(page, "Back to publishing");
  await expect(corrigendum).toHaveValue("C2.1 was read from an older text.");

  await corrigendum.fill("C2.1 was read from the text of 2019.");
  await page.getByRole("link", { name: "As a reader will read it" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "As a reader will read it" })).toBeVisible();
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await page.goBack();
  await expect(corrigendum).toHaveValue("C2.1 was read from the text of 2019.");

  await page.getByLabel("I have seen the page").check();
  await page.getByRole("button", { name: "Publish the release" }).click();
  await expect(page).toHaveURL(new RegExp(`/en/releases/${key.round}-${key.iso3}-2$`));
  await expect(page.getByText("C2.1 was read from the text of 2019.")).toBeVisible();
  await page.reload();
  await expect(page).toHaveURL(new RegExp(`/en/releases/${key.round}-${key.iso3}-2$`));
});
