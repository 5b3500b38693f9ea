/** A request to an institution: noted, not answered, taken over into the scope and refused with its reason. */
import { newId } from "@/lib/core/ids";
import { saveRating } from "@/lib/ratings/mutations";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { card } from "../support/indicator-card";
import { contextOf } from "../support/programme";
import { makeProgramme, openRound } from "../support/released-country";
import { expect, test } from "./fixtures";

const ROUND = "asked";
const ISO3 = "QAR";
const BASE = `/en/rounds/${ROUND}/${ISO3}`;
const WHAT = "Convictions of 2025 by offence";
const COURT = "Court of Appeal";

test("a request is noted, suggested to the scope when its time is over, and taken over into a rating", async ({
  page,
  db,
  signIn,
}) => {
  const people = await makeProgramme(db);
  await openRound(db, people, ROUND, [ISO3]);
  const now = new Date();
  const key = { round: ROUND, iso3: ISO3, indicator: "G2.1", kind: "assessor" } as const;
  const saved = await saveRating(contextOf(db, people.lead, now), {
    ...key,
    baseVersion: 0,
    mutationId: newId(now),
    fields: { state: "not_assessed", level: null, notAssessedReason: "no_answer" },
  });
  expect(saved.status).toBe("saved");
  await signIn(people.lead.email);

  await test.step("what is missing is said beside its field", async () => {
    await page.goto(`${BASE}/scope`);
    await page.getByRole("link", { name: "Requests" }).click();
    await expect(page.getByText("Nothing was asked of an institution yet.")).toBeVisible();
    await page.getByText("Note a request").click();
    await page.getByLabel("What was asked").fill(WHAT);
    await page.getByRole("button", { name: "Note it" }).click();
    await expect(page.locator("#request").getByRole("alert")).toContainText("one of the two");
    await expectAccessible(page);
  });

  await test.step("it is noted, and stands in the list and in the file", async () => {
    await page.getByRole("textbox", { name: /^Institution/ }).fill(COURT);
    await page.getByLabel("Asked on").fill("2026-01-05");
    await page.getByLabel("Answer asked by").fill("2026-02-05");
    await page.getByRole("checkbox", { name: /^G2\.1 / }).check();
    await page.getByRole("button", { name: "Note it" }).click();
    await expect(page.getByRole("heading", { name: "Request 1" })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("No answer by the day");
    await expectAccessible(page);
    await page.getByRole("link", { name: "All requests" }).click();
    await expect(page.getByRole("row", { name: new RegExp(WHAT) })).toContainText(COURT);
    await expectAccessible(page);
    const file = await page.request.get(`/api/assessments/${ROUND}/${ISO3}/information-requests`);
    expect(file.headers()["cache-control"]).toBe("no-store");
    expect(await file.text()).toContain(`1,${WHAT},,${COURT},G2.1,2026-01-05,2026-02-05`);
  });

  await test.step("the card tells of it, and the rating that says so takes it over there", async () => {
    await page.goto(`${BASE}/G2`);
    const own = card(page, "G2.1");
    await expect(own.getByRole("link", { name: new RegExp(`Asked of ${COURT} on`) })).toBeVisible();
    await expect(own.getByText("No answer by the day")).toBeVisible();
    await expect(card(page, "G2.2").getByText(COURT)).toHaveCount(0);
    const take = own.getByRole("button", { name: `Take over into G2.1: ${COURT}` });
    await take.click();
    await expect(own.getByLabel("Of whom")).toHaveValue(COURT);
    await expect(take).toHaveCount(0);
    await expectAccessible(page);
    await page.reload();
    await expect(own.getByLabel("Of whom")).toHaveValue(COURT);
  });

  await test.step("the scope names the institution only once somebody says so", async () => {
    await page.goto(`${BASE}/scope`);
    await expect(page.getByRole("textbox", { name: /^Institutions that gave no answer/ })).toHaveValue("");
    await page.getByRole("checkbox", { name: COURT }).check();
    await page.getByRole("button", { name: "Add the chosen ones" }).click();
    await expect(page.getByRole("checkbox", { name: COURT })).toBeHidden();
    await expect(page.getByRole("textbox", { name: /^Institutions that gave no answer/ })).toHaveValue(COURT);
    await expectAccessible(page);
  });

  await test.step("a refusal takes its place, with the reason", async () => {
    await page.goto(`${BASE}/information-requests/1`);
    await page.getByLabel(/^Refused on/).fill("2026-02-10");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.locator("#request").getByRole("alert")).toContainText("Reason given for the refusal");
    await page.getByLabel(/^Reason given for the refusal/).fill("The files are closed.");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect(page.getByRole("main")).toContainText("The files are closed.");
    await expect(page.getByRole("table", { name: "History" })).toContainText("The files are closed.");
  });

  await test.step("on a small phone and in Arabic nothing is cut off", async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    for (const path of ["information-requests", "information-requests/1", "scope"]) {
      await page.goto(`/ar/rounds/${ROUND}/${ISO3}/${path}`);
      await expectNoSidewaysScroll(page);
      await expectAccessible(page);
    }
  });
});
