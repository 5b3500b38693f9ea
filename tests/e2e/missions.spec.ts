/** A visit: from a request without an answer to a meeting, its notes, a source, and a citation on the card. */
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { informationRequestIndicators, informationRequests } from "@/db/schema/information-request";
import { addDays } from "@/lib/core/days";
import { newId } from "@/lib/core/ids";
import { one } from "@/lib/core/rows";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { card } from "../support/indicator-card";
import { makeProgramme, openRound } from "../support/released-country";
import { assessmentIdOf } from "../support/two-people";
import { expect, test } from "./fixtures";

const ROUND = "visited";
const ISO3 = "QAV";
const BASE = `/en/rounds/${ROUND}/${ISO3}`;
const COURT = "Court of Appeal";
const NOTES = "The court keeps a list of convictions by offence.";
const TODAY = new Date().toISOString().slice(0, 10);
const YESTERDAY = addDays(TODAY, -1);

/** The court was asked about one indicator and did not answer in time. */
async function makeSilentInstitution(db: Database, addedBy: string): Promise<void> {
  const now = new Date();
  const assessmentId = await assessmentIdOf(db, ROUND, ISO3);
  const { editionId } = one(
    await db.read
      .select({ editionId: assessments.editionId })
      .from(assessments)
      .where(eq(assessments.id, assessmentId)),
  );
  const id = newId(now);
  await db.transaction(async (tx) => {
    await tx.insert(informationRequests).values({
      id,
      assessmentId,
      number: 1,
      what: "Convictions of 2025 by offence",
      institutionName: COURT,
      askedOn: "2026-01-05",
      dueOn: "2026-02-05",
      language: "en",
      addedBy,
      addedAt: now,
      version: 1,
    });
    await tx.insert(informationRequestIndicators).values({ requestId: id, editionId, indicator: "G2.1" });
  });
}

test("an institution that owes an answer is met, and what it says becomes a source and a citation", async ({
  page,
  db,
  signIn,
}) => {
  const people = await makeProgramme(db);
  await openRound(db, people, ROUND, [ISO3]);
  await makeSilentInstitution(db, people.lead.userId);
  await signIn(people.lead.email);

  await test.step("a mission is planned", async () => {
    await page.goto(`${BASE}/scope`);
    await page.getByRole("link", { name: "Missions" }).click();
    await expect(page.getByText("No mission is planned yet.")).toBeVisible();
    await page.getByText("Plan a mission").click();
    await page.getByRole("button", { name: "Plan it" }).click();
    await expect(page.locator("#mission").getByRole("alert")).toContainText("First day");
    await expectAccessible(page);
    await page.getByLabel("First day").fill(addDays(TODAY, -2));
    await page.getByLabel("Last day").fill(addDays(TODAY, 2));
    await page.getByLabel("Places").fill("Lakemouth");
    await page.getByRole("button", { name: "Plan it" }).click();
    await expect(page.getByRole("heading", { name: "Mission 1" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("who owes an answer is met in one step, about what it was asked", async () => {
    await page.getByRole("checkbox", { name: COURT }).check();
    const silent = page.locator("#silent-institutions");
    await silent.getByLabel("Day").fill(YESTERDAY);
    await page.getByRole("button", { name: "Plan these meetings" }).click();
    const row = page.getByRole("row", { name: new RegExp(COURT) });
    await expect(row).toContainText("No answer since");
    await expect(row).toContainText("G2.1");
    await expect(silent).toBeHidden();
    const file = await page.request.get(`/api/assessments/${ROUND}/${ISO3}/missions/1`);
    expect(file.headers()["cache-control"]).toBe("no-store");
    expect(await file.text()).toContain(`1,${YESTERDAY},,,${COURT},,,planned,,G2.1`);
  });

  await test.step("the notebook holds the question and room to write, and prints without anything to press", async () => {
    await page.getByRole("link", { name: "Notebook for the visit" }).click();
    await expect(page.getByRole("heading", { name: "Notebook of mission 1" })).toBeVisible();
    await expect(page.getByRole("article").filter({ hasText: "G2.1" })).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("main button:visible")).toHaveCount(0);
    await page.emulateMedia({ media: "screen" });
  });

  await test.step("it is noted as held only once the plan is acknowledged", async () => {
    await page.goto(`${BASE}/missions/1/1`);
    await expect(page.getByText("Once the meeting is noted as held")).toBeVisible();
    await page.getByRole("radio", { name: "Held" }).check();
    await page.getByLabel(/^Place/).fill("Lakemouth");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.locator("#meeting").getByRole("alert")).toContainText("safety and ethics plan");
    await expectAccessible(page);
    await page.goto(`${BASE}/missions/1`);
    await page.getByRole("button", { name: "Acknowledge the plan" }).click();
    await expect(page.getByText(/^Acknowledged by the lead on/)).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(page.locator("main form:visible")).toHaveCount(0);
    await expect(page.getByRole("table", { name: "Programme of the visit" })).toBeVisible();
    await page.emulateMedia({ media: "screen" });
    await page.goto(`${BASE}/missions/1/1`);
    await page.getByRole("radio", { name: "Held" }).check();
    await page.getByLabel(/^Place/).fill("Lakemouth");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("heading", { name: "What was agreed and said" })).toBeVisible();
    await expect(page.locator("#record")).toBeVisible();
  });

  await test.step("what was agreed and said is written down without a name, and with consent alone", async () => {
    const record = page.locator("#record");
    await record.getByLabel("Code of the person").fill("P-7");
    await record.getByRole("radio", { name: "Refused" }).check();
    await record.getByLabel("Day of consent or refusal").fill(YESTERDAY);
    await record.getByRole("radio", { name: "By institution" }).check();
    await record.getByLabel("To be erased on").fill(addDays(TODAY, 365));
    await record.getByLabel(/^Notes/).fill(NOTES);
    await page.getByRole("button", { name: "Save what was agreed and said" }).click();
    await expect(record.getByRole("alert")).toContainText("Without consent no notes are kept");
    await expect(record.getByLabel(/^Notes/)).toHaveValue(NOTES);
    await record.getByRole("radio", { name: "Given" }).check();
    await page.getByRole("button", { name: "Save what was agreed and said" }).click();
    await expect(page.getByRole("heading", { name: "Make a source of this meeting" })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step("the notes become a source, and the card cites it", async () => {
    const source = page.locator("#make-source-form");
    await source.getByRole("radio", { name: "Interview with an official" }).check();
    await page.getByRole("button", { name: "Make the source" }).click();
    await expect(page.getByRole("main")).toContainText("Source of this meeting");
    await expect(page.getByText(NOTES)).toHaveCount(0);
    await expect(page.locator("#record")).toHaveCount(0);
    await page.getByRole("link", { name: /^QAV-S-/ }).click();
    await expect(page.getByText(NOTES)).toBeVisible();
    await expect(page.getByText(`Meeting with ${COURT}`).first()).toBeVisible();
    await page.goto(`${BASE}/G2`);
    await expect(
      card(page, "G2.1")
        .getByRole("link", { name: /^QAV-S-/ })
        .first(),
    ).toBeVisible();
  });

  await test.step("the scope takes over where the team was", async () => {
    await page.goto(`${BASE}/scope`);
    await page.getByRole("checkbox", { name: "Lakemouth" }).check();
    await page.locator("#visited-places").getByRole("button", { name: "Add the chosen ones" }).click();
    await expect(page.getByRole("checkbox", { name: "Lakemouth" })).toBeHidden();
    await expect(page.getByRole("textbox", { name: /^Places visited/ })).toHaveValue("Lakemouth");
  });

  await test.step("on a small phone and in Arabic nothing is cut off", async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    for (const path of ["missions", "missions/1", "missions/1/1", "missions/1/notebook"]) {
      await page.goto(`/ar/rounds/${ROUND}/${ISO3}/${path}`);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });

  await test.step("the reviewer reads the programme and nothing that was said", async () => {
    await signIn(people.reviewer.email);
    await page.goto(`${BASE}/missions/1/1`);
    await expect(page.getByRole("heading", { name: `Meeting with ${COURT}` })).toBeVisible();
    await expect(page.getByRole("heading", { name: "What was agreed and said" })).toHaveCount(0);
  });
});
