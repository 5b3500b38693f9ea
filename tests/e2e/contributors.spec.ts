/** Who gives and has an account: on the own page until long after, and as nobody where a link leads. */
import { getAssessment } from "@/lib/assessments/queries";
import { takeTransition } from "@/lib/assessments/transitions";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { linkFor } from "../support/contributions";
import { contextOf, makePerson } from "../support/programme";
import { giveOne, programmeOf } from "../support/released-country";
import { tablesHolding } from "../support/whole-database";
import { expect, test } from "./fixtures";

const TEXT = "The shelter in the north was never asked by the police.";

test("a contributor with an account gives on a page of the own, and sees what became of it", async ({
  page,
  db,
  signIn,
}) => {
  const key = { round: "given-own", iso3: "QGD" };
  const people = await programmeOf(db, key);
  const carla = await makePerson(db, "Carla Contributor");
  await giveOne(contextOf(db, people.manager), key, carla, "contributor");
  await signIn(carla.email);
  await page.goto("/en");
  await page.getByRole("link", { name: /^Contribute to the assessment of State QGD/ }).click();
  await page.getByRole("textbox", { name: "What you know" }).fill(TEXT);
  await page.getByRole("checkbox", { name: /^I agree/ }).check();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.getByText("Received, not read yet")).toBeVisible();
  await expect(page.getByText(TEXT)).toHaveCount(0);
  await expectAccessible(page);
  for (const path of ["", "/contributions", "/scorecard", "/scope"])
    expect((await page.request.get(`/en/rounds/${key.round}/${key.iso3}${path}`)).status(), path).toBe(404);
  const manager = contextOf(db, people.manager, new Date());
  const { assessment } = await getAssessment(manager, key);
  const over = { transition: "withdraw", reason: "The State stopped it.", corrigendum: null } as const;
  await takeTransition(manager, { ...key, ...over, version: assessment.version, previewSeen: true });
  await page.goto("/en");
  await page.getByRole("link", { name: "What you sent to the assessment of State QGD, given-own" }).click();
  await expect(page.getByRole("button", { name: "Send", exact: true })).toHaveCount(0);
  await page.getByText("Take back your consent", { exact: true }).click();
  await page.getByRole("checkbox", { name: "I take back my consent." }).check();
  await page.getByRole("button", { name: "Take back my consent" }).click();
  await expect(page.getByText("Nobody may use it any more.")).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`/ar/rounds/${key.round}/${key.iso3}/contribute`);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await signIn(people.lead.email);
  await page.goto(`/ar/rounds/${key.round}/${key.iso3}/contributions`);
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
  await page.getByRole("link", { name: /^C-/ }).click();
  await expect(page.getByText(TEXT).first()).toBeVisible();
  await expectNoSidewaysScroll(page);
  await expectAccessible(page);
});

test("who is signed in is nobody on the page of a link, and names nobody by what is sent there", async ({
  page,
  db,
  signIn,
}) => {
  const key = { round: "given-nameless", iso3: "QGF" };
  const { lead } = await programmeOf(db, key);
  const secret = await linkFor(contextOf(db, lead, new Date()), key, { openUntil: "2099-12-31" });
  const selma = await makePerson(db, "Selma Signed-In");
  await signIn(selma.email);
  const seen = () => db.pool.query("select last_seen_at from sessions where user_id = $1", [selma.userId]);
  const { rows: before } = await seen();
  const tables = await tablesHolding(db, selma.userId);
  await page.goto(`/en/contribute?token=${secret}`);
  await expect(page.getByText("Selma Signed-In")).toHaveCount(0);
  await page.getByRole("textbox", { name: "What you know" }).fill(TEXT);
  await page.getByRole("checkbox", { name: /^I agree/ }).check();
  await page.getByRole("button", { name: "Send", exact: true }).click();
  await expect(page.locator("[data-receipt] code")).toHaveText(/^(\w{4}-){4}\w{4}$/);
  expect(await tablesHolding(db, selma.userId)).toEqual(tables);
  expect((await seen()).rows).toEqual(before);
  await page.goto("/en");
  await expect(page.getByText("Selma Signed-In").first()).toBeAttached();
});
