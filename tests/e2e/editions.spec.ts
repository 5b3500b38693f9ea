/** An edition of an instrument: checked, seen before it is published, validated, and never changed again. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible";
import { makePerson } from "../support/programme";
import { refusal } from "../support/refusal";
import { emailOf, expect, test } from "./fixtures";

const FILE = readFileSync(
  join(import.meta.dirname, "../support/instruments/sum-of-three.json"),
  "utf8",
).replace('"code": "sum-of-three"', '"code": "three-parts"');

/** Chooses a file of this content and has it checked. */
async function check(page: Page, content: string): Promise<void> {
  const buffer = Buffer.from(content);
  await page
    .getByLabel("Instrument file (JSON)")
    .setInputFiles({ name: "three.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: "Check the file" }).click();
}

for (const javaScriptEnabled of [true, false]) {
  const how = javaScriptEnabled ? "with" : "without";
  const version = javaScriptEnabled ? "1" : "2";
  // One says of itself that an organisation published it, the other is a proposal of this installation.
  const [status, standing] = javaScriptEnabled
    ? [
        `"published_elsewhere", "publisher": "Institute of the North"`,
        "Published elsewhere, by Institute of the North",
      ]
    : [`"proposal"`, "Proposal, not yet validated"];
  const content = FILE.replace('"version": "1"', `"version": "${version}"`).replace(
    `"published_elsewhere"`,
    status,
  );
  const edition = `three-parts@${version}`;

  test(`${how} client JavaScript an edition is checked, published and validated, and other bytes are refused`, async ({
    browser,
    db,
    signIn,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled });
    const page = await context.newPage();
    const row = page.getByRole("row", { name: edition });
    const publish = page.getByRole("button", { name: "Publish this edition" });
    await signIn((await makePerson(db, `Edda ${how}`, ["administrator"])).email, context);
    await page.goto("/en/administration/instruments");
    await page.getByRole("button", { name: "Check the file" }).click();
    await expect(refusal(page)).toContainText("Choose a file first.");
    await check(page, content.replace('"score": 9', '"score": 10'));
    await expect(page.getByText("1 problem keeps this file from being published")).toBeVisible();
    await expect(publish).toHaveCount(0);
    if (javaScriptEnabled) await expectAccessible(page);

    await check(page, content);
    await expect(page.getByText("This edition is new and can be published.")).toBeVisible();
    await expect(page.getByText("3 indicators, 1 figure")).toBeVisible();
    const sha256 = createHash("sha256").update(content).digest("hex");
    await expect(page.getByText(sha256)).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);
    await expect(row).toHaveCount(0);
    await publish.click();
    await expect(page.getByText("The edition is published.")).toBeVisible();
    await expect(row).toContainText(standing);
    await expect(row.getByTitle(sha256)).toBeVisible();
    if (javaScriptEnabled) await expectAccessible(page);

    await check(page, content.replace("added up", "added up again"));
    await expect(page.getByText("This version exists with other bytes and never changes.")).toBeVisible();
    await expect(publish).toHaveCount(0);
    await check(page, content);
    await expect(page.getByText("This edition is here already with exactly these bytes.")).toBeVisible();

    await row.getByRole("link").click();
    await expect(page.getByText(standing).first()).toBeVisible();
    await page.goto("/en/administration/instruments");
    const validation = page.locator("#validation");
    await validation.getByLabel("Edition").selectOption(edition);
    await validation.getByLabel("Validated by").fill("Group of experts");
    await validation.getByLabel("Validated on").fill("yesterday");
    await validation.getByRole("button", { name: "Record the validation" }).click();
    await expect(refusal(page)).toContainText("Validated on: Write a day as YYYY-MM-DD.");
    await expect(validation.getByLabel("Validated by")).toHaveValue("Group of experts");
    await validation.getByLabel("Validated on").fill("2026-11-02");
    await validation.getByRole("button", { name: "Record the validation" }).click();
    await expect(page.getByText("The validation is recorded.")).toBeVisible();
    await expect(row).toContainText("Validated by Group of experts");
    await expect(row).toContainText("2 November 2026");
    await row.getByRole("link").click();
    await expect(page.getByText(standing)).toHaveCount(0);
    await context.close();
  });
}

test("what was checked and published by somebody else meanwhile with other bytes is refused at publishing", async ({
  page,
  browser,
  db,
  signIn,
}) => {
  const { email } = await makePerson(db, "Enzo Editions", ["administrator"]);
  await signIn(email);
  const elsewhere = await browser.newContext();
  await signIn(email, elsewhere);
  const other = await elsewhere.newPage();
  const third = FILE.replace('"version": "1"', '"version": "3"');
  for (const [one, content] of [
    [page, third],
    [other, third.replace("added up", "added up again")],
  ] as const) {
    await one.goto("/en/administration/instruments");
    await check(one, content);
    await expect(one.getByText("This edition is new and can be published.")).toBeVisible();
  }
  await page.getByRole("button", { name: "Publish this edition" }).click();
  await expect(page.getByText("The edition is published.")).toBeVisible();
  await other.getByRole("button", { name: "Publish this edition" }).click();
  await expect(refusal(other)).toContainText(
    "This version exists with other bytes. Give the file a new version.",
  );
  await other.reload();
  await expect(other.getByRole("row", { name: /three-parts@3/ })).toContainText(
    "three parts, added upPublished elsewhere",
  );
  await elsewhere.close();
});

test("whoever reads the instruments finds how files are written", async ({ page, signIn }) => {
  await signIn(emailOf("observer"));
  await page.goto("/en/instruments");
  for (const name of [
    "How an instrument file is written",
    "JSON Schema of an instrument",
    "JSON Schema of a release (gpat-release/1)",
    "JSON Schema of a release (gpat-release/2)",
  ]) {
    const address = await page.getByRole("link", { name }).getAttribute("href");
    expect((await page.request.get(address ?? "")).status(), name).toBe(200);
  }
});
