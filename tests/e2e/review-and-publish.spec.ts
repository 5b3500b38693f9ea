/** From a draft to a release in a browser: scored, submitted, returned, submitted again, passed on, published, read. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "@playwright/test";
import type { Database } from "@/db/client";
import { getAssessment } from "@/lib/assessments/queries";
import { parseRelease } from "@/lib/releases/queries";
import { fillDraft } from "../support/drafts";
import { card, saveState } from "../support/indicator-card";
import { openPreviews } from "../support/previews";
import { contextOf, makePerson } from "../support/programme";
import { giveOne, openRound } from "../support/released-country";
import { emailOf, expect, test } from "./fixtures";

const ROUND = "journey";
const ISO3 = "QRP";
const BASE = `/en/rounds/${ROUND}/${ISO3}`;
const CODE = `${ROUND}-${ISO3}-1`;
const SCORED = "C3.1";
/** The family name of everybody in it, which no reader of the release may meet. */
const FAMILY = "Quennell";
const RETURN_REASON = "The reason on joint teams rests on one letter.";

type SignIn = (email: string, context: Awaited<ReturnType<Browser["newContext"]>>) => Promise<void>;

/** A round of its own with one State: everything is rated but one indicator, a gate applies, one does not apply. */
async function makeJourney(db: Database) {
  const people = {
    manager: await makePerson(db, `Mara ${FAMILY}`, ["programme_manager"]),
    observer: await makePerson(db, `Otis ${FAMILY}`, ["observer"]),
    lead: await makePerson(db, `Lena ${FAMILY}`),
    reviewer: await makePerson(db, `Rosa ${FAMILY}`),
    approver: await makePerson(db, `Abel ${FAMILY}`),
  };
  await openRound(db, people, ROUND, [ISO3]);
  const key = { round: ROUND, iso3: ISO3 };
  const focal = await makePerson(db, `Fay ${FAMILY}`);
  await giveOne(contextOf(db, people.manager), key, focal, "focal_point");
  const { assessment } = await getAssessment(contextOf(db, people.lead), key);
  await fillDraft(db, assessment.id, people.lead.userId, {
    [SCORED]: null,
    "G2.1": { level: 1 },
    "C1.2": { state: "not_applicable" },
  });
  return { ...people, focal };
}

/** The page of a person, in a browser context of its own. */
async function pageOf(browser: Browser, signIn: SignIn, email: string): Promise<Page> {
  const context = await browser.newContext();
  await signIn(email, context);
  return context.newPage();
}

async function openCard(page: Page) {
  await expect(page.locator("form[data-live]").first()).toBeVisible();
  return card(page, SCORED);
}

const isSaved = (page: Page) => expect(saveState(page, SCORED, "saved")).toBeVisible();

async function recordSource(page: Page): Promise<void> {
  await page.getByLabel("Title", { exact: true }).fill("Rules on joint teams");
  await page.getByLabel("Publisher").fill("Office of the prosecutor");
  await page.getByRole("group", { name: "Issued by the State that is assessed" }).getByText(/^yes$/i).click();
  await page.getByRole("group", { name: "Access" }).getByText("Public", { exact: true }).click();
  await page.getByLabel("Reliability of the source").selectOption("A");
  await page.getByLabel("Credibility of the information").selectOption("1");
  await page.getByLabel("Published", { exact: false }).fill("2025-05");
  await page.getByRole("button", { name: "Add the source" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${ISO3}-S-001`);
}

async function submitForReview(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1, name: "Check answers and submit" })).toBeVisible();
  await openPreviews(page, "Back to checking and submitting");
  await page.getByLabel("I have seen the page").check();
  await page.getByRole("button", { name: "Submit for review" }).click();
  await expect(page.getByText("This assessment is not in drafting.")).toBeVisible();
}

async function statusesOf(page: Page, paths: readonly string[]): Promise<Record<string, number>> {
  const statuses: Record<string, number> = {};
  for (const path of paths) statuses[path] = (await page.request.get(path)).status();
  return statuses;
}

test("an assessment goes the whole way to a release that each person reads as far as allowed", async ({
  browser,
  db,
  signIn,
}) => {
  const people = await makeJourney(db);
  const open = (email: string) => pageOf(browser, signIn, email);
  const lead = await open(people.lead.email);
  const reviewer = await open(people.reviewer.email);
  const approver = await open(people.approver.email);

  await test.step("the lead scores what is left and cites a source", async () => {
    await lead.goto("/en");
    await lead.getByRole("link", { name: `Continue at ${SCORED}` }).click();
    await (await openCard(lead)).getByText("Add a source").click();
    await card(lead, SCORED).getByRole("link", { name: "Record a new source" }).click();
    await recordSource(lead);
    await lead.goto(`${BASE}/C3`);
    const scored = await openCard(lead);
    await scored.getByRole("radio", { name: /^2 / }).check();
    await scored.getByLabel("Rationale").fill("Joint teams exist by rule.");
    await isSaved(lead);
    await scored.getByText("Add a source").click();
    await scored.getByRole("button", { name: "Search" }).click();
    await scored.getByRole("button", { name: new RegExp(`${ISO3}-S-001`) }).click();
    await scored.getByLabel("Where in the source").fill("rule 4");
    await scored.getByLabel("What it shows").selectOption("exists");
    await scored.getByRole("button", { name: "Cite it" }).click();
    await expect(scored.getByText("rule 4")).toBeVisible();
  });

  await test.step("the lead sees the page as others will, confirms and submits", async () => {
    await lead.goto("/en");
    await lead.getByRole("link", { name: "Check answers and submit" }).click();
    await expect(lead.getByText("Everything that the edition asks for is there.")).toBeVisible();
    await lead.getByRole("button", { name: "Submit for review" }).click();
    await expect(lead.getByText(/^You have not opened the two pages yet/)).toHaveCount(1);
    for (const view of ["As the State will read it", "As a reader will read it"]) {
      await lead.getByRole("link", { name: view }).click();
      await expect(lead.getByRole("heading", { level: 1, name: view })).toBeVisible();
      await expect(lead.getByText("Joint teams exist by rule.")).toBeVisible();
      await expect(lead.getByText("A note that stays in the team.")).toHaveCount(0);
      await lead.getByRole("link", { name: "Back to checking and submitting" }).click();
    }
    await submitForReview(lead);
  });

  await test.step("the reviewer comments and sends it back with reasons", async () => {
    await reviewer.goto("/en");
    await reviewer.getByRole("link", { name: "Review", exact: true }).click();
    await reviewer.goto(`${BASE}/C3`);
    const levels = card(reviewer, SCORED)
      .getByRole("list", { name: "Which sentence describes" })
      .getByRole("listitem");
    await expect(levels).toHaveCount(5);
    await expect(levels.filter({ hasText: "Chosen" })).toHaveText(/^2/);
    await reviewer.getByRole("link", { name: `Comment on ${SCORED}` }).click();
    await expect(reviewer.getByLabel("Indicator")).toHaveValue(SCORED);
    await expect(reviewer.getByRole("link", { name: `Back to the card of ${SCORED}` })).toBeVisible();
    await reviewer.getByLabel("Comment", { exact: true }).fill("Which rule, and since when?");
    await reviewer.getByRole("button", { name: "Open the comment" }).click();
    await expect(reviewer.getByRole("article").getByText("Which rule, and since when?")).toBeVisible();
    await reviewer.getByRole("link", { name: "Send back with reasons" }).click();
    await reviewer.getByRole("button", { name: "Send back with reasons" }).click();
    await expect(reviewer.getByRole("alert").getByText("Give the reasons.")).toBeVisible();
    await reviewer.getByLabel("Reasons").fill(RETURN_REASON);
    await reviewer.getByRole("button", { name: "Send back with reasons" }).click();
    await expect(reviewer).toHaveURL(/\/history$/);
  });

  await test.step("the lead learns why it came back, changes, replies and submits again", async () => {
    await lead.goto("/en");
    await expect(lead.getByText(`Returned: ${RETURN_REASON}`)).toBeVisible();
    await lead.goto(`${BASE}/C3`);
    const scored = await openCard(lead);
    await scored.getByLabel("Rationale").fill("Joint teams exist by rule 4 of 2025.");
    await isSaved(lead);
    await scored.getByLabel("Your reply").fill("Rule 4, since May 2025.");
    await scored.getByRole("button", { name: "Send the reply" }).click();
    await expect(scored.getByText("Rule 4, since May 2025.", { exact: true })).toBeVisible();
    await lead.goto("/en");
    await lead.getByRole("link", { name: "Check answers and submit" }).click();
    const notes = lead.getByRole("region", { name: "One open comment" });
    await expect(notes.getByRole("link", { name: SCORED })).toHaveAttribute("href", `${BASE}/C3#${SCORED}`);
    await submitForReview(lead);
  });

  await test.step("the reviewer settles everything and passes it on", async () => {
    await reviewer.goto("/en");
    await reviewer.getByRole("link", { name: "Review", exact: true }).click();
    await expect(reviewer.getByText("Rule 4, since May 2025.", { exact: true })).toBeVisible();
    await expect(reviewer.getByRole("link", { name: "Pass on for approval" })).toHaveCount(0);
    await reviewer.getByRole("link", { name: `${SCORED}: a comment is open` }).click();
    await reviewer.getByText("Resolve", { exact: true }).click();
    await reviewer.getByLabel("What settled it").fill("The rule is named.");
    await reviewer.getByRole("button", { name: "Mark as resolved" }).click();
    await expect(reviewer.getByText("1 closed comment")).toBeVisible();
    await reviewer.getByRole("button", { name: "Confirm that the gate applies" }).click();
    await reviewer.getByRole("button", { name: "Approve that it does not apply" }).click();
    await expect(reviewer.getByText("Confirmed", { exact: true })).toHaveCount(2);
    await reviewer.getByRole("link", { name: "Pass on for approval" }).click();
    await reviewer.getByRole("button", { name: "Pass on for approval" }).click();
    await expect(reviewer).toHaveURL(/\/history$/);
  });

  await test.step("the approver confirms the preview and publishes", async () => {
    await approver.goto("/en");
    await approver.getByRole("link", { name: "Look at it and decide" }).click();
    await approver.getByRole("link", { name: "Publish", exact: true }).click();
    await approver.getByRole("button", { name: "Publish the release" }).click();
    await expect(approver.getByText(/^You have not opened the two pages yet/)).toHaveCount(1);
    await openPreviews(approver, "Back to publishing");
    await approver.getByLabel("I have seen the page").check();
    await approver.getByRole("button", { name: "Publish the release" }).click();
    await expect(approver).toHaveURL(new RegExp(`/en/releases/${CODE}$`));
  });

  const observer = await open(emailOf("observer"));
  await test.step("an observer reads the release at its permanent address and downloads it", async () => {
    await observer.goto(`/releases/${CODE}`);
    await expect(observer).toHaveURL(new RegExp(`/en/releases/${CODE}$`));
    await expect(observer.getByText("The State has not yet been asked to comment.").first()).toBeVisible();
    await observer.locator("summary", { hasText: /^C3 / }).click();
    await expect(observer.getByText("Joint teams exist by rule 4 of 2025.")).toBeVisible();
    const [download] = await Promise.all([
      observer.waitForEvent("download"),
      observer.getByRole("link", { name: "Download as JSON" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${CODE}.json`);
    const text = readFileSync(await download.path(), "utf8");
    expect(parseRelease(text)).toMatchObject({ format: "gpat-release/1", code: CODE });
    await expect(observer.getByText(createHash("sha256").update(text).digest("hex"))).toBeVisible();
    for (const hidden of ["A note that stays in the team.", "Which rule, and since when?", FAMILY]) {
      expect(text).not.toContain(hidden);
      expect(await observer.content()).not.toContain(hidden);
    }
    await observer.goto("/en/releases");
    await expect(observer.getByRole("link", { name: CODE })).toBeVisible();
  });

  await test.step("the release and its card are open inside the programme, and nothing else", async () => {
    const released = [`/en/releases/${CODE}`, `/api/releases/${CODE}`, `${BASE}/scorecard`];
    const inside = ["C3", "check", "review", "history", "duties", "scope", "preview", "print"].map(
      (page) => `${BASE}/${page}`,
    );
    const all = [...released, BASE, ...inside, `/api/assessments/${ROUND}/${ISO3}/ratings`];
    const answer = (status: (path: string) => number) =>
      Object.fromEntries(all.map((path) => [path, status(path)]));
    const onlyReleased = answer((path) => (released.includes(path) ? 200 : 404));
    const nothing = answer(() => 404);
    expect(await statusesOf(observer, all), "observer").toEqual(onlyReleased);
    expect(await statusesOf(await open(people.focal.email), all), "focal point").toEqual(onlyReleased);
    expect(await statusesOf(await open(emailOf("focal")), all), "of another State").toEqual(nothing);
    const reader = await open(emailOf("reader"));
    expect(await statusesOf(reader, all), "reader").toEqual(nothing);
    await reader.goto("/en/releases");
    await expect(reader.getByRole("link", { name: CODE })).toHaveCount(0);
  });
});
