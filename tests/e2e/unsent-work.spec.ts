/** Unsent work on a device: what a person sees of it, takes away with it, and when it ends. */
import { readFileSync } from "node:fs";
import { RATING_FIELDS } from "@/lib/ratings/fields";
import { disableUser, enableUser } from "@/lib/users/mutations";
import { makeDraft } from "../support/drafts";
import { E2E_PORT } from "../support/e2e-place";
import { card, openDomain, rationale, saveState } from "../support/indicator-card";
import { contextOf, makePerson } from "../support/programme";
import {
  ageRecords,
  cutSaves,
  rawRecords,
  readableRecords,
  savedRating,
  typeUnsent,
} from "../support/unsent";
import { emailOf, expect, test } from "./fixtures";

test("unsent work says since when, how often it was tried and why it waits, and is given as a file after a warning", async ({
  page,
  context,
  db,
  signIn,
}) => {
  const draft = await makeDraft(db, "QUA");
  await signIn(draft.email);
  await page.clock.install();
  await openDomain(page, `${draft.base}/G2`);
  await cutSaves(page);
  // From here on time passes only where the test says so.
  await page.clock.pauseAt(Date.now() + 60_000);
  await rationale(page, "G2.1").fill("known to this device only");
  await rationale(page, "G2.1").blur();
  const list = page.getByRole("status").filter({ hasText: "One indicator is not saved yet" });
  await list.getByText("One indicator is not saved yet").click();
  const row = list.getByRole("listitem");
  await expect(row).toHaveText(/^G2\.1: typed this minute, tried once\. The server did not answer\./);
  await page.clock.fastForward("05:00");
  await expect(row).toHaveText(/^G2\.1: typed 5 minutes ago, tried 2 times\. The server did not answer\./);
  await context.setOffline(true);
  await list.getByRole("button", { name: "Try now" }).click();
  await expect(row).toHaveText(/tried 3 times\. No line\./);
  await context.setOffline(false);

  const warning = page.getByRole("dialog", { name: "Download my unsent work" });
  let downloads = 0;
  page.on("download", () => {
    downloads += 1;
  });
  await list.getByRole("button", { name: "Download my unsent work" }).click();
  await expect(warning).toContainText("in plain text, readable by whoever gets it");
  await warning.getByRole("button", { name: "Back" }).click();
  expect(downloads).toBe(0);
  await list.getByRole("button", { name: "Download my unsent work" }).click();
  const downloading = page.waitForEvent("download");
  await warning.getByRole("button", { name: "Download it" }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe("unsent-work.json");
  expect(JSON.parse(readFileSync(await file.path(), "utf8"))).toEqual([
    {
      rating: "draft-QUA/QUA/ratings/G2.1/assessor",
      fields: { rationale: "known to this device only", language: "en" },
    },
  ]);
  expect(await savedRating(db, draft.assessmentId, "G2.1")).toBeUndefined();
});

test("signing out asks while anything is unsent: staying keeps it, leaving deletes it in every tab", async ({
  page,
  context,
  db,
  signIn,
}) => {
  const draft = await makeDraft(db, "QUB");
  await signIn(draft.email);
  const other = await context.newPage();
  for (const [tab, indicator] of [
    [page, "G2.1"],
    [other, "G2.2"],
  ] as const) {
    await openDomain(tab, `${draft.base}/G2`);
    await cutSaves(tab);
    await typeUnsent(tab, indicator, "to be deleted");
  }
  await expect.poll(() => rawRecords(page)).toHaveLength(2);
  const menu = page.getByText("Lead QUB", { exact: true });
  const question = page.getByRole("dialog", { name: "Unsent work on this device" });
  await menu.click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(question).toContainText("2 ratings with changes were not sent yet");
  await question.getByRole("button", { name: "Download my unsent work" }).click();
  const warning = page.getByRole("dialog", { name: "Download my unsent work" });
  await expect(warning).toContainText("in plain text");
  const downloading = page.waitForEvent("download");
  await warning.getByRole("button", { name: "Download it" }).click();
  const work: unknown = JSON.parse(readFileSync(await (await downloading).path(), "utf8"));
  const of = (indicator: string) => ({
    rating: `draft-QUB/QUB/ratings/${indicator}/assessor`,
    fields: { rationale: "to be deleted", language: "en" },
  });
  expect(work).toEqual([of("G2.1"), of("G2.2")]);
  await expect(warning).toBeHidden();
  await question.getByRole("button", { name: "Stay signed in" }).last().click();
  await expect(question).toBeHidden();
  await expect(rationale(page, "G2.1")).toHaveValue("to be deleted");
  expect(await rawRecords(page)).toHaveLength(2);

  await page.getByRole("button", { name: "Sign out" }).click();
  await question.getByRole("button", { name: "Delete and sign out" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  expect(await rawRecords(page)).toEqual([]);

  // The other tab still shows what was typed there; it must not come to lie there under another name.
  await signIn(emailOf("reader"));
  const asked = other.waitForResponse("**/api/device-key");
  await other.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  expect((await asked).status()).toBe(401);
  await expect(other.getByRole("dialog").filter({ hasText: "Somebody else has signed in" })).toBeVisible();
  await expect(rationale(other, "G2.2")).toHaveValue("to be deleted");
  expect(await rawRecords(page)).toEqual([]);
  await other.close();

  await signIn(draft.email);
  await openDomain(page, `${draft.base}/G2`);
  await expect(rationale(page, "G2.1")).toHaveValue("");
  expect(await savedRating(db, draft.assessmentId, "G2.1")).toBeUndefined();
});

test("unsent work ends after thirty days", async ({ page, db, signIn }) => {
  const draft = await makeDraft(db, "QUC");
  await signIn(draft.email);
  await openDomain(page, `${draft.base}/G2`);
  await cutSaves(page);
  await typeUnsent(page, "G2.1", "thirty-one days old");
  await typeUnsent(page, "G2.2", "twenty-nine days old");
  await page.goto("/en/account");
  await ageRecords(page, "G2.1", 31);
  await ageRecords(page, "G2.2", 29);
  await page.unrouteAll();
  await openDomain(page, `${draft.base}/G2`);
  await expect(saveState(page, "G2.2", "saved")).toBeVisible();
  await expect(rationale(page, "G2.2")).toHaveValue("twenty-nine days old");
  await expect(rationale(page, "G2.1")).toHaveValue("");
  await expect.poll(() => rawRecords(page)).toEqual([]);
  expect(await savedRating(db, draft.assessmentId, "G2.1")).toBeUndefined();
});

test("unsent work of a disabled person can be read and sent by nobody, not even after they may come back", async ({
  page,
  db,
  signIn,
}) => {
  const draft = await makeDraft(db, "QUD");
  const admin = contextOf(db, await makePerson(db, "Admin of QUD", ["administrator"]), new Date());
  const disable = async () => {
    expect((await disableUser(admin, { userId: draft.userId, reason: "left" })).ok).toBe(true);
  };
  const type = async () => {
    await signIn(draft.email);
    await openDomain(page, `${draft.base}/G2`);
    await cutSaves(page);
    await typeUnsent(page, "G2.1", "typed before the end");
    await page.goto("/en/account");
    await page.unrouteAll();
    expect(await rawRecords(page)).toHaveLength(1);
  };
  await type();
  await disable();
  await page.goto(`${draft.base}/G2`);
  await expect(page).toHaveURL(/\/sign-in/);
  await enableUser(admin, { userId: draft.userId });
  await signIn(draft.email);
  await openDomain(page, `${draft.base}/G2`);
  await expect.poll(() => rawRecords(page)).toEqual([]);
  await expect(rationale(page, "G2.1")).toHaveValue("");

  await type();
  await disable();
  await signIn(emailOf("reader"));
  await page.goto("/en");
  await expect.poll(() => rawRecords(page)).toEqual([]);
  expect(await savedRating(db, draft.assessmentId, "G2.1")).toBeUndefined();
});

test("fields of a confidential source never enter the store, and of a rating only its own", async ({
  page,
  db,
  signIn,
}) => {
  const draft = await makeDraft(db, "QUE");
  await signIn(draft.email);
  await openDomain(page, `${draft.base}/G2`);
  await cutSaves(page);
  await typeUnsent(page, "G2.1", "typed in the rating");
  await card(page, "G2.1").getByText("Add a source").click();
  await card(page, "G2.1").getByRole("link", { name: "Record a new source" }).click();
  await expect(page).toHaveURL(/\/sources\/new/);
  await page.goto(`${page.url()}&interview=1`);
  await page.getByLabel("Title", { exact: true }).fill("kestrel shelter");
  await page.getByLabel("Code of the person").fill("kestrel-07");
  await page.getByRole("textbox", { name: "Function" }).fill("kestrel manager");
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(({ name }) => name),
    kept: JSON.stringify([localStorage, sessionStorage]),
  }));
  expect(left.databases).toEqual(["gpat-outbox"]);
  expect(left.kept).not.toContain("kestrel");
  await openDomain(page, `${draft.base}/G2`);
  await typeUnsent(page, "G2.2", "typed after the source");
  await expect.poll(async () => (await readableRecords(page)).join()).toContain("typed after the source");
  const texts = await readableRecords(page);
  expect(texts.join()).toContain("typed in the rating");
  expect(texts.join()).not.toContain("kestrel");
  for (const { known, typed, attempt } of texts.map((text) => JSON.parse(text))) {
    for (const field of Object.keys({ ...known, ...typed, ...attempt?.fields })) {
      expect(RATING_FIELDS).toContain(field);
    }
  }
});

test("without a secure context nothing is stored, the page says so and does not close unasked", async ({
  playwright,
  db,
  sessionOf,
}) => {
  const draft = await makeDraft(db, "QUF");
  const { launchOptions } = test.info().project.use;
  const browser = await playwright.chromium.launch({
    ...launchOptions,
    args: [...(launchOptions?.args ?? []), "--host-resolver-rules=MAP assess.test localhost"],
  });
  const origin = `http://assess.test:${E2E_PORT}`;
  const context = await browser.newContext({ baseURL: origin });
  await context.addCookies([{ ...(await sessionOf(draft.email)), url: origin }]);
  const page = await context.newPage();
  await openDomain(page, `${draft.base}/G2`);
  await expect(page.getByText("This page is not reached by a secure connection")).toBeVisible();
  await rationale(page, "G2.1").fill("typed without a secure connection");
  await expect(saveState(page, "G2.1", "saved")).toBeVisible();
  await cutSaves(page);
  await typeUnsent(page, "G2.1", "held by the page only");
  expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  expect(await page.evaluate(() => JSON.stringify([localStorage, sessionStorage]))).not.toContain("held");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await browser.close();
});
