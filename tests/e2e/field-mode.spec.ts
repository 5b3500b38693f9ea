/** An assessment on a device without a line: switched on, opened after a cold start, merged, forgotten from elsewhere. */
import { randomUUID } from "node:crypto";
import { credentials } from "@/db/schema/user";
import { hashPassphrase } from "@/lib/auth/passphrase-hash";
import { saveRating } from "@/lib/ratings/mutations";
import { expectAccessible } from "../support/accessible";
import { PASSPHRASE } from "../support/account";
import { fillDraft, makeDraft } from "../support/drafts";
import {
  everythingKept,
  FIELD_PASSPHRASE,
  fieldDeviceBrowser,
  summary,
  switchOn,
  unlock,
  unsentKept,
} from "../support/field-device";
import { card, rationale, saveState } from "../support/indicator-card";
import { contextOf, giveDutyRow, makePerson } from "../support/programme";
import { savedRating } from "../support/unsent";
import { expect, test } from "./fixtures";

const CANARY = "Kestrel in the field";

test("work of a cold start without a line merges rating by rating, and a conflict is chosen", async ({
  db,
  page,
  signIn,
}) => {
  const draft = await makeDraft(db, "QFA");
  const colleague = await makePerson(db, "Colleague QFA");
  await giveDutyRow(db, draft.assessmentId, colleague.userId, "assessor");
  const device = fieldDeviceBrowser();
  const at = await device.start("line");
  await signIn(draft.email, at.context);
  await switchOn(at.page, draft.base, "Black laptop");
  await expect(at.page.getByText("This device has the assessment until")).toBeVisible();

  // The browser starts cold, and nothing that it asks for finds a line.
  const field = await device.start("no line");
  await field.page.goto("/en/field");
  await expect(field.page.getByText("One assessment lies on this device, encrypted.")).toBeVisible();
  await expectAccessible(field.page);
  await unlock(field.page, "another passphrase here");
  await expect(field.page.getByText("This passphrase opens nothing on this device.").first()).toBeVisible();
  await unlock(field.page);
  await expect(field.page.getByText("There is no line. What you rate is kept")).toBeVisible();
  await field.page.getByRole("link", { name: /^G2 / }).click();
  await expect(card(field.page, "G2.1")).toBeVisible();
  await expectAccessible(field.page);
  for (const [indicator, level] of [
    ["G2.1", 2],
    ["G2.2", 3],
  ] as const) {
    await card(field.page, indicator).locator(`input[name="judgement"][value="${level}"]`).check();
    await rationale(field.page, indicator).fill(`${CANARY} ${indicator}`);
    await rationale(field.page, indicator).blur();
  }
  await expect(saveState(field.page, "G2.2", "trying_again")).toContainText(
    "Kept on this device, not sent yet",
  );
  await expect(summary(field.page)).toContainText("2 kept on this device, not sent yet");
  await expect.poll(() => unsentKept(field.page)).toBe(2);
  const kept = await everythingKept(field.page);
  const found = [
    CANARY,
    draft.round,
    draft.email,
    FIELD_PASSPHRASE,
    "/en/field/files",
    "gpat-field\n",
  ].filter((word) => kept.includes(word));
  expect(found).toEqual(["/en/field/files", "gpat-field\n"]);

  // Somebody else changes one of them meanwhile.
  await signIn(colleague.email);
  await page.goto(`${draft.base}/G2`);
  await expect(page.locator("form[data-live]").first()).toBeVisible();
  await rationale(page, "G2.1").fill("What the colleague found");
  await rationale(page, "G2.1").blur();
  await expect(saveState(page, "G2.1", "saved")).toBeVisible();

  const back = await device.start("line");
  await signIn(draft.email, back.context);
  await back.page.goto("/en/field");
  await unlock(back.page);
  await expect(summary(back.page)).toHaveText("one sent · none waits · one conflict · none refused");
  expect((await savedRating(db, draft.assessmentId, "G2.2"))?.rationale).toBe(`${CANARY} G2.2`);
  expect((await savedRating(db, draft.assessmentId, "G2.1"))?.rationale).toBe("What the colleague found");
  await back.page.getByRole("button", { name: "Compare" }).first().click();
  const dialog = back.page.getByRole("dialog");
  await expect(dialog).toContainText("What the colleague found");
  await expect(dialog).toContainText(`${CANARY} G2.1`);
  await dialog.getByRole("button", { name: "Keep yours" }).click();
  await expect(summary(back.page)).toHaveText("2 sent · none waits · no conflict · none refused");
  expect((await savedRating(db, draft.assessmentId, "G2.1"))?.rationale).toBe(`${CANARY} G2.1`);
  await device.close();
});

test("who rates a second time has the sample without a line, and nothing of the first ratings", async ({
  db,
  signIn,
}) => {
  const draft = await makeDraft(db, "QFE", { secondRating: true });
  await fillDraft(db, draft.assessmentId, draft.userId, { "G2.1": { level: 3, rationale: CANARY } });
  const second = await makePerson(db, "Second QFE");
  await giveDutyRow(db, draft.assessmentId, second.userId, "second_rater");
  const device = fieldDeviceBrowser();
  const at = await device.start("line");
  await signIn(second.email, at.context);
  const answered = at.page.waitForResponse((response) => response.url().includes("/field-pack?"));
  await switchOn(at.page, draft.base, "Second laptop");
  const pack = await (await answered).text();
  for (const word of [CANARY, "Reasons for G3.1.", "stays in the team"]) expect(pack).not.toContain(word);

  const field = await device.start("no line");
  await field.page.goto("/en/field#G2");
  await unlock(field.page);
  await expect(field.page.getByText("The first ratings are not on this device.")).toBeVisible();
  await expectAccessible(field.page);
  await card(field.page, "G2.1").locator('input[name="judgement"][value="1"]').check();
  await expect.poll(() => unsentKept(field.page)).toBe(1);
  expect(await field.page.locator("body").textContent()).not.toContain(CANARY);

  // The same person rated it on another device meanwhile.
  await saveRating(contextOf(db, second, new Date()), {
    round: draft.round,
    iso3: "QFE",
    indicator: "G2.1",
    kind: "second",
    baseVersion: 0,
    mutationId: randomUUID(),
    fields: { state: "rated", level: 2 },
  });
  const back = await device.start("line");
  await signIn(second.email, back.context);
  await back.page.goto("/en/field");
  await unlock(back.page);
  await expect(summary(back.page)).toHaveText("none sent · none waits · one conflict · none refused");
  await back.page.getByRole("button", { name: "Compare" }).first().click();
  await back.page.getByRole("dialog").getByRole("button", { name: "Keep yours" }).click();
  await expect(summary(back.page)).toHaveText("one sent · none waits · no conflict · none refused");
  await device.close();
});

test("a device that was forgotten lets go of the assessment, and what was not sent is sent first", async ({
  db,
  page,
  signIn,
}) => {
  const draft = await makeDraft(db, "QFB");
  await db.transaction(async (tx) => {
    const passphraseHash = await hashPassphrase(PASSPHRASE);
    await tx.insert(credentials).values({ userId: draft.userId, passphraseHash, changedAt: new Date() });
  });
  const device = fieldDeviceBrowser();
  const at = await device.start("line");
  await signIn(draft.email, at.context);
  await switchOn(at.page, draft.base, "Lost laptop");
  const field = await device.start("no line");
  await field.page.goto("/ar/field");
  await expect(field.page.locator("html")).toHaveAttribute("dir", "rtl");
  await field.page.getByLabel("عبارة المرور لهذا الجهاز").fill(FIELD_PASSPHRASE);
  await field.page.getByRole("button", { name: "افتح", exact: true }).click();
  await card(field.page, "R1.1").locator('input[name="judgement"][value="1"]').check();
  await expect(summary(field.page)).toContainText("واحد محفوظ على هذا الجهاز");
  await expect.poll(() => unsentKept(field.page)).toBe(1);

  await signIn(draft.email);
  await page.goto("/en/account");
  await page.getByRole("button", { name: "Forget: Lost laptop" }).click();
  await expect(page.getByText("it has not heard of it yet")).toBeVisible();

  const back = await device.start("line");
  await back.page.goto("/en/field");
  await expect(
    back.page.getByText("One rating that was not sent lies on this device, encrypted."),
  ).toBeVisible();
  await expect(back.page.getByText("One assessment lies on this device")).toHaveCount(0);
  await unlock(back.page);
  await expect(back.page.getByText("The assessment is not on this device any more")).toBeVisible();
  await expect(card(back.page, "R1.1")).toHaveCount(0);
  await expect(back.page.getByText("Sign in to send", { exact: true })).toBeVisible();
  await back.page.getByLabel("Passphrase", { exact: true }).fill(PASSPHRASE);
  await back.page.getByRole("button", { name: "Sign in again" }).click();
  await expect(summary(back.page)).toHaveText("one sent · none waits · no conflict · none refused");
  expect((await savedRating(db, draft.assessmentId, "R1.1"))?.version).toBe(1);
  await expect.poll(() => unsentKept(back.page)).toBe(0);
  await back.page.reload();
  await expect(back.page.getByText("Nothing lies on this device")).toBeVisible();
  await page.reload();
  await expect(page.getByText("it let go of the assessment on")).toBeVisible();
  await device.close();
});

test("a newer build takes the place of the kept page, and only that page and its files are ever kept", async ({
  db,
  signIn,
}) => {
  const draft = await makeDraft(db, "QFD");
  const device = fieldDeviceBrowser();
  const { context, page } = await device.start("line");
  await signIn(draft.email, context);
  await switchOn(page, draft.base, "Old build");
  await page.evaluate(async () => {
    const html = { headers: { "content-type": "text/html" } };
    await (await caches.open("gpat-field-pages")).put(
      "/en/field",
      new Response("<p>An older build</p>", html),
    );
    const files = await caches.open("gpat-field-files");
    await files.put("/_next/static/chunks/older.js", new Response("older"));
  });
  await page.goto("/en/field");
  await expect(page.getByText("An older build")).toBeVisible();
  const keptPage = () =>
    page.evaluate(async () => (await (await caches.match("/en/field"))?.text())?.includes("An older build"));
  await expect.poll(keptPage).toBe(false);
  await page.goto("/en/field");
  await expect(page.getByText("One assessment lies on this device, encrypted.")).toBeVisible();
  // Other pages and answers of the server pass the worker by, and nothing of them stays.
  await page.goto(`${draft.base}/G2`);
  await page.goto("/ar/field");
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => new URL(url).pathname);
  });
  expect(kept).not.toContain("/_next/static/chunks/older.js");
  expect(kept.filter((path) => !path.startsWith("/_next/static/")).sort()).toEqual([
    "/ar/field",
    "/ar/field/files",
    "/en/field",
    "/en/field/files",
  ]);
  await page.goto(`${draft.base}/field`);
  await page.getByRole("button", { name: "Let this device go of it" }).click();
  await expect(page.getByText("This device does not have the assessment.")).toBeVisible();
  expect(await page.evaluate(() => caches.keys())).toEqual([]);
  await device.close();
});
