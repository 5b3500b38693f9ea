/** From a low level to a finding and a recommendation; then what the State answers and reports, and what the programme finds. */
import { getAssessment } from "@/lib/assessments/queries";
import { expectAccessible } from "../support/accessible";
import { contextOf, makePerson } from "../support/programme";
import { makeRecommendation } from "../support/recommended";
import { giveOne, makeProgramme, openRound, publish, rateAll } from "../support/released-country";
import { expect, test } from "./fixtures";

const ROUND = "found";
const ISO3 = "QFA";
const STATEMENT = "The law names no offence.";

test("a person accepts what the rule proposes, and recommends something because of it", async ({
  page,
  db,
  signIn,
}) => {
  const people = await makeProgramme(db);
  await openRound(db, people, ROUND, [ISO3]);
  await rateAll(db, people, { round: ROUND, iso3: ISO3 }, { "G2.1": { level: 0 } });
  await signIn(people.lead.email);
  await page.goto(`/en/rounds/${ROUND}/${ISO3}/findings`);
  const proposal = page.getByRole("row", { name: /G2\.1/ });
  await expect(proposal).toContainText("low level · a gate applies");
  await proposal.getByRole("link", { name: "Decide: G2.1" }).click();
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.locator("#finding").getByRole("alert")).toContainText("Statement");
  await expectAccessible(page);
  await page.getByLabel("Statement").fill(STATEMENT);
  await page.getByRole("button", { name: "Accept" }).click();
  await expect(page.getByRole("heading", { name: `Finding ${ROUND}-${ISO3}-F-001` })).toBeVisible();

  await page.getByText("Add a recommendation").click();
  const form = page.locator("#recommendation");
  await form.getByLabel("Recommendation", { exact: true }).fill("Name the offence.");
  await form.getByRole("textbox", { name: /^Institution/ }).fill("Parliament");
  await form.getByRole("radio", { name: "recommends as a matter of urgency" }).check();
  await form.getByRole("radio", { name: "Law" }).check();
  await form.getByLabel("Last day").fill("2099-06-30");
  await form.getByRole("radio", { name: "Low" }).check();
  await form.getByRole("combobox", { name: /^G2\.1/ }).selectOption("3");
  await form.getByRole("button", { name: "Add the recommendation" }).click();
  await expect(page).toHaveURL(new RegExp(`/en/recommendations/${ROUND}-${ISO3}-R-001$`));
  await expect(page.getByRole("main")).toContainText("Now 0, to reach 3");
  await expectAccessible(page);
});

test("the State answers and reports, and the programme verifies it", async ({
  page,
  db,
  signIn,
  browser,
}) => {
  const key = { round: "followed", iso3: "QFB" };
  const people = await makeProgramme(db);
  await openRound(db, people, key.round, [key.iso3]);
  await rateAll(db, people, key);
  const { assessment } = await getAssessment(contextOf(db, people.lead), key);
  const code = await makeRecommendation(db, assessment, people.lead.userId);
  const focal = await makePerson(db, "Focal Point");
  await giveOne(contextOf(db, people.manager), key, focal, "focal_point");
  await publish(db, people, key);
  const address = `/recommendations/${code}`;

  await signIn(focal.email);
  await page.goto(address); // the permanent address has no language
  await expect(page.getByRole("main")).toContainText("Overdue");
  await page.getByText("Answer for your State").click();
  await page.locator("#answer").getByRole("radio", { name: "Accepted in part" }).check();
  await page.locator("#answer").getByLabel("Reason").fill("Parliament decides in spring.");
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("By its focal point");
  await page.getByText("Report on the progress").click();
  await page.locator("#report").getByRole("radio", { name: "Reported done" }).check();
  await page.locator("#report").getByLabel("What was done").fill("The law was published.");
  await page.getByRole("button", { name: "Report", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("Reported by the State");
  await expect(page.getByRole("main")).not.toContainText("Overdue");
  await page.getByLabel("Choose a file").setInputFiles({
    name: "gazette.txt",
    mimeType: "text/plain",
    buffer: Buffer.from("Law 1 of 2026."),
  });
  await page.getByRole("button", { name: /^Send/ }).click();
  await expect(page.getByRole("link", { name: "gazette.txt" })).toBeVisible();
  await expectAccessible(page);

  const other = await browser.newContext();
  await signIn(people.manager.email, other);
  const desk = await other.newPage();
  await desk.goto(`/en${address}`);
  await desk.getByText("Verify what was reported done").click();
  await desk.locator("#verify").getByRole("radio", { name: "It is done" }).check();
  await desk.locator("#verify").getByLabel("What you looked at").fill("The gazette.");
  await desk.getByRole("button", { name: "Save what you found" }).click();
  await expect(desk.getByRole("main")).toContainText("Found by the programme");
  await other.close();
});
