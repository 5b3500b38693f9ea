import { readFile } from "node:fs/promises";
import { eq } from "drizzle-orm";
import { ratings } from "@/db/schema/rating";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { fillDraft, rerate } from "../support/drafts";
import { fillPack } from "../support/packs";
import { giveDutyRow, makeAssessment, makePerson, makeRound } from "../support/programme";
import { expect, test } from "./fixtures";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

test("a pack is taken along, brought back, chosen from, applied and undone, with no scripts to bring it", async ({
  browser,
  page,
  db,
  signIn,
  sessionOf,
}) => {
  const iso3 = "QPK";
  const assessmentId = await makeAssessment(db, await makeRound(db, "packs", [iso3]), iso3);
  const person = await makePerson(db, "Field assessor");
  await giveDutyRow(db, assessmentId, person.userId, "assessor");
  await fillDraft(db, assessmentId, person.userId);
  await signIn(person.email);

  await page.goto(`/en/rounds/packs/${iso3}`);
  await page.getByRole("link", { name: "Spreadsheet pack: rate without a line" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Spreadsheet pack");
  await expectAccessible(page);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the pack" }).click();
  const taken = await readFile(await (await download).path());
  const filled = await fillPack(taken, {
    "G2.1": { level: 4, rationale: "Seen in the field." },
    "G2.2": { level: 3, team_note: "Ask +33 6 12 34 56 78 again." },
    "G3.1": { level: 9 },
    "C1.1": { rationale: null },
  });
  await rerate(db, assessmentId, person.userId, "G2.1", 1);

  const plain = await browser.newContext({ javaScriptEnabled: false });
  await plain.addCookies([await sessionOf(person.email)]);
  const form = await plain.newPage();
  await form.goto(new URL(`/en/rounds/packs/${iso3}/pack/assessor`, page.url()).href);
  await form
    .getByLabel("The filled pack")
    .setInputFiles({ name: "back.xlsx", mimeType: XLSX, buffer: filled });
  await form.getByRole("button", { name: "Compare it" }).click();
  await expect(form.getByRole("heading", { level: 1 })).toHaveText("Compare the pack");
  await page.goto(form.url());
  await plain.close();

  await expect(page.getByText("Nothing is written yet.")).toBeVisible();
  const added = page.getByRole("row", { name: /G2\.2 Answer/ });
  await expect(added).toContainText("Level 3");
  await expect(added).toContainText("Takes the place of what is here");
  const refused = page.getByRole("row", { name: /^Ratings/ });
  await expect(refused).toContainText("not on the scale");
  await expect(refused).toContainText("Left out: what is here stays as it is.");
  await expect(page.getByText("Some texts may tell who a person is")).toBeVisible();
  await expect(
    page.getByRole("listitem").filter({ hasText: "Telephone number: +33 6 12 34 56 78" }),
  ).toBeVisible();
  const judged = page.getByRole("group", { name: /G2\.1 · Answer/ });
  await expect(judged).toContainText("Level 4");
  await expect(judged).toContainText("Level 1");
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await expectNoSidewaysScroll(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole("button", { name: "Apply the pack" }).click();
  await expect(page.getByText("Nothing was written. Choose").first()).toBeVisible();
  await judged.getByLabel("Take what the pack says").check();
  await page
    .getByRole("group", { name: /C1\.1 · Rationale/ })
    .getByLabel("Keep what is here")
    .check();
  await page.getByRole("button", { name: "Apply the pack" }).click();
  await expect(page.getByText("The pack was applied: 2 ratings changed.")).toBeVisible();
  const stored = async () => {
    const rows = await db.read.select().from(ratings).where(eq(ratings.assessmentId, assessmentId));
    return Object.fromEntries(
      rows.map(({ indicator, level, rationale }) => [indicator, [Number(level), rationale]]),
    );
  };
  expect(await stored()).toMatchObject({
    "G2.1": [4, "Seen in the field."],
    "G2.2": [3, "Reasons for G2.2."],
    "G3.1": [2, "Reasons for G3.1."],
    "C1.1": [2, "Reasons for C1.1."],
  });

  await page.getByText("Undo this import …").click();
  await page.getByLabel("I undo this import.").check();
  await page.getByRole("button", { name: "Undo this import" }).click();
  await expect(page.getByText("Undone. All its 2 records were taken back.")).toBeVisible();
  expect(await stored()).toMatchObject({
    "G2.1": [1, "Reasons for G2.1."],
    "G2.2": [2, "Reasons for G2.2."],
  });
});
