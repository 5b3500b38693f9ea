/** A second person rates without seeing the first ratings; both are shown, a difference is decided, the draft follows. */
import type { Browser, BrowserContext, Page } from "@playwright/test";
import type { Database } from "@/db/client";
import { getAssessment } from "@/lib/assessments/queries";
import { newId } from "@/lib/core/ids";
import { saveRating } from "@/lib/ratings/mutations";
import { secondRatingPage } from "@/lib/second-ratings/page";
import { expectAccessible } from "../support/accessible";
import { fillDraft } from "../support/drafts";
import { card, saveState } from "../support/indicator-card";
import { contextOf, makePerson, TEST_NOW, type TestPerson } from "../support/programme";
import { giveOne, makeProgramme, openRound } from "../support/released-country";
import { expect, test } from "./fixtures";

const ROUND = "blind";
const ISO3 = "QSR";
const BASE = `/en/rounds/${ROUND}/${ISO3}`;
const KEY = { round: ROUND, iso3: ISO3 };
const GATE = "G2.1";
const FIRST_REASON = "The act names all three elements.";

/** A complete first draft in a round that asks for a second rating, and all second ratings but the one of the gate. */
async function makeJourney(db: Database) {
  const people = await makeProgramme(db);
  await openRound(db, people, ROUND, [ISO3], { secondRating: true });
  const second: TestPerson = await makePerson(db, "Sela Second");
  await giveOne(contextOf(db, people.manager), KEY, second, "second_rater");
  const { assessment } = await getAssessment(contextOf(db, people.lead), KEY);
  await fillDraft(db, assessment.id, people.lead.userId, { [GATE]: { level: 3, rationale: FIRST_REASON } });
  const ctx = contextOf(db, second);
  const { sample } = await secondRatingPage({ ...ctx, actor: second }, "en", KEY);
  for (const { indicator } of sample.filter((one) => one.indicator !== GATE)) {
    const rating = {
      ...KEY,
      indicator,
      kind: "second",
      baseVersion: 0,
      mutationId: newId(TEST_NOW),
    } as const;
    await saveRating(ctx, {
      ...rating,
      fields: { state: "rated", level: 2, rationale: "Read from the sources." },
    });
  }
  return { ...people, second };
}

const pairOf = (page: Page) => page.locator(`[id="pair-${GATE}"]`);

async function pageOf(
  browser: Browser,
  signIn: (email: string, context: BrowserContext) => Promise<void>,
  email: string,
): Promise<Page> {
  const context = await browser.newContext();
  await signIn(email, context);
  return context.newPage();
}

test("a gate is rated blind, the difference is decided, and the draft follows", async ({
  browser,
  db,
  signIn,
}) => {
  const people = await makeJourney(db);
  const second = await pageOf(browser, signIn, people.second.email);
  const reviewer = await pageOf(browser, signIn, people.reviewer.email);
  const lead = await pageOf(browser, signIn, people.lead.email);

  await test.step("the second rater comes from My work and rates the gate from the sources alone", async () => {
    await second.goto("/en");
    await second.getByRole("link", { name: "Rate blind" }).click();
    await expect(second.locator("form[data-live]").first()).toBeVisible();
    await expect(second.locator("body")).not.toContainText(FIRST_REASON);
    await card(second, GATE).getByRole("radio", { name: /^0 / }).check();
    await second.getByRole("button", { name: "Hand in" }).click();
    const refusal = second.locator("#hand-in").getByRole("alert");
    await expect(refusal).toContainText("An indicator has no level or no reason yet.");
    await expect(refusal).toBeFocused();
    await card(second, GATE).getByLabel("Rationale").fill("No act was found in the gazette.");
    await expect(saveState(second, GATE, "saved")).toBeVisible();
    await expectAccessible(second);
  });

  await test.step("until it is handed in the lead sees that it waits, and no level", async () => {
    await lead.goto(`${BASE}/second-rating`);
    await expect(lead.getByText("The second rater has not handed in yet.")).toBeVisible();
    await expect(lead.locator("body")).not.toContainText("gazette");
  });

  await test.step("handing in shows both ratings", async () => {
    await second.getByRole("button", { name: "Hand in" }).click();
    await expect(second.getByRole("heading", { name: "Both ratings" })).toBeVisible();
    await expect(
      second.locator("[tabindex='-1']", { has: second.locator("#compared") }).last(),
    ).toBeFocused();
    await expect(pairOf(second)).toContainText(FIRST_REASON);
  });

  await test.step("the reviewer decides, with a reason", async () => {
    await reviewer.goto("/en");
    await reviewer.getByRole("link", { name: "Decide between two ratings" }).click();
    const pair = pairOf(reviewer);
    await expect(pair).toContainText("To be decided by the reviewer");
    await pair.getByRole("radio", { name: /^1 · / }).check();
    await pair.getByRole("button", { name: "Record the decision" }).click();
    await expect(pair.getByRole("alert")).toContainText("Reason of the decision");
    await pair.getByLabel("Reason of the decision").fill("The act of 2019 covers children only.");
    await pair.getByRole("button", { name: "Record the decision" }).click();
    await expect(pair).toContainText("The act of 2019 covers children only.");
    await expectAccessible(reviewer);
  });

  await test.step("the lead is led from the step to the pair, changes the level, and nothing of it is open any more", async () => {
    await lead.goto(`${BASE}/review`);
    await lead.getByRole("link", { name: `${GATE}: the level is not the one that was decided` }).click();
    await expect(pairOf(lead)).toContainText("The first rating does not say so yet.");
    await pairOf(lead).getByRole("link", { name: GATE }).click();
    await expect(lead.locator("form[data-live]").first()).toBeVisible();
    await card(lead, GATE).getByRole("radio", { name: /^1 / }).check();
    await expect(saveState(lead, GATE, "saved")).toBeVisible();
    await lead.goto(`${BASE}/review`);
    await expect(lead.getByRole("link", { name: "Submit for review" })).toBeVisible();
    await expect(lead.getByText("the level is not the one that was decided")).toBeHidden();
  });
});
