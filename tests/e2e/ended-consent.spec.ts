/** What pages say and offer after a consent was taken back, and what a second person sees of a closed source. */
import type { Browser, Page } from "@playwright/test";
import type { Database } from "@/db/client";
import { takeReceiptStep } from "@/lib/contributions/receipt";
import { addSource, saveSource } from "@/lib/sources/mutations";
import { addPassage } from "@/lib/sources/passages";
import { addSourceSchema } from "@/lib/sources/schema";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { linkFor, sent, stranger } from "../support/contributions";
import { contextOf, makePerson, type TestPerson } from "../support/programme";
import { makeProgramme, openRound, type Programme } from "../support/released-country";
import { proposeToErase } from "../support/two-people";
import { expect, test } from "./fixtures";

const SECRET = "The clerk of the harbour was paid each month.";

type SignIn = (email: string, context: Awaited<ReturnType<Browser["newContext"]>>) => Promise<void>;

async function pageOf(browser: Browser, signIn: SignIn, { email }: { email: string }): Promise<Page> {
  const context = await browser.newContext();
  await signIn(email, context);
  return context.newPage();
}

/** Each page as it is read: in both directions, wide and narrow. */
async function expectFine(page: Page, path: string): Promise<void> {
  await page.goto(`/en${path}`);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto(`/ar${path}`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`/en${path}`);
}

/** A confidential interview of the lead with one passage; answers its code and the id of the passage. */
async function madeInterview(db: Database, lead: TestPerson, iso3: string) {
  const ctx = contextOf(db, lead, new Date());
  const said = {
    type: "interview_nonstate",
    title: "A shelter",
    issuedByState: false,
    accessClass: "confidential",
    personCode: "P-07",
    consent: "given",
    consentOn: "2026-02-10",
    attribution: "not_attributed",
    deleteOn: "2030-01-01",
    countries: [iso3],
  };
  const made = await addSource(ctx, addSourceSchema.parse(said));
  if (!made.ok) throw new Error(made.reason);
  const { code } = made.value;
  const passage = await addPassage(ctx, {
    code,
    locator: "p. 3",
    body: SECRET,
    language: "en",
    round: null,
    iso3: null,
    indicators: [],
    shows: "applied",
    stance: "supports",
  });
  if (!passage.ok) throw new Error(passage.reason);
  const withdraw = async () => {
    const consent = { consent: "withdrawn", consentWithdrawnOn: "2026-03-01" };
    const saved = await saveSource(ctx, {
      ...addSourceSchema.parse({ ...said, ...consent }),
      code,
      version: 1,
    });
    if (!saved.ok) throw new Error(saved.reason);
  };
  return { code, passageId: passage.value.passageId, withdraw };
}

async function opened(db: Database, round: string, iso3: string): Promise<Programme> {
  const people = await makeProgramme(db);
  await openRound(db, people, round, [iso3]);
  return people;
}

test("a source whose consent was withdrawn says when it goes and takes nothing more", async ({
  browser,
  db,
  signIn,
}) => {
  const people = await opened(db, "ended-source", "QWA");
  const { code, withdraw } = await madeInterview(db, people.lead, "QWA");
  const page = await pageOf(browser, signIn, people.lead);
  await page.goto(`/en/sources/${code}`);
  await expect(page.locator("#passage")).toHaveCount(1);
  await withdraw();
  await expectFine(page, `/sources/${code}`);
  await expect(page.getByText("Nobody may use it any more. Its texts are erased on")).toBeVisible();
  for (const form of ["#passage", "#reader", "form[id^=cite-]", "input[type=file]"])
    await expect(page.locator(form)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Write a redacted version" })).toHaveCount(0);
  await expect(page.getByText(SECRET)).toBeVisible();
});

test("a contribution that was taken back says that it goes in the coming night", async ({
  browser,
  db,
  signIn,
}) => {
  const key = { round: "ended-given", iso3: "QWB" };
  const people = await opened(db, key.round, key.iso3);
  const now = new Date();
  const secret = await linkFor(contextOf(db, people.lead, now), key);
  const { id, receipt } = await sent(db, secret, {}, now);
  const page = await pageOf(browser, signIn, people.lead);
  const path = `/rounds/${key.round}/${key.iso3}/contributions/${id}`;
  await page.goto(`/en${path}`);
  await expect(page.getByRole("term").filter({ hasText: "To be erased on" })).toBeVisible();
  await takeReceiptStep(stranger(db, now), { step: "withdraw", code: receipt, confirmed: "on" });
  await expectFine(page, path);
  await expect(page.getByText("In the coming night at the latest")).toBeVisible();
  await expect(page.locator("#reader")).toHaveCount(0);
});

test("a second person confirms an erasure without reading a closed source, whose history then has it", async ({
  browser,
  db,
  signIn,
}) => {
  const people = await opened(db, "ended-erased", "QWC");
  const { code, passageId } = await madeInterview(db, people.lead, "QWC");
  const [one, two] = [
    await makePerson(db, "Manager One", ["programme_manager"]),
    await makePerson(db, "Manager Two", ["programme_manager"]),
  ];
  const held = { entity: "passage", entityId: passageId, passage: "paid each month" };
  const id = await proposeToErase(contextOf(db, one, new Date()), held);
  const second = await pageOf(browser, signIn, two);
  await expectFine(second, `/erasures/${id}`);
  await expect(second.getByText("15 characters of a confidential source")).toBeVisible();
  expect(await second.content()).not.toContain("paid each month");
  await second.getByRole("checkbox").check();
  await second.getByRole("button", { name: "Erase for good" }).click();
  await expect(second.getByText("Erased from")).toBeVisible();
  const page = await pageOf(browser, signIn, people.lead);
  await expectFine(page, `/sources/${code}`);
  await expect(page.getByText("Manager One proposed, Manager Two confirmed")).toBeVisible();
});
