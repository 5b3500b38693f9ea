/** Duties: several given at once, handed over for a reason, and refused in plain words where people must stay apart. */
import type { Page } from "@playwright/test";
import type { Database } from "@/db/client";
import { addInterest } from "@/lib/users/mutations";
import { expectAccessible } from "../support/accessible";
import { fillDraft } from "../support/drafts";
import { contextOf, makeAssessment, makePerson, makeRound, type TestPerson } from "../support/programme";
import { refusal } from "../support/refusal";
import { expect, test } from "./fixtures";

const dutyRows = (page: Page) => page.getByRole("group", { name: "Duties" }).locator("tbody tr");

/** Declares a nationality as an administrator does. */
async function declareNationality(db: Database, { userId }: TestPerson, iso3: string): Promise<void> {
  const ctx = contextOf(db, await makePerson(db, "Adam Admin", ["administrator"]));
  const declared = await addInterest(ctx, { userId, iso3, kind: "nationality", note: null });
  if (!declared.ok) throw new Error(declared.reason);
}

test("a manager opens assessments and gives one duty on several of them; what is refused stands beside its country", async ({
  page,
  db,
  signIn,
}) => {
  await makeRound(db, "bulk-duties", ["QDA", "QDB", "QDC"]);
  const manager = await makePerson(db, "Mila Manager", ["programme_manager"]);
  const national = await makePerson(db, "Nils National");
  await declareNationality(db, national, "QDB");
  await signIn(manager.email);
  await page.goto("/en/rounds");
  await page
    .getByRole("row", { name: /bulk-duties/ })
    .getByRole("link", { name: "Open assessments and give duties" })
    .click();
  const open = page.locator("#open");
  await page.getByRole("button", { name: "Open the chosen assessments" }).click();
  await expect(refusal(page)).toContainText("Choose at least one country.");
  await open.getByLabel("State QDA").check();
  await open.getByLabel("State QDB").check();
  await page.getByRole("button", { name: "Open the chosen assessments" }).click();
  await expect(page.getByText("The assessments are open.")).toBeVisible();
  await expect(open.getByRole("checkbox")).toHaveCount(1);

  const give = page.locator("form").filter({ has: page.getByLabel("Person") });
  const submit = give.getByRole("button", { name: "Give the duty" });
  await give.getByLabel("State QDA").check();
  await give.getByLabel("State QDB").check();
  await give.getByLabel("Person").selectOption({ label: `Nils National (${national.email})` });
  await submit.click();
  await expect(refusal(page)).toContainText("Choose one.");
  await expect(give.getByLabel("Person")).toHaveValue(national.userId);
  await expect(give.getByLabel("State QDB")).toBeChecked();
  await give.getByLabel("Duty").selectOption("Lead");
  await submit.click();
  const outcome = give.getByRole("status");
  await expect(outcome).toContainText("Given for 1 country.");
  await expect(outcome).toContainText("State QDB: This is the person's own State");
  await expectAccessible(page);
  const held = page.getByRole("group", { name: "Who does what" });
  await expect(held.getByRole("row", { name: /State QDA/ })).toContainText("Lead: Nils National");
  await expect(held.getByRole("row", { name: /State QDB/ })).toContainText("Nobody holds a duty here yet.");
  await held.getByRole("link", { name: "State QDA" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Duties" })).toBeVisible();
  await expect(dutyRows(page)).toHaveText([/Lead\s*Nils National/]);
});

test("without client JavaScript a duty is given, handed over with a reason and ended; people who must stay apart are refused", async ({
  browser,
  db,
  signIn,
}) => {
  const assessmentId = await makeAssessment(db, await makeRound(db, "hand-over", ["QDD"]), "QDD");
  const [manager, rater, reviewer, successor, national] = [
    await makePerson(db, "Marc Manager", ["programme_manager"]),
    await makePerson(db, "Rosa Rater"),
    await makePerson(db, "Ravi Reviewer"),
    await makePerson(db, "Sara Successor"),
    await makePerson(db, "Nora National"),
  ];
  await makePerson(db, "Anna Administrator", ["administrator"]);
  await declareNationality(db, national, "QDD");
  await fillDraft(db, assessmentId, rater.userId);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(manager.email, context);
  await page.goto("/en/rounds/hand-over/QDD/duties");

  const give = page.locator("#give");
  const choose = async ({ name, email }: TestPerson, duty: string) => {
    await give.getByLabel("Person").selectOption({ label: `${name} (${email})` });
    await give.getByLabel("Duty").selectOption(duty);
    await give.getByRole("button", { name: "Give the duty" }).click();
  };
  await choose(national, "Assessor");
  await expect(refusal(page)).toContainText(
    "This is the person's own State or one of declared interest. Only the duty of focal point may be given there.",
  );
  await expect(give.getByLabel("Person")).toHaveValue(national.userId);
  await choose(national, "Focal point");
  await expect(page.getByText("The duty is given.")).toBeVisible();
  await choose(rater, "Reviewer");
  await expect(refusal(page)).toContainText("This person rated in this assessment before");
  await choose(rater, "Assessor");
  await expect(dutyRows(page)).toHaveCount(2);
  await choose(reviewer, "Reviewer");
  await expect(dutyRows(page)).toHaveCount(3);
  await choose(reviewer, "Assessor");
  await expect(refusal(page)).toContainText("Who rates an assessment does not review or approve it");
  await choose(reviewer, "Approver");
  await expect(refusal(page)).toContainText("Reviewer and approver are two people.");
  await choose(reviewer, "Reviewer");
  await expect(refusal(page)).toContainText("The person holds this duty already.");
  await expect(give.getByRole("option", { name: /Anna Administrator/ })).toHaveCount(0);

  const handOver = page.locator("#hand-over");
  const handTo = async (person: TestPerson, reason: string) => {
    await handOver.getByLabel("Duty").selectOption("Reviewer: Ravi Reviewer");
    await handOver.getByLabel("To").selectOption({ label: `${person.name} (${person.email})` });
    await handOver.getByLabel("Reason").fill(reason);
    await handOver.getByRole("button", { name: "Hand the duty over" }).click();
  };
  await page.getByText("Hand a duty over").click();
  await handTo(successor, "");
  await expect(refusal(page)).toContainText("Reason: Fill this in.");
  await expect(handOver.getByLabel("To")).toHaveValue(successor.userId);
  await handTo(national, "She knows the country");
  await expect(refusal(page)).toContainText("This is the person's own State");
  await expect(handOver.getByLabel("Reason")).toHaveValue("She knows the country");
  await handTo(successor, "On leave until May");
  await expect(page.getByText("The duty is handed over.")).toBeVisible();
  await expect(dutyRows(page).filter({ hasText: "Sara Successor" })).toContainText("Reviewer");
  await expect(dutyRows(page).filter({ hasText: "Ravi Reviewer" })).toContainText("On leave until May");

  await page.getByText("End a duty").click();
  const end = page.locator("#end");
  await end.getByLabel("Duty").selectOption("Assessor: Rosa Rater");
  await end.getByLabel("Reason").fill("The mission is over");
  await end.getByRole("button", { name: "End the duty" }).click();
  await expect(page.getByText("The duty has ended.")).toBeVisible();
  await expect(dutyRows(page).filter({ hasText: "Rosa Rater" })).toContainText("The mission is over");
  await context.close();
});
