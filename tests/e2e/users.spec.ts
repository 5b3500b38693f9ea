/** People of the installation: invited, given roles and a nationality, signed out, shut out, and let in again. */
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible";
import { makeAccount, PASSPHRASE, typeSignIn } from "../support/account";
import { makePerson } from "../support/programme";
import { refusal } from "../support/refusal";
import { expect, test } from "./fixtures";

/** The page of the person with this name, found as an administrator finds it. */
async function openPerson(page: Page, name: string): Promise<void> {
  await page.goto("/en");
  await page.getByRole("link", { name: "Administration", exact: true }).click();
  await page.getByLabel("Name or e-mail").fill(name);
  await page.getByRole("button", { name: "Search" }).click();
  await expect(page.getByText("one person")).toBeVisible();
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

test("an administrator invites a person, whose roles and nationality count from the next request", async ({
  page,
  browser,
  db,
  signIn,
}) => {
  const { email: administrator } = await makePerson(db, "Ursula Users", ["administrator"]);
  await signIn(administrator);
  await page.goto("/en/administration/users");
  const invite = page.locator("#invite");
  await invite.getByLabel("Name").fill("Nadia Newcomer");
  await invite.getByLabel("E-mail").fill(administrator.toUpperCase());
  await invite.getByLabel("Reader").check();
  await invite.getByLabel("Administrator").check();
  await invite.getByRole("button", { name: "Create account and link" }).click();
  await expect(refusal(page)).toContainText("An administrator holds no other role.");
  await expectAccessible(page);
  await invite.getByLabel("Administrator").uncheck();
  await invite.getByRole("button", { name: "Create account and link" }).click();
  await expect(refusal(page)).toContainText("Somebody has this e-mail already.");
  await expect(invite.getByLabel("Name")).toHaveValue("Nadia Newcomer");
  await expect(invite.getByLabel("Reader")).toBeChecked();
  await invite.getByLabel("E-mail").fill("nadia@example.test");
  await invite.getByRole("button", { name: "Create account and link" }).click();
  const link = invite.getByRole("status").locator("code");
  await expect(link).toBeInViewport();
  await expectAccessible(page);

  const theirs = await browser.newContext();
  const nadia = await theirs.newPage();
  await nadia.goto((await link.textContent()) ?? "");
  await nadia.getByLabel("New passphrase").fill(PASSPHRASE);
  await nadia.getByRole("button", { name: "Set passphrase and sign in" }).click();
  await expect(nadia.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();
  expect((await nadia.goto("/en/rounds/2026/open"))?.status()).toBe(404);

  await openPerson(page, "Nadia Newcomer");
  await page.locator("#person").getByLabel("Programme manager").check();
  await page.getByRole("button", { name: "Save name and roles" }).click();
  await expect(page.getByText("Saved. Roles count from the person's next request.")).toBeVisible();
  expect((await nadia.goto("/en/rounds/2026/open"))?.status()).toBe(200);
  await page.locator("#person").getByLabel("Programme manager").uncheck();
  await page.getByRole("button", { name: "Save name and roles" }).click();
  // Given and taken back: two lines of the history.
  await expect(page.getByRole("row", { name: /Roles: .*Programme manager/ })).toHaveCount(2);
  expect((await nadia.goto("/en/rounds/2026/open"))?.status()).toBe(404);

  const interest = page.locator("#interest");
  await interest.getByLabel("Country").selectOption({ label: "Belmora" });
  await interest.getByRole("button", { name: "Declare" }).click();
  await expect(page.getByText("Belmora: Nationality")).toBeVisible();
  await page.getByText("Take back Belmora").click();
  await page.getByRole("button", { name: "Take back", exact: true }).click();
  await expect(refusal(page)).toContainText("Reason: Fill this in.");
  await expectAccessible(page);
  await page.locator("#remove-XAB-nationality").getByLabel("Reason").fill("Written by mistake");
  await page.getByRole("button", { name: "Take back", exact: true }).click();
  await expect(page.getByText("Nothing declared.")).toBeVisible();
  await expect(page.getByRole("row", { name: /Written by mistake/ })).toBeVisible();
  await theirs.close();
});

test("sessions are ended by an administrator, and a disabled person is out at once until enabled again", async ({
  page,
  browser,
  db,
  signIn,
}) => {
  const { email: administrator } = await makePerson(db, "Dora Disables", ["administrator"]);
  const { email } = await makeAccount(db, "Omar Out", ["observer"]);
  await signIn(administrator);
  const theirs = await browser.newContext();
  const omar = await theirs.newPage();
  /** What comes of a sign-in with the passphrase. */
  const signInAgain = async () => {
    await omar.goto("/en/sign-in");
    await typeSignIn(omar, email, PASSPHRASE);
  };
  await signIn(email, theirs);
  await omar.goto("/en/releases");
  await expect(omar.getByRole("heading", { level: 1, name: "Releases" })).toBeVisible();

  await openPerson(page, "Omar Out");
  await page.getByRole("button", { name: "End all sessions" }).click();
  await expect(page.getByText("Not signed in anywhere.")).toBeVisible();
  await omar.goto("/en/releases");
  await expect(omar).toHaveURL(/\/en\/sign-in/);
  await signInAgain();
  await expect(omar.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();

  const disable = page.locator("#disable");
  await disable.getByLabel("Reason").fill("Left the programme");
  await disable.getByRole("button", { name: "Disable this person" }).click();
  await expect(refusal(page)).toContainText("Tick the box to confirm.");
  await expect(disable.getByLabel("Reason")).toHaveValue("Left the programme");
  await disable.getByLabel("Yes, shut this person out now").check();
  await disable.getByRole("button", { name: "Disable this person" }).click();
  await expect(page.getByText("Disabled", { exact: true }).first()).toBeVisible();
  await expect(page.getByRole("row", { name: /Left the programme/ })).toBeVisible();
  await expectAccessible(page);
  await omar.goto("/en/releases");
  await expect(omar).toHaveURL(/\/en\/sign-in/);
  await signInAgain();
  await expect(omar.getByRole("link", { name: /do not fit together/ })).toBeVisible();

  await page.getByRole("button", { name: "Enable this person" }).click();
  await expect(page.getByText("Active", { exact: true }).first()).toBeVisible();
  await signInAgain();
  await expect(omar.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();
  await theirs.close();
});
