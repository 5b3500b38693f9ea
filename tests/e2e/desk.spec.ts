/** The desk of a round, and one indicator in all its countries: what a manager sends and a reviewer says from there. */
import { eq } from "drizzle-orm";
import { assessmentDueDates } from "@/db/schema/assessment";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { setState } from "../support/programme";
import { makeProgramme, openRound, rateAll } from "../support/released-country";
import { assessmentIdOf } from "../support/two-people";
import { expect, test } from "./fixtures";

test("a manager finds what is late, reminds whoever holds it, and follows a number to its list", async ({
  page,
  db,
  signIn,
}) => {
  const round = "desked";
  const people = await makeProgramme(db);
  await openRound(db, people, round, ["QDA", "QDB"]);
  const late = await assessmentIdOf(db, round, "QDA");
  await rateAll(db, people, { round, iso3: "QDA" });
  await setState(db, late, "internal_review");
  await db.transaction((tx) =>
    tx
      .update(assessmentDueDates)
      .set({ dueOn: "2026-01-05" })
      .where(eq(assessmentDueDates.assessmentId, late)),
  );
  await signIn(people.manager.email);

  await test.step("the round leads to the desk, and the desk to who is late", async () => {
    await page.goto(`/en/rounds/${round}`);
    await page.getByRole("link", { name: "Desk", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Desk" })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole("link", { name: /· Overdue$/ }).click();
    const list = page.getByRole("table", { name: "Assessments", exact: true });
    await expect(list.getByRole("row", { name: /QDA/ })).toContainText("Reviewer: Reviewer");
    await expect(page.getByText("Shown: overdue.")).toBeVisible();
  });

  await test.step("a reminder is sent once", async () => {
    const row = page.getByRole("table", { name: "Reminders" }).getByRole("row", { name: /QDA/ });
    await row.getByRole("button", { name: /Send the reminder/ }).click();
    await expect(row.getByText("Reminded today.")).toBeVisible();
    await expect(row.getByRole("button")).toHaveCount(0);
    await page.reload();
    await expect(row.getByText("Reminded today.")).toBeVisible();
  });

  await test.step("a count of the quality panel opens its list", async () => {
    await page.getByRole("link", { name: /rests on one source or none/ }).click();
    await expect(page.getByRole("heading", { name: /^Found: A rating that rests/ })).toBeVisible();
    await expect(page.getByRole("row", { name: /QDA G2\.1/ })).toContainText("No source that counts");
    await expectAccessible(page);
    await page.setViewportSize({ width: 320, height: 800 });
    await expectNoSidewaysScroll(page);
  });

  await test.step("the deadlines come as a calendar file", async () => {
    const file = await page.request.get(`/api/rounds/${round}/deadlines?locale=en`);
    expect(file.headers()["content-type"]).toContain("text/calendar");
    expect(await file.text()).toContain("UID:desked-QDA-internal_review@");
  });

  await test.step("who was reminded is told of it, with the way to the assessment", async () => {
    await page.context().clearCookies();
    await signIn(people.reviewer.email);
    await page.goto("/en/notifications");
    await page.getByRole("link", { name: /reminded of a deadline/ }).click();
    await expect(page).toHaveURL(new RegExp(`/en/rounds/${round}/QDA`));
  });
});

test("a reviewer finds a level far from the others, and says so as a review comment", async ({
  page,
  db,
  signIn,
}) => {
  const round = "compared";
  const countries = ["QDC", "QDD", "QDE", "QDF", "QDG"];
  const people = await makeProgramme(db);
  await openRound(db, people, round, [...countries, "QDH"]);
  for (const iso3 of countries) {
    const key = { round, iso3 };
    await rateAll(
      db,
      people,
      key,
      iso3 === "QDC" ? { "C2.1": { level: 0, rationale: "Nothing is planned." } } : {},
    );
    await setState(db, await assessmentIdOf(db, round, iso3), "internal_review");
  }
  await signIn(people.reviewer.email);
  await page.goto(`/en/rounds/${round}`);
  await page.getByRole("link", { name: "Consistency" }).click();
  await page.getByLabel("Indicator").selectOption("C2.1");
  await page.getByLabel("Flagged only").check();
  await page.getByRole("button", { name: "Show" }).click();
  const rows = page.getByRole("table", { name: "Consistency" }).getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.nth(1)).toContainText("median 2 of 5 assessments");
  await expect(page.getByRole("main")).not.toContainText("State QDH");
  await expectAccessible(page);

  await page.getByRole("link", { name: /Write a remark/ }).click();
  await page.getByLabel("Remark on State QDC").fill("The others have the same circular.");
  await page.getByRole("button", { name: "Send the remark" }).click();
  await page.getByRole("link", { name: /The remark on State QDC/ }).click();
  await expect(page.getByText("The others have the same circular.")).toBeVisible();

  await page.goto(`/en/rounds/${round}/comparison`);
  await expect(page.getByText("For comparison, not an input")).toBeVisible();
  await expectAccessible(page);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByText("for the screen of reviewers")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
});
