/** Scoring and saving in a real browser: what a person typed is on the server, or waits on the device, and says so. */
import { randomUUID } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { assessmentDuties, assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratingRevisions } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { users } from "@/db/schema/user";
import { expectAccessible } from "../support/accessible";
import { endSessionOf } from "../support/browser-session";
import { E2E_PASSPHRASE, E2E_PORT } from "../support/e2e-place";
import { card, openDomain, saveState } from "../support/indicator-card";
import { storedInPractice } from "../support/practice-ratings";
import { cutSaves, rawRecords, typeUnsent } from "../support/unsent";
import { emailOf, expect, test } from "./fixtures";

const LEVEL_2 = /^2 /;
const RATIONALE = "Rationale";

test("an assessor scores an indicator with its reason, and it is there after a reload", async ({
  page,
  db,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  await openDomain(page, "/en/rounds/practice/BEN/G2");
  await card(page, "G2.1").getByRole("radio", { name: LEVEL_2 }).check();
  await card(page, "G2.1").getByLabel(RATIONALE).fill("The code covers labour and sex trafficking.");
  await expect(saveState(page, "G2.1", "saved")).toBeVisible();
  await page.reload();
  await expect(card(page, "G2.1").getByRole("radio", { name: LEVEL_2 })).toBeChecked();
  await expect(card(page, "G2.1").getByLabel(RATIONALE)).toHaveValue(
    "The code covers labour and sex trafficking.",
  );
  expect(await storedInPractice(db, "BEN", "G2.1")).toMatchObject({ level: "2.000" });
});

test("a level that changed in another window meanwhile is said beside the save of the rationale", async ({
  page,
  context,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  const address = "/en/rounds/practice/BEN/G4";
  await openDomain(page, address);
  await card(page, "G4.1").getByRole("radio", { name: /^4 / }).check();
  await expect(saveState(page, "G4.1", "saved")).toBeVisible();
  const other = await context.newPage();
  await openDomain(other, address);
  await card(page, "G4.1").getByRole("radio", { name: LEVEL_2 }).check();
  await expect(saveState(page, "G4.1", "saved")).toBeVisible();

  const said = /Changed meanwhile in another window or by somebody else: Level$/;
  await card(other, "G4.1").getByLabel(RATIONALE).fill("The bodies reach every region: level 4.");
  await expect(saveState(other, "G4.1", "saved").getByText(said).first()).toBeVisible();
  await expect(saveState(other, "G4.1", "saved").locator("[aria-live=polite]")).toHaveText(said);
  await expect(card(other, "G4.1").getByRole("radio", { name: LEVEL_2 })).toBeChecked();
  await expectAccessible(other);
  await card(other, "G4.1").getByLabel(RATIONALE).fill("The bodies reach some regions: level 2.");
  await expect(card(other, "G4.1").locator("[data-held]")).toHaveCount(0);
  await expect(card(page, "G4.1").getByText(said)).toHaveCount(0);
});

test("two people on one rating: other fields merge, the same field is shown in both texts and one chooses", async ({
  page,
  browser,
  db,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  const otherContext = await browser.newContext();
  await signIn(emailOf("assessor2"), otherContext);
  const other = await otherContext.newPage();
  await openDomain(page, "/en/rounds/practice/BEN/G3");
  await openDomain(other, `${new URL(page.url()).origin}/en/rounds/practice/BEN/G3`);

  await card(other, "G3.1").getByRole("radio", { name: LEVEL_2 }).check();
  await card(other, "G3.1").getByLabel(RATIONALE).fill("theirs");
  await expect(saveState(other, "G3.1", "saved")).toBeVisible();

  await card(page, "G3.1").getByLabel(RATIONALE).fill("mine");
  await expect(saveState(page, "G3.1", "conflict")).toBeVisible();
  for (const height of [720, 480]) {
    await page.setViewportSize({ width: 1280, height });
    await card(page, "G3.1").getByLabel(RATIONALE).focus();
    await expect(saveState(page, "G3.1", "conflict")).toBeInViewport();
    await expect(card(page, "G3.1").getByRole("button", { name: "Compare" })).toBeInViewport();
    await expect(card(page, "G3.1").getByLabel(RATIONALE)).toBeInViewport();
  }
  await card(page, "G3.1").getByRole("button", { name: "Compare" }).click();
  const dialog = page.getByRole("dialog", { name: "The same field was changed twice" });
  await expect(dialog.getByText("mine")).toBeVisible();
  await expect(dialog.getByText("theirs")).toBeVisible();
  await expect(dialog.getByRole("heading", { name: /^Saved by Martin Okoro/ })).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Keep the other" }).click();
  await expect(saveState(page, "G3.1", "saved")).toBeVisible();
  const row = await storedInPractice(db, "BEN", "G3.1");
  expect(row).toMatchObject({ rationale: "theirs", level: "2.000" });
  expect(
    await db.read.$count(ratingRevisions, eq(ratingRevisions.ratingId, row?.id ?? "")),
  ).toBeGreaterThanOrEqual(3);
  await otherContext.close();
});

test("an answer dropped after the commit is asked for again, and the save is made once", async ({
  page,
  db,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  await openDomain(page, "/en/rounds/practice/BEN/C1");
  const ids: string[] = [];
  let dropped = false;
  await page.route("**/api/assessments/**", async (route) => {
    const request = route.request();
    if (request.method() !== "PATCH") return route.continue();
    ids.push(request.headers()["idempotency-key"] ?? "");
    if (dropped) return route.continue();
    dropped = true;
    await route.fetch();
    return route.abort("connectionreset");
  });
  await card(page, "C1.1").getByLabel(RATIONALE).fill("said once");
  await expect(saveState(page, "C1.1", "trying_again")).toBeVisible();
  await expect(saveState(page, "C1.1", "saved")).toBeVisible({ timeout: 15_000 });
  expect(ids[1]).toBe(ids[0]);
  expect(await storedInPractice(db, "BEN", "C1.1")).toMatchObject({ rationale: "said once", version: 1 });
});

test("two tabs of one person know of each other's saves", async ({ page, context, signIn }) => {
  await signIn(emailOf("assessor"));
  const second = await context.newPage();
  await openDomain(page, "/en/rounds/practice/BEN/C2");
  await openDomain(second, "/en/rounds/practice/BEN/C2");
  await card(second, "C2.1").getByLabel(RATIONALE).fill("from the second tab");
  await second.keyboard.press("Tab");
  await expect(saveState(second, "C2.1", "saved")).toBeVisible();
  await expect(card(page, "C2.1").getByLabel(RATIONALE)).toHaveValue("from the second tab");
  await card(page, "C2.1").getByLabel(RATIONALE).fill("and then from the first");
  await expect(saveState(page, "C2.1", "saved")).toBeVisible();
  await expect(card(second, "C2.1").getByLabel(RATIONALE)).toHaveValue("and then from the first");
});

test("what was typed on a dead line before the tab closed is sent when the page is opened again", async ({
  context,
  page,
  db,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  await openDomain(page, "/en/rounds/practice/BEN/C3");
  await page.route("**/api/assessments/**", (route) =>
    route.request().method() === "PATCH" ? route.abort("internetdisconnected") : route.continue(),
  );
  await card(page, "C3.1").getByLabel(RATIONALE).pressSequentially("not lost");
  await expect(saveState(page, "C3.1", "trying_again")).toBeVisible();
  await page.close();
  const next = await context.newPage();
  await openDomain(next, "/en/rounds/practice/BEN/C3");
  await expect(saveState(next, "C3.1", "saved")).toBeVisible({ timeout: 15_000 });
  await expect(card(next, "C3.1").getByLabel(RATIONALE)).toHaveValue("not lost");
  expect(await storedInPractice(db, "BEN", "C3.1")).toMatchObject({ rationale: "not lost" });
});

test("a session that ended in the middle of a sentence loses no word", async ({ page, db, signIn }) => {
  await signIn(emailOf("assessor"));
  await openDomain(page, "/en/rounds/practice/BEN/C4");
  const rationale = card(page, "C4.1").getByLabel(RATIONALE);
  await rationale.pressSequentially("the first half, ");
  await endSessionOf(db, page.context());
  await rationale.pressSequentially("the second half");
  const cover = page.getByRole("dialog", { name: "Your session has ended" });
  await expect(cover).toBeVisible();
  await cover.getByLabel("Passphrase").fill(E2E_PASSPHRASE);
  await cover.getByRole("button", { name: "Sign in again" }).click();
  await expect(cover).toBeHidden();
  await expect(saveState(page, "C4.1", "saved")).toBeVisible();
  await expect(rationale).toHaveValue("the first half, the second half");
  expect(await storedInPractice(db, "BEN", "C4.1")).toMatchObject({
    rationale: "the first half, the second half",
  });
});

test("the device holds unsent work only encrypted", async ({ page, signIn }) => {
  await signIn(emailOf("assessor"));
  await openDomain(page, "/en/rounds/practice/BEN/C5");
  await cutSaves(page);
  await typeUnsent(page, "C5.1", "a sentence that nobody may find");
  await expect.poll(() => rawRecords(page)).toHaveLength(1);
  expect(JSON.stringify(await rawRecords(page))).not.toContain("sentence");
});

test.describe("over HTTP a save is refused", () => {
  const origin = `http://localhost:${E2E_PORT}`;
  const save = (round: string, iso3: string, headers: Record<string, string> = {}) => ({
    url: `/api/assessments/${round}/${iso3}/ratings/G2.1/assessor`,
    options: {
      headers: { origin, "if-match": "0", "idempotency-key": randomUUID(), ...headers },
      data: { fields: { rationale: "nobody may write this" } },
    },
  });

  test("with 401 where nobody is signed in", async ({ request }) => {
    const { url, options } = save("practice", "BEN");
    const answer = await request.patch(url, options);
    expect(answer.status()).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: "UNAUTHENTICATED" } });
  });

  test("with 423 where the assessment is under review", async ({ request, db, sessionOf }) => {
    const [locked] = await db.read
      .select({ iso3: countries.iso3, email: users.email })
      .from(assessments)
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .innerJoin(assessmentDuties, eq(assessmentDuties.assessmentId, assessments.id))
      .innerJoin(users, eq(users.id, assessmentDuties.userId))
      .where(
        and(
          eq(rounds.code, "2026"),
          eq(assessments.state, "internal_review"),
          eq(assessmentDuties.duty, "assessor"),
          isNull(assessmentDuties.endedAt),
        ),
      );
    const { name, value } = await sessionOf(locked?.email ?? "");
    const { url, options } = save("2026", locked?.iso3 ?? "", { cookie: `${name}=${value}` });
    const answer = await request.patch(url, options);
    expect(answer.status()).toBe(423);
    expect(await answer.json()).toMatchObject({ error: { code: "LOCKED" } });
  });
});

test("in Arabic the page runs from right to left and what is typed carries its language", async ({
  page,
  signIn,
}) => {
  await signIn(emailOf("assessor"));
  await openDomain(page, "/ar/rounds/practice/BEN/G5");
  await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
  await card(page, "G5.1").getByLabel("التعليل").fill("نص التعليل");
  await expect(saveState(page, "G5.1", "saved")).toContainText("حُفظ");
  await page.reload();
  await expect(card(page, "G5.1").getByLabel("لغة النص")).toHaveValue("ar");
});
