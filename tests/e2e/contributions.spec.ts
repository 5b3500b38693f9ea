/** Information from outside: by a link without an account, with and without scripts, read, used and answered. */
import type { Browser, Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { passages, sources } from "@/db/schema/source";
import { rateLimits } from "@/db/schema/user";
import { citePassage } from "@/lib/ratings/cite";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { linkFor, sent } from "../support/contributions";
import { contextOf } from "../support/programme";
import { programmeOf } from "../support/released-country";
import { expect, test } from "./fixtures";

const TEXT = "The shelter in the north was never asked by the police.";
const MAIL = "night.desk@example.org";
const EXIT = "https://www.un.org/";

type SignIn = (email: string, context: Awaited<ReturnType<Browser["newContext"]>>) => Promise<void>;

async function pageOf(browser: Browser, signIn: SignIn, email: string): Promise<Page> {
  const context = await browser.newContext();
  await signIn(email, context);
  return context.newPage();
}

/** A page of somebody without an account, on which the page behind the exit stands in for the real one. */
async function strangerPage(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.route(`${EXIT}**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<h1>Elsewhere</h1>" }),
  );
  return page;
}

test("somebody without an account gives by a link, and learns with the code that it was used", async ({
  browser,
  db,
  signIn,
}) => {
  const key = { round: "given", iso3: "QGA" };
  const people = await programmeOf(db, key);
  const base = `/en/rounds/${key.round}/${key.iso3}/contributions`;
  const lead = await pageOf(browser, signIn, people.lead.email);
  const stranger = await strangerPage(browser);

  const link = await test.step("the lead makes a link, whose secret is shown once", async () => {
    await lead.goto(base);
    await expect(lead.getByText("No contribution that is open to you.")).toBeVisible();
    await lead.getByText("Make a link").click();
    await lead.getByLabel("Name", { exact: true }).fill("Shelters");
    await lead
      .getByRole("textbox", { name: "What is asked" })
      .fill("What do you know of work with the police?");
    await lead.getByLabel("Open until").fill("2020-01-01");
    await lead.getByLabel("At most so many contributions").fill("5");
    await lead.getByRole("checkbox", { name: /^C2\.3 / }).check();
    await lead.getByRole("button", { name: "Make the link" }).click();
    await expect(lead.locator("#link").getByRole("alert")).toContainText("This day lies behind.");
    await lead.getByLabel("Open until").fill("2099-12-31");
    await lead.getByRole("button", { name: "Make the link" }).click();
    const address = await lead.locator("#link code").textContent();
    await expectAccessible(lead);
    await lead.goto(base);
    await expect(lead.getByRole("row", { name: /Shelters/ })).toContainText("0 of 5");
    await expect(lead.getByText(address ?? "")).toHaveCount(0);
    return new URL(address ?? "");
  });
  const path = `${link.pathname}${link.search}`;

  const code =
    await test.step("who has it writes, is warned of what tells who somebody is, and gets a code", async () => {
      const answer = await stranger.goto(path);
      expect(answer?.headers()["cache-control"]).toBe("no-store");
      expect(answer?.headers()["referrer-policy"]).toBe("same-origin");
      await expect(stranger.getByText("What do you know of work with the police?")).toBeVisible();
      await expectAccessible(stranger);
      await stranger.getByRole("textbox", { name: "What you know" }).fill(`${TEXT} Write to ${MAIL}.`);
      await stranger.getByRole("textbox", { name: "What it rests on" }).focus();
      await expect(stranger.getByText("This text may tell who a person is:")).toBeVisible();
      await stranger.getByRole("button", { name: "Send", exact: true }).click();
      await expect(stranger.getByRole("main").getByRole("alert")).toContainText("Tick the box to confirm.");
      await expect(stranger.getByRole("textbox", { name: "What you know" })).toHaveValue(
        `${TEXT} Write to ${MAIL}.`,
      );
      await expect(stranger.getByRole("radio", { name: /^Confidential/ })).toBeChecked();
      await stranger.getByRole("checkbox", { name: /^I agree/ }).check();
      await stranger.getByRole("button", { name: "Send", exact: true }).click();
      const receipt = stranger.locator("[data-receipt] code");
      await expect(receipt).toHaveText(/^(\w{4}-){4}\w{4}$/);
      await expect(stranger.getByText(TEXT)).toHaveCount(0);
      await stranger
        .locator("input[type=file]")
        .setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("Article 1") });
      await stranger.getByRole("button", { name: "Send the file" }).click();
      await expect(stranger.getByText("The file was kept. You can send another one.")).toBeVisible();
      await expect(receipt).toBeVisible();
      await expectAccessible(stranger);
      expect(await stranger.context().cookies()).toEqual([]);
      expect(await stranger.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
      expect(await stranger.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
      return (await receipt.textContent()) ?? "";
    });

  await test.step("nobody but who asked finds it", async () => {
    const reviewer = await pageOf(browser, signIn, people.reviewer.email);
    await reviewer.goto(base);
    await expect(reviewer.getByText("No contribution that is open to you.")).toBeVisible();
    await lead.goto(base);
    await lead.getByRole("link", { name: /^C-/ }).click();
    await expect(lead.getByText(TEXT).first()).toBeVisible();
    await expectAccessible(lead);
    expect((await reviewer.goto(lead.url()))?.status()).toBe(404);
    const file = (await lead.getByRole("link", { name: "note.txt" }).getAttribute("href")) ?? "";
    expect((await lead.request.get(file)).headers()["content-disposition"]).toContain("attachment");
    for (const page of [reviewer, stranger])
      expect([401, 404]).toContain((await page.request.get(file)).status());
  });

  await test.step("the lead makes a source of it, cites it, and answers", async () => {
    const address = lead.url();
    await lead.getByRole("button", { name: "Note that it is being read" }).click();
    await expect(lead.getByRole("main").getByText("Being read", { exact: true })).toBeVisible();
    await lead.getByText("Make a source of it").click();
    await lead.getByRole("button", { name: "Make the source" }).click();
    await expect(lead).toHaveURL(/\/sources\/QGA-S-\d{6}$/);
    await expect(lead.getByText(TEXT).first()).toBeVisible();
    const source = lead.url().split("/").at(-1) ?? "";
    const [passage] = await db.read
      .select({ id: passages.id })
      .from(passages)
      .innerJoin(sources, eq(sources.id, passages.sourceId))
      .where(eq(sources.code, source));
    const cited = { ...key, shows: "applied", stance: "supports" } as const;
    await citePassage(contextOf(db, people.lead, new Date()), {
      ...cited,
      indicators: ["C2.3"],
      passageId: passage?.id ?? "",
    });
    await lead.goto(address);
    await expect(lead.getByRole("link", { name: source })).toBeVisible();
    await lead.getByText("Say what became of it").click();
    const answer = lead.locator("#answer");
    await answer.getByLabel("Used", { exact: true }).check();
    await answer
      .getByRole("textbox", { name: /^A sentence for the contributor/ })
      .fill("It helped. Thank you.");
    await answer.getByRole("checkbox", { name: /^C2\.3 / }).check();
    await answer.getByRole("button", { name: "Save the answer" }).click();
    await expect(lead.getByText("It helped. Thank you.").first()).toBeVisible();
  });

  await test.step("the code tells so and nothing else, and takes the consent back", async () => {
    await stranger.goto("/en/contribute/receipt");
    await stranger.getByLabel("Your code").fill("AAAA-BBBB-CCCC-DDDD-EEEE");
    await stranger.getByRole("button", { name: "See what became of it" }).click();
    await expect(stranger.getByRole("main").getByRole("alert")).toContainText(
      "There is nothing under this code.",
    );
    await stranger.getByLabel("Your code").fill(code.toLowerCase());
    await stranger.getByRole("button", { name: "See what became of it" }).click();
    await expect(stranger.getByText("Used in ⁨C2.3⁩")).toBeVisible();
    await expect(stranger.getByText("It helped. Thank you.")).toBeVisible();
    for (const word of [key.iso3, TEXT, "Lead", "Shelters"])
      await expect(stranger.getByRole("main").getByText(word)).toHaveCount(0);
    expect(stranger.url()).not.toContain(code);
    await expectAccessible(stranger);
    await stranger.getByText("Add a text", { exact: true }).click();
    await stranger.getByRole("textbox", { name: "What you want to add" }).fill("It was in 2025.");
    await stranger.getByRole("button", { name: "Add it" }).click();
    await expect(stranger.getByText("It was added.")).toBeVisible();
    await stranger.getByText("Take back your consent").first().click();
    await stranger.getByRole("button", { name: "Take back my consent" }).click();
    await expect(stranger.getByRole("main").getByRole("alert")).toContainText("Tick the box to confirm.");
    await stranger.getByRole("checkbox", { name: "I take back my consent." }).check();
    await stranger.getByRole("button", { name: "Take back my consent" }).click();
    await expect(stranger.getByText("Nobody may use it any more.")).toBeVisible();
    await lead.reload();
    await expect(lead.getByText("Nobody may use it any more.")).toBeVisible();
  });

  await test.step("a link that is closed is as absent as one that never was", async () => {
    await lead.goto(base);
    await lead.getByRole("button", { name: "Close Shelters" }).click();
    await expect(
      lead.getByRole("table", { name: "Links for contributors" }).getByRole("row", { name: /Shelters/ }),
    ).toContainText("Closed");
    const closed = await stranger.goto(path);
    const unknown = await stranger.goto("/en/contribute?token=unknown");
    expect([closed?.status(), unknown?.status()]).toEqual([404, 404]);
    await expect(stranger.getByRole("heading", { name: "This link takes nothing in" })).toBeVisible();
    await expectAccessible(stranger);
    await stranger.getByRole("link", { name: "To the page of receipts" }).click();
    await expect(stranger).toHaveURL(/\/contribute\/receipt$/);
  });
});

test("who must leave in a hurry leaves nothing, by the button or by a key", async ({ browser, db }) => {
  const key = { round: "given-away", iso3: "QGB" };
  const { lead } = await programmeOf(db, key);
  const secret = await linkFor(contextOf(db, lead, new Date()), key, { openUntil: "2099-12-31" });
  for (const way of ["button", "Shift", "Escape"]) {
    const page = await strangerPage(browser);
    page.on("dialog", () => expect(way).toBe("no question asked"));
    await page.goto("/en/contribute/receipt");
    await page.goto(`/en/contribute?token=${secret}`);
    await expect(page.getByRole("contentinfo")).toContainText("For people who give information");
    await expect(page.getByRole("contentinfo")).not.toContainText("Internal");
    await page.getByRole("textbox", { name: "What you know" }).fill(TEXT);
    // A file had stopped on its way.
    await page.evaluate(() => localStorage.setItem("upload:mark", "id"));
    if (way === "button") await page.getByRole("link", { name: "Leave this page now" }).click();
    else for (let press = 0; press < 3; press += 1) await page.keyboard.press(way);
    await expect(page.getByRole("heading", { name: "Elsewhere" })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(/\/contribute\/receipt$/);
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
    await page.context().close();
  }
});

test("all of it works without client JavaScript, in Arabic and on a small phone", async ({ browser, db }) => {
  const key = { round: "given-plain", iso3: "QGC" };
  const { lead } = await programmeOf(db, key);
  const secret = await linkFor(contextOf(db, lead, new Date()), key, { openUntil: "2099-12-31" });
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 320, height: 700 },
  });
  const page = await context.newPage();
  await page.goto(`/ar/contribute?token=${secret}`);
  expect(await page.getByRole("link", { name: "غادر هذه الصفحة الآن" }).getAttribute("href")).toBe(EXIT);
  await page.locator("textarea[name=body]").fill(`لم تُسأل دار الإيواء قط. ${MAIL}`);
  await page.locator("#contribution").getByRole("button").last().click();
  await expect(page.getByRole("main").getByRole("alert")).toBeVisible();
  await expect(page.locator("textarea[name=body]")).toHaveValue(new RegExp(MAIL));
  await page.locator("input[name=consent]").check();
  await page.locator("#contribution").getByRole("button").last().click();
  const code = (await page.locator("[data-receipt] code").textContent()) ?? "";
  expect(code).toMatch(/^(\w{4}-){4}\w{4}$/);
  // The mail address was noticed, and nothing was held back for it.
  await expect(page.getByText(MAIL)).toBeVisible();
  await page
    .locator("input[type=file]")
    .setInputFiles({ name: "note.txt", mimeType: "text/plain", buffer: Buffer.from("Article 1") });
  await page.locator("form[action^='/api/contributions'] button").click();
  await expect(page).toHaveURL(/\/ar\/contribute\/receipt\?file=done$/);
  await page.locator("input[name=code]").fill(code.replaceAll("-", " "));
  await page.locator("main form").getByRole("button").click();
  await expect(page.getByText("وصل ولم يُقرأ بعد")).toBeVisible();
  await page.getByText("أضف نصًا", { exact: true }).click();
  await page.locator("textarea[name=body]").fill("كان ذلك في 2025.");
  await page.getByRole("button", { name: "أضفه" }).click();
  await expect(page.getByText("أُضيف.", { exact: true })).toBeVisible();
  await context.close();

  const lively = await browser.newContext({ viewport: { width: 320, height: 700 } });
  const phone = await lively.newPage();
  for (const address of [`/ar/contribute?token=${secret}`, "/ar/contribute/receipt"]) {
    await phone.goto(address);
    await expectNoSidewaysScroll(phone);
    await expectAccessible(phone);
  }
});

test("codes cannot be tried without end", async ({ browser, db }) => {
  const key = { round: "given-limit", iso3: "QGE" };
  const { lead } = await programmeOf(db, key);
  const now = new Date();
  const secret = await linkFor(contextOf(db, lead, now), key, { openUntil: "2099-12-31" });
  const { receipt } = await sent(db, secret, {}, now);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/en/contribute/receipt");
  for (let tries = 0; tries < 31; tries += 1) {
    await page.getByLabel("Your code").fill("AAAA-BBBB-CCCC-DDDD-EEEE");
    await page.getByRole("button", { name: "See what became of it" }).click();
  }
  await page.getByLabel("Your code").fill(receipt);
  await page.getByRole("button", { name: "See what became of it" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("That was tried too often.");
  // The count is of the whole address: the specs after this one come from it too.
  await db.transaction((tx) => tx.delete(rateLimits));
});
