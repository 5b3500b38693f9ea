/** Editions that follow each other: one is made from another, and a rating of the round before is taken over by a press. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext } from "@/lib/core/context";
import { importEdition } from "@/lib/editions/mutations";
import { card, openDomain, saveState } from "../support/indicator-card";
import { refusal } from "../support/refusal";
import { emailOf, expect, test } from "./fixtures";

const FILE = readFileSync(
  join(import.meta.dirname, "../support/instruments/sum-of-three.json"),
  "utf8",
).replace('"code": "sum-of-three"', '"code": "three-again"');

test("an administrator makes an edition from an old one, and its crosswalk stands on the page of the method", async ({
  browser,
  db,
  signIn,
}) => {
  const imported = await importEdition(
    createContext(db, { kind: "system", job: "command" }, new Date()),
    FILE,
  );
  expect(imported.ok).toBe(true);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(emailOf("admin"), context);
  await page.goto("/en/administration/instruments");
  const start = page.locator("#start");
  await start.getByLabel("Edition to begin from").selectOption("three-again@1");
  await start.getByLabel("Version of the new edition").fill("1");
  await start.getByRole("button", { name: "Begin the draft" }).click();
  await expect(refusal(page)).toContainText("There is an edition of this version already.");
  await start.getByLabel("Version of the new edition").fill("2");
  await start.getByRole("button", { name: "Begin the draft" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Draft three-again@2");
  await expect(page.getByText("Nothing keeps this draft from being published")).toBeVisible();

  await page.getByText("Indicators of the draft (").click();
  await page.getByRole("link", { name: /^PREV/ }).click();
  await page.getByLabel("Question").fill("Does the State prevent?");
  await page.getByRole("button", { name: "Save this indicator" }).click();
  await expect(page.getByText("In the crosswalk: reworded")).toBeVisible();
  await page.getByRole("link", { name: "Back to the draft" }).click();
  await page.getByText("Indicators of the draft (").click();
  await page.getByRole("link", { name: /^PROS/ }).click();
  await page.getByLabel("New ids of the parts").fill("PROT, PROSB");
  await page.getByRole("button", { name: "Split", exact: true }).click();
  await expect(refusal(page)).toContainText("An id is never given again.");
  await page.getByLabel("New ids of the parts").fill("PROSA, PROSB");
  await page.getByRole("button", { name: "Split", exact: true }).click();
  await expect(page.getByRole("row", { name: /split/ })).toContainText("PROSA");
  await expect(page.getByText(/problems? keeps? this draft from being published/).first()).toBeVisible();
  await page.getByRole("button", { name: "Leave out the test vectors" }).click();
  await expect(page.getByText("Nothing keeps this draft from being published")).toBeVisible();

  await page.getByRole("link", { name: "What it does to rounds and figures" }).click();
  await expect(page.getByRole("row", { name: /with a part of the method/ })).toContainText("Total");
  await page.getByRole("link", { name: "Change this draft" }).click();
  const publish = page.getByRole("button", { name: "Publish this edition with its crosswalk" });
  await publish.click();
  await expect(page.getByText("Tick the box to confirm.").first()).toBeVisible();
  await page.getByRole("checkbox", { name: /its words are final/ }).check();
  await publish.click();
  await expect(page).toHaveURL(/instruments\/three-again\/2$/);
  const crosswalk = page.locator("#crosswalk");
  await expect(crosswalk.getByRole("row", { name: /reworded/ })).toContainText("PREV");
  await expect(crosswalk.getByRole("row", { name: /split/ })).toContainText("PROSB");
  await context.close();
});

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  const [indicator, domain] = javaScriptEnabled ? (["G5.2", "G5"] as const) : (["G3.3", "G3"] as const);

  test(`${how} client JavaScript an assessor takes level and text of the last round over by a press`, async ({
    browser,
    signIn,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    await signIn(emailOf("assessor2"), context);
    const address = `/en/rounds/2026/XAE/${domain}`;
    await (javaScriptEnabled ? openDomain(page, address) : page.goto(address));
    const own = card(page, indicator);
    await expect(own.getByLabel("Rationale")).toHaveValue("");
    const offer = own.getByRole("button", { name: /^Take over level \d and the rationale/ });
    const level = /level (\d)/.exec((await offer.textContent()) ?? "")?.[1];
    await offer.click();
    await expect(own.getByText("Level and rationale of the last round were taken over.")).toBeVisible();
    if (javaScriptEnabled) await expect(saveState(page, indicator, "saved")).toBeVisible();
    await page.reload();
    await expect(own.getByRole("radio", { name: new RegExp(`^${level} `) })).toBeChecked();
    await expect(own.getByLabel("Rationale")).not.toHaveValue("");
    await context.close();
  });
}
