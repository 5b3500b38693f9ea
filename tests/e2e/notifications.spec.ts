/** Notifications: a duty is given, stands at the head of the page, leads to its place, and mail about it is chosen. */
import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { notificationPreferences } from "@/db/schema/notification";
import { endDuty, giveDuty, listDuties } from "@/lib/assessments/duties";
import { openAssessments } from "@/lib/assessments/mutations";
import { getAssessment } from "@/lib/assessments/queries";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { mailsOf, makeFailedMail } from "../support/outbox";
import { contextOf, makePerson, makeRound } from "../support/programme";
import { emailOf, expect, test } from "./fixtures";

const head = (page: Page, text: string) => page.getByRole("banner").getByRole("link", { name: text });

test("without client JavaScript a person sees that a duty was given, goes to it and marks it as read", async ({
  browser,
  db,
  signIn,
}) => {
  await makeRound(db, "told", ["QNA", "QNB"]);
  const manager = contextOf(db, await makePerson(db, "Mona Manager", ["programme_manager"]), new Date());
  const person = await makePerson(db, "Tala Told");
  await openAssessments(manager, { round: "told", countries: ["QNA", "QNB"] });
  for (const iso3 of ["QNA", "QNB"]) {
    const given = await giveDuty(manager, { round: "told", iso3 }, { userId: person.userId, duty: "lead" });
    expect(given.ok).toBe(true);
  }
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 640 },
  });
  await signIn(person.email, context);
  const page = await context.newPage();
  await page.goto("/en");
  await expect(head(page, "Notifications (2)")).toBeVisible();
  await expectNoSidewaysScroll(page);
  await head(page, "Notifications (2)").click();
  await expect(page.getByRole("heading", { level: 1, name: "Notifications" })).toBeVisible();
  await expectNoSidewaysScroll(page);
  await page.getByRole("link", { name: "You were given a duty: State QNA, round told" }).click();
  await expect(page).toHaveURL(/\/en\/rounds\/told\/QNA$/);
  await page.goBack();
  const row = page.getByRole("row", { name: /State QNA/ });
  await row.getByRole("button", { name: "Mark as read: You were given a duty" }).click();
  await expect(row).toContainText("Read");
  await expect(head(page, "Notifications (1)")).toBeVisible();

  const key = { round: "told", iso3: "QNB" };
  const { assessment } = await getAssessment(manager, key);
  const [duty] = await listDuties(manager, assessment.id);
  await endDuty(manager, { ...key, dutyId: duty?.id ?? "", reason: "Left" });
  await page.goto("/en/notifications");
  await expect(page.getByText("This is about something that is not open to you.")).toBeVisible();
  await expect(page.getByText("QNB")).toHaveCount(0);
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(head(page, "Notifications")).toHaveText("Notifications");
  await expect(page.getByText("All read")).toBeVisible();
  await context.close();
});

test("in Arabic the list and the choices about mail are read and kept", async ({ page, db, signIn }) => {
  await makeRound(db, "told-ar", ["QNC"]);
  const manager = contextOf(db, await makePerson(db, "Maha Manager", ["programme_manager"]), new Date());
  const person = await makePerson(db, "Amal Arabic");
  await openAssessments(manager, { round: "told-ar", countries: ["QNC"] });
  await giveDuty(manager, { round: "told-ar", iso3: "QNC" }, { userId: person.userId, duty: "lead" });
  await signIn(person.email);
  await page.goto("/ar/notifications");
  await expect(head(page, "الإشعارات (1)")).toBeVisible();
  await expect(page.getByRole("link", { name: /أُسندت إليك مهمة/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "البريد الإلكتروني عن الإشعارات" }).click();
  const form = page.locator("form#preferences");
  await form.getByLabel("أُسندت إليك مهمة").selectOption("دون بريد");
  await form.getByRole("button", { name: "حفظ الاختيارات" }).click();
  await expect(page.getByText("حُفظت، وتسري على ما يأتي من الآن.")).toBeVisible();
  await expectAccessible(page);
  const kept = await db.read
    .select({ event: notificationPreferences.event, choice: notificationPreferences.mailChoice })
    .from(notificationPreferences)
    .where(eq(notificationPreferences.userId, person.userId));
  expect(kept).toContainEqual({ event: "duty_given", choice: "none" });
});

test("an administrator sees what failed in the outbox and lets it be tried again", async ({
  page,
  db,
  signIn,
}) => {
  const person = await makePerson(db, "Fadi Failed");
  await makeFailedMail(db, person.userId, new Date());
  await signIn(emailOf("admin"));
  await page.goto("/en/administration/mail?state=failed");
  await expect(page.getByText("No mail is sent: SMTP_URL is not set.")).toBeVisible();
  const row = page.getByRole("row", { name: person.email });
  await expect(row).toContainText("550 no such mailbox");
  await expectAccessible(page);
  await row.getByRole("button", { name: `Try again: ${person.email}` }).click();
  await expect(row).toHaveCount(0);
  const mails = await mailsOf(db);
  expect(mails.find(({ recipientId }) => recipientId === person.userId)).toMatchObject({
    state: "waiting",
    attempts: 0,
  });
});
