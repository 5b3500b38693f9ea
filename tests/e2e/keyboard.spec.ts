/** A draft finished by keyboard alone: scored, reasoned, cited, seen as others will see it, submitted. */
import type { Page } from "@playwright/test";
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { ratings } from "@/db/schema/rating";
import { getAssessment } from "@/lib/assessments/queries";
import { addSource } from "@/lib/sources/mutations";
import { addSourceSchema } from "@/lib/sources/schema";
import { fillDraft } from "../support/drafts";
import { press, tabTo } from "../support/keyboard";
import { contextOf, makePerson } from "../support/programme";
import { openRound } from "../support/released-country";
import { expect, test } from "./fixtures";

const KEY = { round: "keyboard", iso3: "QKB" };
const BASE = `/en/rounds/${KEY.round}/${KEY.iso3}`;
const SCORED = "G6.2";

/** An assessment of its own in which everything is rated but one indicator, and a source to cite for it. */
async function makeDraft(db: Database) {
  const people = {
    manager: await makePerson(db, "Kim Manager", ["programme_manager"]),
    observer: await makePerson(db, "Kim Observer", ["observer"]),
    lead: await makePerson(db, "Kim Lead"),
    reviewer: await makePerson(db, "Kim Reviewer"),
    approver: await makePerson(db, "Kim Approver"),
  };
  await openRound(db, people, KEY.round, [KEY.iso3]);
  const lead = contextOf(db, people.lead);
  const { assessment } = await getAssessment(lead, KEY);
  await fillDraft(db, assessment.id, people.lead.userId, { [SCORED]: null });
  const source = await addSource(
    lead,
    addSourceSchema.parse({
      type: "official_document",
      title: "Report of the coordinating council",
      publisher: "Coordinating council",
      accessClass: "public",
      reliability: "A",
      credibility: "1",
      publishedOn: "2025-06",
      issuedByState: true,
      typedLanguage: "en",
      countries: [KEY.iso3],
    }),
  );
  if (!source.ok) throw new Error("no source");
  return { lead: people.lead, assessmentId: assessment.id, source: source.value.code };
}

const expectTitle = (page: Page, name: string) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

test("by keyboard alone one scores, gives a reason, cites, checks the answers and submits", async ({
  page,
  db,
  signIn,
}) => {
  const { lead, assessmentId, source } = await makeDraft(db);
  const card = page.locator(`article[id="${SCORED}"]`);
  await signIn(lead.email);
  await page.goto(`${BASE}/G6`);
  await expect(page.locator("form[data-live]").first()).toBeVisible();
  await tabTo(page, card.getByRole("radio", { name: /^0 / }));
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(card.getByRole("radio", { name: /^2 / })).toBeChecked();
  await tabTo(page, card.getByLabel("Rationale"));
  await page.keyboard.type("typed by hand");
  await tabTo(page, card.getByText("Add a source"));
  await expect(card.locator('[data-save-state="saved"]')).toBeVisible();
  await page.keyboard.press("Enter");
  await press(page, card.getByRole("button", { name: "Search" }));
  await press(page, card.getByRole("button", { name: new RegExp(source) }));
  await tabTo(page, card.getByLabel("Where in the source"));
  await page.keyboard.type("p. 12");
  await tabTo(page, card.getByLabel("What it shows"));
  await page.keyboard.press("ArrowDown");
  await press(page, card.getByRole("button", { name: "Cite it" }));
  await expect(card.getByText("p. 12")).toBeVisible();
  const [row] = await db.read
    .select({ level: ratings.level, rationale: ratings.rationale })
    .from(ratings)
    .where(and(eq(ratings.assessmentId, assessmentId), eq(ratings.indicator, SCORED)));
  expect(row).toEqual({ level: "2.000", rationale: "typed by hand" });

  await press(page, page.getByRole("link", { name: "Check the answers of G6" }));
  await expectTitle(page, "Check the answers of G6");
  await press(page, page.getByRole("link", { name: "Check the whole assessment" }));
  await expectTitle(page, "Check answers and submit");
  for (const view of ["As the State will read it", "As a reader will read it"]) {
    await press(page, page.getByRole("link", { name: view }));
    await expectTitle(page, view);
    await press(page, page.getByRole("link", { name: "Back to checking and submitting" }));
    await expectTitle(page, "Check answers and submit");
  }
  await tabTo(page, page.getByLabel("I have seen the page"));
  await page.keyboard.press("Space");
  await press(page, page.getByRole("button", { name: "Submit for review" }));
  await expect(page.getByText("This assessment is not in drafting.")).toBeVisible();
  const [submitted] = await db.read
    .select({ state: assessments.state })
    .from(assessments)
    .where(eq(assessments.id, assessmentId));
  expect(submitted).toEqual({ state: "internal_review" });
});
