/** A route entered leg by leg: by keyboard alone, put in order, taken back, and without scripts. */
import type { Locator, Page } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { chooseByKey, press, tabTo, type } from "../support/keyboard";
import { makeDrafter } from "../support/programme";
import { expect, test } from "./fixtures";

const legOf = (page: Page, number: number): Locator =>
  page.getByRole("group", { name: `Leg ${number}`, exact: true });

const legsOf = (page: Page): Locator => page.getByRole("group", { name: /^Leg \d/ });
const addOf = (page: Page): Locator => page.getByRole("button", { name: "Add a leg" });

/** Chooses in the lists of a leg what every leg needs beside its countries. */
async function describeLeg(leg: Locator): Promise<void> {
  await leg.getByLabel("Phase").selectOption("transit");
  await leg.getByLabel("Transport").selectOption("road_public");
  await leg.getByLabel("Crossing of the border").selectOption("irregular");
  await leg.getByLabel("Overlap with smuggling of migrants").selectOption({ index: 1 });
}

async function describeRoute(page: Page): Promise<void> {
  await page.getByLabel("Domestic servitude").check();
  await page.getByLabel("First year seen").fill("2023");
  await page.getByLabel("Last year seen").fill("2025");
  await page.getByLabel("Trend").selectOption("stable");
  await page.getByLabel("Confidence").selectOption("low");
  await page.getByLabel("Who travels: sex").selectOption("female");
  await page.getByLabel("Who travels: age").selectOption("adults");
}

test("a route is entered by keyboard alone, each leg from where the last one ended", async ({
  page,
  db,
  signIn,
}) => {
  await signIn((await makeDrafter(db, "QRA")).email);
  await page.goto("/en/routes/new");
  const add = addOf(page);
  await expect(add).toBeVisible();
  await expect(legsOf(page)).toHaveCount(1);
  const first = legOf(page, 1);
  await chooseByKey(page, first.getByLabel("From country"), "QRA");
  await type(page, first.getByLabel("From place"), "Harbour town");
  await chooseByKey(page, first.getByLabel("To country"), "XAB");
  await chooseByKey(page, first.getByLabel("Phase"), "transit");
  await chooseByKey(page, first.getByLabel("Transport"), "road_public");
  await chooseByKey(page, first.getByLabel("Crossing of the border"), "irregular");
  await chooseByKey(page, first.getByLabel("Overlap with smuggling of migrants"), "none");
  await press(page, add);
  const second = legOf(page, 2);
  await expect(second.getByLabel("From country")).toBeFocused();
  await expect(second.getByLabel("From country")).toHaveValue("XAB");
  await chooseByKey(page, second.getByLabel("To country"), "XAC");
  await chooseByKey(page, second.getByLabel("Phase"), "exploitation");
  await chooseByKey(page, second.getByLabel("Transport"), "on_foot");
  await chooseByKey(page, second.getByLabel("Crossing of the border"), "irregular");
  await chooseByKey(page, second.getByLabel("Overlap with smuggling of migrants"), "none");
  await tabTo(page, page.getByLabel("Domestic servitude"));
  await page.keyboard.press("Space");
  await type(page, page.getByLabel("First year seen"), "2023");
  await type(page, page.getByLabel("Last year seen"), "2025");
  await chooseByKey(page, page.getByLabel("Trend"), "stable");
  await chooseByKey(page, page.getByLabel("Confidence"), "low");
  await chooseByKey(page, page.getByLabel("Who travels: sex"), "female");
  await chooseByKey(page, page.getByLabel("Who travels: age"), "adults");
  await press(page, page.getByRole("button", { name: "Add the entry" }));
  await expect(page).toHaveURL(/\/en\/routes\/QRA-R-001$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("QRA");
  await expect(page.getByText("Harbour town").first()).toBeVisible();
});

test("the focus stays in the list when only one leg is left", async ({ page, db, signIn }) => {
  await signIn((await makeDrafter(db, "QRE")).email);
  await page.goto("/en/routes/new");
  await addOf(page).click();
  await legOf(page, 2).getByRole("button", { name: "Remove" }).click();
  await expect(legsOf(page)).toHaveCount(1);
  await expect(legOf(page, 1).getByLabel("From country")).toBeFocused();
  await addOf(page).click();
  await addOf(page).click();
  await legOf(page, 1).getByRole("button", { name: "Remove" }).click();
  await expect(legOf(page, 1).getByRole("button", { name: "Remove" })).toBeFocused();
});

test("legs change places, go and come back with what was typed, and a refusal stands at its leg", async ({
  page,
  db,
  signIn,
}) => {
  await signIn((await makeDrafter(db, "QRB")).email);
  await page.goto("/en/routes/new");
  const add = addOf(page);
  for (const [number, from, to] of [
    [1, "XAB", "XAC"],
    [2, "QRB", "XAB"],
    [3, "XAC", "XAD"],
  ] as const) {
    if (number > 1) await add.click();
    await legOf(page, number).getByLabel("From country").selectOption(from);
    await legOf(page, number).getByLabel("To country").selectOption(to);
    await describeLeg(legOf(page, number));
    await legOf(page, number).getByLabel("Documents used").fill(`papers from ${from}`);
  }
  await legOf(page, 2).getByRole("button", { name: "Move up" }).click();
  await expect(page.getByText("Leg 2 is now in place 1")).toBeAttached();
  await expect(legOf(page, 1).getByRole("button", { name: "Move down" })).toBeFocused();
  await expect(legOf(page, 1).getByLabel("Documents used")).toHaveValue("papers from QRB");
  await expect(legOf(page, 2).getByLabel("From country")).toHaveValue("XAB");

  await legOf(page, 2).getByRole("button", { name: "Remove" }).click();
  await expect(legsOf(page)).toHaveCount(2);
  const back = page.getByRole("button", { name: "Bring back: Leg 2" });
  await expect(back).toBeFocused();
  await back.click();
  await expect(legOf(page, 2).getByLabel("Documents used")).toHaveValue("papers from XAB");
  await expect(legOf(page, 3).getByLabel("Documents used")).toHaveValue("papers from XAC");
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNoSidewaysScroll(page);

  await legOf(page, 3).getByLabel("Phase").selectOption("");
  await describeRoute(page);
  await page.getByRole("button", { name: "Add the entry" }).click();
  await expect(page.getByRole("link", { name: /Phase/ })).toBeVisible();
  await expect(legOf(page, 3).getByLabel("Phase")).toHaveAttribute("aria-invalid", "true");
  await expect(legOf(page, 1).getByLabel("Documents used")).toHaveValue("papers from QRB");
  await legOf(page, 3).getByLabel("Phase").selectOption("exploitation");
  await page.getByRole("button", { name: "Add the entry" }).click();
  await expect(page).toHaveURL(/\/en\/routes\/QRB-R-001$/);
  const papers = ["papers from QRB", "papers from XAB", "papers from XAC"];
  // In the entry, and in its history.
  await expect(page.getByText(/^papers from/)).toHaveText([...papers, ...papers]);

  await page.goto("/en/routes/QRB-R-001/change");
  await expect(legsOf(page)).toHaveCount(3);
  await legOf(page, 3).getByRole("button", { name: "Remove" }).click();
  await page.getByRole("link", { name: "QRB-R-001" }).click();
  await expect(page.getByRole("dialog").or(page.getByRole("alertdialog"))).toBeVisible();
});

test("without scripts empty legs wait, and numbers put them in order", async ({ browser, db, signIn }) => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await signIn((await makeDrafter(db, "QRC")).email, plain);
  const page = await plain.newPage();
  await page.goto(`${new URL(test.info().project.use.baseURL ?? "").origin}/en/routes/new`);
  await expect(legsOf(page)).toHaveCount(4);
  for (const [number, from, to, place] of [
    [1, "XAB", "XAC", "2"],
    [3, "QRC", "XAB", "1"],
  ] as const) {
    const leg = legOf(page, number);
    await leg.getByLabel("From country").selectOption(from);
    await leg.getByLabel("To country").selectOption(to);
    await leg.getByLabel("Place in the order").fill(place);
    await describeLeg(leg);
  }
  await describeRoute(page);
  await page.getByRole("button", { name: "Add the entry" }).click();
  await expect(page).toHaveURL(/\/en\/routes\/QRC-R-001$/);
  await plain.close();
});
