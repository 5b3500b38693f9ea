import type { Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { giveDutyRow, makeAssessment, makePerson, makeRound } from "../support/programme";
import { expect, test } from "./fixtures";

/** A country in drafting with a person who drafts it. */
async function makeDraft(db: Parameters<typeof makePerson>[0], iso3: string) {
  const round = `sources-${iso3}`;
  const assessmentId = await makeAssessment(db, await makeRound(db, round, [iso3]), iso3);
  const person = await makePerson(db, `Drafter ${iso3}`);
  await giveDutyRow(db, assessmentId, person.userId, "assessor");
  return { iso3, round, email: person.email };
}

async function addDocument(page: Page): Promise<void> {
  await page.getByLabel("Title", { exact: true }).fill("Act 12 on trafficking");
  await page.getByLabel("Publisher").fill("Parliament");
  await page.getByRole("group", { name: "Issued by the State that is assessed" }).getByText(/^yes$/i).click();
  await page.getByRole("group", { name: "Access" }).getByText("Public", { exact: true }).click();
  await page.getByLabel("Reliability of the source").selectOption("A");
  await page.getByLabel("Credibility of the information").selectOption("1");
  await page.getByLabel("Published", { exact: false }).fill("May 2020");
  await page.getByRole("button", { name: "Add the source" }).click();
  await expect(page.locator("#source").getByRole("alert")).toContainText("Give a year, a month or a day");
  await expect(page.getByLabel("Title", { exact: true })).toHaveValue("Act 12 on trafficking");
  await page.getByLabel("Published", { exact: false }).fill("2020-05");
  await page.getByRole("button", { name: "Add the source" }).click();
}

/** Adds a passage for a rating; with scripts one is led to it, without them by a link. */
async function givePassage(page: Page, hasScripts = true): Promise<void> {
  await page.getByText("Add a passage", { exact: true }).click();
  const form = page.locator("#passage");
  await form.getByLabel("Where it stands").fill("art. 3");
  await form.getByLabel("What it says").fill("The offence covers every form.");
  await form.locator("label", { hasText: "It is applied" }).click();
  await form.locator("label", { hasText: /^G2\.1 / }).click();
  await form.getByRole("button", { name: "Add the passage" }).click();
  await expect(page.locator("#citations-section").getByRole("link", { name: /G2\.1/ })).toBeVisible();
  const made = page.getByRole("article").filter({ hasText: "The offence covers every form." });
  const way = form.getByRole("link", { name: "The passage was added." });
  if (hasScripts) await expect(made).toBeFocused();
  else await way.click();
  await expect(made).toBeInViewport();
  await expect(way).toHaveCount(1);
}

test("a person adds a source, a file and a passage, and gives it to a rating", async ({
  page,
  db,
  signIn,
}) => {
  const { iso3, email, round } = await makeDraft(db, "QSA");
  await signIn(email);
  await page.goto(`/en/countries/${iso3}/sources`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Add a document or figure" }).click();
  await expectAccessible(page);
  await addDocument(page);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${iso3}-S-001 Act 12 on trafficking`);

  await page.getByLabel("Choose a file").setInputFiles({
    name: "قانون.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("article,text\n3,offence\n"),
  });
  await page.getByRole("button", { name: "Send the file" }).click();
  await expect(page.getByText("The file was kept.")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  expect((await download).suggestedFilename()).toBe("قانون.csv");
  await page.getByLabel("Choose a file").setInputFiles({
    name: "page.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("<!doctype html><p>no"),
  });
  await page.getByRole("button", { name: "Send another file" }).click();
  await expect(page.getByText("This is none of the kinds of file")).toBeVisible();

  await givePassage(page);
  await expectAccessible(page);
  const rating = await page.request.get(`/api/assessments/${round}/${iso3}/ratings/G2.1/assessor`);
  expect(await rating.json()).toMatchObject({
    rating: { version: 1, citations: [{ shows: "applied", source: { visible: true } }] },
  });
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);
});

test("a rating is saved, merged and answered again over HTTP", async ({ page, db, signIn }) => {
  const { iso3, email, round } = await makeDraft(db, "QSB");
  await signIn(email);
  await page.goto(`/en/countries/${iso3}/sources`);
  const address = `/api/assessments/${round}/${iso3}/ratings/G2.1/assessor`;
  const patch = (version: number, fields: Record<string, unknown>, id: string = crypto.randomUUID()) =>
    page.request.patch(address, {
      headers: {
        "if-match": `"${version}"`,
        "idempotency-key": id,
        origin: new URL(page.url()).origin,
      },
      data: { fields },
    });
  const id = crypto.randomUUID();
  const first = await patch(0, { level: 2, rationale: "Because." }, id);
  expect(first.status()).toBe(200);
  expect(await first.json()).toMatchObject({ version: 1, rating: { level: 2, state: "rated" } });
  expect(await (await patch(0, { level: 2, rationale: "Because." }, id)).json()).toMatchObject({
    version: 1,
  });
  expect((await patch(0, { teamNote: "Ask." })).status()).toBe(200);
  const conflict = await patch(0, { rationale: "Other." });
  expect(conflict.status()).toBe(409);
  expect(await conflict.json()).toMatchObject({
    version: 2,
    conflicts: [{ field: "rationale", yours: "Other.", theirs: "Because." }],
  });
  const invalid = await patch(2, { level: "two", id: "x" });
  expect(invalid.status()).toBe(422);
  expect((await patch(2, { level: 9 })).status()).toBe(422);
  expect((await page.request.get(address.replace(iso3, "QZZ"))).status()).toBe(404);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a source is added, its file sent and a passage given", async ({ page, db, signIn }) => {
    const { iso3, email } = await makeDraft(db, "QSC");
    await signIn(email);
    await page.goto(`/en/sources/new?country=${iso3}`);
    await addDocument(page);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(`${iso3}-S-001`);
    await page.getByLabel("Choose a file").setInputFiles({
      name: "note.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("A note."),
    });
    await page.getByRole("button", { name: "Send the file" }).click();
    await expect(page.getByText("The file was kept.")).toBeVisible();
    await givePassage(page, false);
  });
});

test("an interview is added in Arabic, and its pages pass", async ({ page, db, signIn }) => {
  const { iso3, email } = await makeDraft(db, "QSD");
  await signIn(email);
  await page.goto(`/ar/sources/new?country=${iso3}&interview=1`);
  await expectAccessible(page);
  await page.getByLabel("العنوان", { exact: true }).fill("مقابلة في المأوى");
  await page.getByLabel("رمز الشخص").fill("P-01");
  await page.locator("label", { hasText: "أُعطيت" }).click();
  await page.getByLabel("يوم الموافقة أو الرفض").fill("2026-02-10");
  await page.locator("label", { hasText: "بلا إسناد" }).click();
  await page.getByLabel("يُمحى في").fill("2099-03-20");
  await page.locator("label", { hasText: "سري" }).click();
  await page.getByRole("button", { name: "إضافة المصدر" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${iso3}-S-`);
  await expect(page.getByRole("heading", { name: "من يجوز له قراءته" })).toBeVisible();
  await expectAccessible(page);
});
