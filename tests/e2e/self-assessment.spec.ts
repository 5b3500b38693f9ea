/** A State assesses itself in a browser: asked for, delegated, answered, certified, and seen by the team only then. */
import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible";
import { takeOn } from "../support/heard-country";
import { contextOf } from "../support/programme";
import { nameFor, openForScoping, settle } from "../support/scoped-country";
import { answerAllBut, answerOne } from "../support/self-assessed";
import { expect, test } from "./fixtures";

type SignIn = (email: string, context: Awaited<ReturnType<Browser["newContext"]>>) => Promise<void>;

async function pageOf(browser: Browser, signIn: SignIn, email: string): Promise<Page> {
  const context = await browser.newContext();
  await signIn(email, context);
  return context.newPage();
}

const REASON = "The law of 2024 names every form.";

test("a State answers in sections and certifies; the team sees it beside its own question", async ({
  browser,
  db,
  signIn,
}) => {
  test.setTimeout(240_000);
  const country = await openForScoping(db, "self-journey", "QSF");
  const { key, id } = country;
  const base = `/en/rounds/${key.round}/${key.iso3}`;
  await nameFor(db, country, ["lead", "focal", "contributor"]);
  await settle(db, country);
  expect((await takeOn(db, country.manager, key, "begin")).ok).toBe(true);
  const manager = await pageOf(browser, signIn, country.manager.email);
  const focal = await pageOf(browser, signIn, country.focal.email);
  const contributor = await pageOf(browser, signIn, country.contributor.email);
  const lead = await pageOf(browser, signIn, country.lead.email);

  await test.step("the manager asks the State", async () => {
    await manager.goto(`${base}/self-assessment`);
    await manager.getByRole("button", { name: "Ask for the self-assessment" }).click();
    await expect(manager.getByText("Under way")).toBeVisible();
    await expectAccessible(manager);
  });

  await test.step("the focal point gives a domain to a contributor", async () => {
    await focal.goto("/en");
    await focal.getByRole("link", { name: "Answer the self-assessment" }).click();
    const form = focal.locator("#give-sections");
    await form.getByRole("checkbox", { name: /^G2 / }).check();
    await form.getByLabel("Contributor").selectOption("Cora Contributor");
    await form.getByRole("button", { name: "Give the domains" }).click();
    await expect(focal.getByRole("row", { name: /G2/ })).toContainText("Cora Contributor");
    await expectAccessible(focal);
    await focal.goto(`/ar/rounds/${key.round}/${key.iso3}/self-assessment`);
    await expectAccessible(focal);
  });

  await test.step("the contributor answers that domain and sees no other", async () => {
    await contributor.goto("/en");
    await contributor.getByRole("link", { name: "Answer the self-assessment" }).click();
    await expect(contributor.locator("tbody tr")).toHaveCount(1);
    await contributor.getByRole("link", { name: /^G2/ }).click();
    const card = contributor.locator("article").first();
    await card.getByRole("radio").nth(3).check();
    await card.getByLabel("Rationale").fill(REASON);
    await card.getByLabel("Rationale").blur();
    await expect(card.getByText(/Saved/).first()).toBeVisible();
    await expect(card.getByText("Team note")).toHaveCount(0);
    await expectAccessible(contributor);
    expect((await contributor.request.get(`${base}/self-assessment/C1`)).status()).toBe(404);
    expect((await contributor.request.get(`${base}/self-assessment/print`)).status()).toBe(200);
    expect((await contributor.request.get(`${base}/G2`)).status()).toBe(404);
  });

  await test.step("the team sees none of it", async () => {
    expect((await lead.request.get(`${base}/self-assessment/G2`)).status()).toBe(404);
    await lead.goto(`${base}/G2`);
    await expect(lead.getByText(REASON)).toHaveCount(0);
    await expect(lead.getByText("The State says of itself")).toHaveCount(0);
  });

  await test.step("the focal point answers the rest and certifies", async () => {
    await focal.goto(`${base}/self-assessment`);
    await expect(focal.getByText(/indicators have no answer yet/)).toBeVisible();
    await answerAllBut(db, id, country.focal.userId, ["G2.1"], new Date());
    await focal.reload();
    const form = focal.locator("#certify");
    await form.getByRole("button", { name: "Certify the answers" }).click();
    await expect(focal.getByText("Statement of the focal point: Fill this in.")).toBeVisible();
    await form.getByLabel("Statement of the focal point").fill("Two ministries answered.");
    // A contributor changes an answer while the focal point writes.
    const other = { rationale: "Amended while the focal point wrote." };
    const ctx = contextOf(db, country.contributor, new Date());
    expect((await answerOne(ctx, key, "G2.2", other)).status).toBe("saved");
    await form.getByRole("button", { name: "Certify the answers" }).click();
    await expect(form.getByRole("alert").first()).toContainText("nothing was certified");
    await expect(form.getByLabel("Statement of the focal point")).toHaveValue("Two ministries answered.");
    await expectAccessible(focal);
    await form.getByRole("button", { name: "Certify the answers" }).click();
    await expect(focal.getByText("Certified by the focal point")).toBeVisible();
    await expectAccessible(focal);
    const marked = focal.getByText(/^If the answers were signed on paper, .* must bear the hash/);
    const [hash = ""] = ((await marked.textContent()) ?? "").match(/[0-9a-f]{12}/) ?? [];
    await focal.getByLabel("Choose a file").setInputFiles({
      name: "signed.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("Signed and sealed."),
    });
    await focal.getByRole("button", { name: "Send the file" }).click();
    await expect(focal.getByText("The file was kept.")).toBeVisible();
    await expectAccessible(focal);
    await focal.goto(`${base}/self-assessment/print`);
    await expect(
      focal.getByText(`The signatures stand for the answers with the hash ${hash}.`),
    ).toBeVisible();
    await expect(focal.getByRole("heading", { name: "Signatures" })).toBeVisible();
    await expect(focal.getByText(REASON)).toBeVisible();
    await expectAccessible(focal);
  });

  await test.step("the assessors see level and reason beside their own question", async () => {
    await lead.goto(`${base}/G2`);
    const card = lead.locator("article").first();
    await expect(card.getByRole("heading", { name: "The State says of itself" })).toBeVisible();
    await expect(card.getByText(REASON)).toBeVisible();
    await expectAccessible(lead);
    await lead.goto(`${base}/self-assessment`);
    await expect(lead.getByText("signed.txt")).toBeVisible();
    await expect(lead.getByLabel("Choose a file")).toHaveCount(0);
    await lead.goto(`${base}/self-assessment/G2`);
    await expect(lead.getByText("These answers are read only.")).toBeVisible();
    await expectAccessible(lead);
  });

  await test.step("the manager may open it again, for a reason", async () => {
    await manager.reload();
    await manager.getByText("Open it again").first().click();
    await manager.locator("#reopen").getByLabel("Reason").fill("A ministry was left out.");
    await manager.locator("#reopen").getByRole("button", { name: "Open it again" }).click();
    await expect(manager.getByText("Under way")).toBeVisible();
    expect((await lead.request.get(`${base}/self-assessment/G2`)).status()).toBe(404);
  });
});
