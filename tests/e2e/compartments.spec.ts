/** Compartments in a browser: a redacted version of a closed source, and its opening in an emergency. */
import type { Browser, Page } from "@playwright/test";
import type { Database } from "@/db/client";
import { addSource } from "@/lib/sources/mutations";
import { addSourceSchema } from "@/lib/sources/schema";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import {
  contextOf,
  giveDutyRow,
  makeAssessment,
  makePerson,
  makeRound,
  type TestPerson,
} from "../support/programme";
import { expect, test } from "./fixtures";

const SECRET = "What the shelter in the harbour told";
const REASON = "A witness named in it is in danger tonight.";

type Closed = { iso3: string; code: string; author: TestPerson; lead: TestPerson; other: TestPerson };

/** A confidential report of a country in drafting, whose lead came after it. */
async function makeClosed(db: Database, iso3: string): Promise<Closed> {
  const assessmentId = await makeAssessment(db, await makeRound(db, `closed-${iso3}`, [iso3]), iso3);
  const [author, lead, other] = [
    await makePerson(db, `Author ${iso3}`),
    await makePerson(db, `Lead ${iso3}`),
    await makePerson(db, `Other ${iso3}`),
  ];
  await giveDutyRow(db, assessmentId, author.userId, "assessor");
  await giveDutyRow(db, assessmentId, other.userId, "assessor");
  const input = addSourceSchema.parse({
    type: "ngo_report",
    title: SECRET,
    publisher: "The shelter",
    issuedByState: false,
    publishedOn: "2026-02-14",
    accessClass: "confidential",
    countries: [iso3],
  });
  const added = await addSource(contextOf(db, author, new Date()), input);
  if (!added.ok) throw new Error(added.reason);
  await giveDutyRow(db, assessmentId, lead.userId, "lead");
  return { iso3, code: added.value.code, author, lead, other };
}

type SignIn = (email: string, context: Awaited<ReturnType<Browser["newContext"]>>) => Promise<void>;

async function pageOf(browser: Browser, signIn: SignIn, { email }: TestPerson): Promise<Page> {
  const context = await browser.newContext();
  await signIn(email, context);
  return context.newPage();
}

async function expectFineInArabic(page: Page, path: string): Promise<void> {
  await page.goto(`/ar${path}`);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });
}

test("a redacted version is typed anew, and only who reads its source knows what it is", async ({
  browser,
  db,
  signIn,
}) => {
  const { code, author, other } = await makeClosed(db, "QTA");
  const page = await pageOf(browser, signIn, author);
  await expectFineInArabic(page, `/sources/${code}/twin`);
  await page.goto(`/en/sources/${code}`);
  await page.getByRole("link", { name: "Write a redacted version" }).click();
  await expectAccessible(page);
  const form = page.locator("#source");
  await expect(form.getByLabel("Title", { exact: true })).toHaveValue("");
  await expect(form.getByLabel("Publisher")).toHaveValue("");
  await expect(form.getByLabel("Published", { exact: false })).toHaveValue("2026");
  await expect(form.getByRole("radio", { name: /^Confidential/ })).toHaveCount(0);
  await form.getByLabel("Title", { exact: true }).fill("What a shelter told");
  await form.getByRole("group", { name: "Issued by the State that is assessed" }).getByText(/^no$/i).click();
  await form.getByRole("button", { name: "Add the redacted version" }).click();
  await expect(form.getByRole("alert").first()).toBeVisible();
  await expect(form.getByLabel("Title", { exact: true })).toHaveValue("What a shelter told");
  await form.getByRole("group", { name: "Access" }).getByText("Public", { exact: true }).click();
  await form.getByRole("button", { name: "Add the redacted version" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("What a shelter told");
  await expect(page.getByText(`This is a redacted version of ${code}`)).toBeVisible();
  await expectAccessible(page);
  const { pathname } = new URL(page.url());
  await page.getByRole("link", { name: code }).click();
  await expect(page.getByRole("link", { name: "What a shelter told" })).toBeVisible();
  await expectFineInArabic(page, `/sources/${code}`);

  const stranger = await pageOf(browser, signIn, other);
  await stranger.goto(pathname);
  await expect(stranger.getByRole("heading", { level: 1 })).toContainText("What a shelter told");
  const seen = await stranger.content();
  for (const hidden of [code, SECRET]) expect(seen.includes(hidden), hidden).toBe(false);
  await expect(stranger.getByText(/redacted version/i)).toHaveCount(0);
  expect((await stranger.goto(`/en/sources/${code}/twin`))?.status()).toBe(404);
});

test("opening a closed source takes a reason and tells its author, who closes it again", async ({
  browser,
  db,
  signIn,
}) => {
  const { iso3, code, author, lead, other } = await makeClosed(db, "QTB");
  const page = await pageOf(browser, signIn, lead);
  expect((await page.goto(`/en/sources/${code}`))?.status()).toBe(404);
  await page.goto(`/en/countries/${iso3}/sources`);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Open in an emergency" }).click();
  await expect(page.getByText("are told at once, with your name and your reason")).toBeVisible();
  await expectAccessible(page);
  const { pathname } = new URL(page.url());
  expect(await page.content()).not.toContain(SECRET);
  await expectFineInArabic(page, pathname.replace("/en", ""));
  await page.goto(pathname);
  const open = page.getByRole("button", { name: "Open it and tell its author" });
  await page.getByLabel("Why it must be open now").fill("Urgent");
  await open.click();
  await expect(page.locator("#open").getByRole("alert").first()).toContainText("Write a whole sentence.");
  await expect(page.getByLabel("Why it must be open now")).toHaveValue("Urgent");
  await page.getByLabel("Why it must be open now").fill(REASON);
  await open.click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(SECRET);
  await expect(page.getByText("You opened this source in an emergency.")).toBeVisible();
  await expect(page.getByText("Change what is written about this source")).toHaveCount(0);
  await expectAccessible(page);

  const colleague = await pageOf(browser, signIn, other);
  await colleague.goto(`/en/countries/${iso3}/sources`);
  await expect(colleague.getByText("A confidential source")).toBeVisible();
  await expect(colleague.getByRole("link", { name: "Open in an emergency" })).toHaveCount(0);
  expect((await colleague.goto(pathname))?.status()).toBe(404);

  const owner = await pageOf(browser, signIn, author);
  await owner.goto("/en/notifications");
  await owner.getByRole("link", { name: /A confidential source was opened in an emergency/ }).click();
  const opening = owner.getByRole("table", { name: "Opened in an emergency" });
  await expect(opening.getByText(REASON)).toBeVisible();
  await expect(opening.getByText(lead.name)).toBeVisible();
  await expect(
    owner.getByRole("table", { name: "History" }).getByText("opened in an emergency"),
  ).toBeVisible();
  await expectAccessible(owner);
  await expectFineInArabic(owner, `/sources/${code}`);
  await owner.goto(`/en/sources/${code}`);
  await opening.getByRole("button", { name: `End it now: ${lead.name}` }).click();
  await expect(opening.getByText("ended by the author")).toBeVisible();
  expect((await page.goto(`/en/sources/${code}`))?.status()).toBe(404);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a closed source is opened, and a refused reason is kept", async ({ page, db, signIn }) => {
    const { iso3, lead } = await makeClosed(db, "QTC");
    await signIn(lead.email);
    await page.goto(`/en/countries/${iso3}/sources`);
    await page.getByRole("link", { name: "Open in an emergency" }).click();
    await page.getByLabel("Why it must be open now").fill("Urgent");
    await page.getByRole("button", { name: "Open it and tell its author" }).click();
    await expect(page.getByLabel("Why it must be open now")).toHaveValue("Urgent");
    await page.getByLabel("Why it must be open now").fill(REASON);
    await page.getByRole("button", { name: "Open it and tell its author" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText(SECRET);
  });
});
