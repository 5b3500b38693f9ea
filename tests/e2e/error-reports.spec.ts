/** A State reports an error in a law of its own without scripts; the steward answers, and the State reads the answer. */
import type { Page } from "@playwright/test";
import { changeEntry, checkEntry } from "@/lib/registers/mutations";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { lawOf, makeEntry } from "../support/entries";
import { contextOf, giveDutyRow, makePerson } from "../support/programme";
import { refusal } from "../support/refusal";
import { makeProgramme, openRound } from "../support/released-country";
import { assessmentIdOf } from "../support/two-people";
import { expect, test } from "./fixtures";

const ROUND = "errors";
const ISO3 = "QER";
const WRONG = "It came into force a month later.";
const RIGHT = "In force on 1 July 2010";
const ANSWER = "Corrected after the gazette of June 2010.";

const report = (page: Page) => page.getByRole("article").filter({ hasText: WRONG });

test("an error in a law is reported, accepted with a new version, and its answer read", async ({
  browser,
  page,
  db,
  signIn,
}) => {
  const people = await makeProgramme(db);
  await openRound(db, people, ROUND, [ISO3]);
  const focal = await makePerson(db, "Fatou Focal");
  await giveDutyRow(db, await assessmentIdOf(db, ROUND, ISO3), focal.userId, "focal_point");
  const steward = await makePerson(db, "Sade Steward", ["data_steward"]);
  const now = () => new Date();
  const code = await makeEntry(contextOf(db, people.lead, now()), "laws", lawOf(ISO3));
  const key = { register: "laws", code } as const;
  const check = (version: number) =>
    checkEntry(contextOf(db, steward, now()), { ...key, version, withoutSource: "on" });
  expect(await check(1)).toMatchObject({ ok: true });

  await test.step("from the country page, without scripts, and what was typed stays where something is missing", async () => {
    const plain = await browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 320, height: 800 },
    });
    await signIn(focal.email, plain);
    const form = await plain.newPage();
    const { origin } = new URL(test.info().project.use.baseURL ?? "");
    await form.goto(`${origin}/en/countries/${ISO3}`);
    await form
      .getByRole("link", { name: /^Report an error: Entered into force, / })
      .first()
      .click();
    await expect(form).toHaveURL(new RegExp(`/laws/${code}`));
    await form.getByRole("textbox", { name: /^What is wrong/ }).fill(WRONG);
    await form.getByRole("button", { name: "Send the report" }).click();
    await expect(refusal(form)).toContainText("What would be right");
    await expect(form.getByRole("textbox", { name: /^What is wrong/ })).toHaveValue(WRONG);
    await form.getByRole("textbox", { name: /^What would be right/ }).fill(RIGHT);
    await form.getByRole("button", { name: "Send the report" }).click();
    await expect(form.getByRole("status").filter({ hasText: "is with the data stewards" })).toBeVisible();
    await expect(report(form)).toContainText("Not answered yet");
    await expectNoSidewaysScroll(form);
    await plain.close();
  });

  await test.step("somebody else who reads the law sees nothing of it", async () => {
    await signIn(people.observer.email);
    await page.goto(`/en/laws/${code}`);
    await expect(page.getByText("Is something wrong here?")).toBeVisible();
    await expect(report(page)).toHaveCount(0);
  });

  await test.step("the steward is told, and accepts it once the law was changed", async () => {
    await signIn(steward.email);
    await page.goto("/en/notifications");
    await page.getByRole("link", { name: "Somebody reports an error in a register that you keep" }).click();
    await expect(report(page)).toContainText("Reported by Fatou Focal");
    await page.goto("/en");
    await page.getByRole("link", { name: "Read and answer" }).click();
    await report(page).getByText("Answer this report").click();
    await report(page).getByLabel("Accept: the entry was changed").check();
    await report(page)
      .getByRole("textbox", { name: /^What was changed/ })
      .fill(ANSWER);
    await report(page).getByRole("button", { name: "Send the answer" }).click();
    await expect(refusal(page)).toContainText("still stands as it was reported");
    await expect(report(page).getByRole("textbox", { name: /^What was changed/ })).toHaveValue(ANSWER);
    await expectAccessible(page);
    const lead = contextOf(db, people.lead, now());
    const changed = await changeEntry(lead, { ...key, version: 2 }, (standing) => ({
      ...standing,
      values: { ...standing.values, inForceOn: "2010-07-01" },
    }));
    expect(changed).toMatchObject({ ok: true, value: { version: 3 } });
    expect(await check(3)).toMatchObject({ ok: true });
    await report(page).getByRole("button", { name: "Send the answer" }).click();
    await expect(page).toHaveURL(/\/error-reports\?state=answered#report-/);
    await expect(report(page)).toContainText("Answered by Sade Steward");
  });

  await test.step("the State is told and reads the answer, without the name of who gave it", async () => {
    await signIn(focal.email);
    await page.goto("/en/notifications");
    await page.getByRole("link", { name: `Your report of an error was answered: ${code}` }).click();
    await expect(page).toHaveURL(new RegExp(`/laws/${code}#report-`));
    await expect(report(page)).toContainText(ANSWER);
    await expect(report(page)).toContainText("What is otherwise since your report");
    await expect(report(page).locator("ins")).toHaveText("1 July 2010");
    await expect(page.getByText("Sade Steward")).toHaveCount(0);
    await expectAccessible(page);
    await page.goto("/en");
    const own = page.getByRole("region", { name: "Errors that you reported" });
    await expect(own).toContainText("Accepted");
    await own.getByRole("link", { name: code }).click();
    await expect(report(page)).toContainText("Data steward");
    await expectAccessible(page);
    await report(page).getByRole("link", { name: "To the entry as it stands now" }).click();
    await expect(report(page)).toContainText("Accepted");
    await page.setViewportSize({ width: 320, height: 800 });
    await page.goto(`/ar/laws/${code}`);
    await expect(report(page)).toContainText(ANSWER);
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
    await page.emulateMedia({ media: "print" });
    await expect(report(page)).toBeHidden();
  });
});
