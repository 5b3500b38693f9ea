/** The right of reply in a browser: the draft is sent, commented, answered, sent again where it changed, published and read. */
import type { Browser, Page } from "@playwright/test";
import { saveComment } from "@/lib/country-comments/mutations";
import { expectAccessible } from "../support/accessible";
import { sentToState, takeOn } from "../support/heard-country";
import { contextOf, makePerson } from "../support/programme";
import { expect, test } from "./fixtures";

type SignIn = (email: string, context: Awaited<ReturnType<Browser["newContext"]>>) => Promise<void>;

async function pageOf(browser: Browser, signIn: SignIn, email: string): Promise<Page> {
  const context = await browser.newContext();
  await signIn(email, context);
  return context.newPage();
}

const FIRST = "G2.2";
const UNCHANGED = "G2.3";
const COMMENT = "The regulation of May 2026 is left out.";
const WHOLE = "Three provinces are too few.";
const ERROR = "The regulation has another number.";
const REASON = "The regulation is named now.";

async function answer(page: Page, base: string, point: string, disposition: string, reason: string) {
  await page.goto(`${base}/${point}`);
  const form = page.locator("form[id^=respond-]").last();
  await form.getByLabel(disposition, { exact: true }).check();
  await form.getByLabel("Reasons").fill(reason);
  await form.getByRole("button", { name: "Save the answer" }).click();
  await expect(page.getByText(disposition, { exact: true }).first()).toBeVisible();
}

test("a State comments on the draft, each comment is answered, and readers read both", async ({
  browser,
  db,
  signIn,
}) => {
  const country = await sentToState(db, "reply", "QRY");
  const { key, team } = country;
  const base = `/en/rounds/${key.round}/${key.iso3}/country-comments`;
  const other = await sentToState(db, "reply-other", "QRZ");
  const focal = await pageOf(browser, signIn, team.focal.email);
  const lead = await pageOf(browser, signIn, team.lead.email);
  const stranger = await pageOf(browser, signIn, other.team.focal.email);

  await test.step("the focal point comments in peace, and nothing typed is lost", async () => {
    await focal.goto("/en");
    await focal.getByRole("link", { name: "Comment on the draft" }).click();
    await expect(focal.getByRole("heading", { level: 1 })).toContainText("Right of reply");
    await expect(focal.getByText("A note that stays in the team")).toHaveCount(0);
    await focal.goto(`${base}/${FIRST}`);
    await focal.getByLabel("Comment", { exact: true }).fill(COMMENT);
    await focal.getByRole("link", { name: "Back to the draft and all comments" }).click();
    await expect(focal.getByRole("heading", { name: "The draft", exact: true })).toBeVisible();
    await focal.goBack();
    await expect(focal.getByLabel("Comment", { exact: true })).toHaveValue(COMMENT);
    await focal.getByRole("button", { name: "Save the comment" }).click();
    await expect(focal.getByText("Saved, and not handed in yet.")).toBeVisible();
    await focal
      .locator("input[type=file]")
      .setInputFiles({ name: "regulation.txt", mimeType: "text/plain", buffer: Buffer.from("Article 1") });
    await focal.getByRole("button", { name: "Send the file" }).click();
    await expect(focal.getByRole("link", { name: "regulation.txt" })).toBeVisible();
    await expectAccessible(focal);
    await focal.goto(`${base}/text`);
    await focal.getByLabel("Comment", { exact: true }).fill(WHOLE);
    await focal.getByRole("button", { name: "Save the comment" }).click();
    await expect(focal.getByText("Saved, and not handed in yet.")).toBeVisible();
  });

  const file = async (page: Page) => {
    await focal.goto(`${base}/${FIRST}`);
    const address = (await focal.getByRole("link", { name: "regulation.txt" }).getAttribute("href")) ?? "";
    const response = await page.request.get(address);
    return { status: response.status(), disposition: response.headers()["content-disposition"] ?? "" };
  };

  await test.step("nobody else sees a word of it", async () => {
    for (const path of [base, `${base}/${FIRST}`, `/en/rounds/${key.round}/${key.iso3}/scorecard`])
      expect((await stranger.goto(path))?.status(), path).toBe(404);
    await lead.goto(`${base}/${FIRST}`);
    await expect(lead.getByText(COMMENT)).toHaveCount(0);
    expect((await file(lead)).status).toBe(404);
    expect((await file(stranger)).status).toBe(404);
    expect(await file(focal)).toMatchObject({
      status: 200,
      disposition: expect.stringContaining("attachment"),
    });
    for (const path of ["", "/G2", "/history", "/review", "/print", "/scorecard"])
      expect((await focal.request.get(`/en/rounds/${key.round}/${key.iso3}${path}`)).status(), path).toBe(
        404,
      );
  });

  await test.step("the focal point hands in all comments at once", async () => {
    await focal.goto(base);
    await focal.getByRole("link", { name: "Hand in the comments" }).click();
    await focal.getByRole("button", { name: "Hand in all comments" }).click();
    await expect(focal).toHaveURL(base);
    await expect(focal.getByText("The State commented")).toBeVisible();
    await expect(focal.getByRole("link", { name: "Hand in the comments" })).toHaveCount(0);
  });

  await test.step("the team answers each, and changes a rating for a reason", async () => {
    await lead.goto("/en");
    await lead.getByRole("link", { name: "Answer the comments" }).click();
    await expect(lead.getByText("the comment of the State has no answer").first()).toBeVisible();
    expect((await file(lead)).status).toBe(200);
    await lead.goto(`${base}/${FIRST}`);
    await expect(lead.getByText(COMMENT)).toBeVisible();
    await lead.getByText("Change the rating").click();
    const revise = lead.locator("#revise");
    await revise.getByLabel("Reasons, as the State").fill("The regulation of May 2026 is read too.");
    await revise.getByLabel("Why the rating changes").fill("The State named the regulation.");
    await revise.getByRole("button", { name: "Save the changed rating" }).click();
    await expect(lead.getByRole("heading", { name: "Changed since the draft was sent" })).toBeVisible();
    await answer(lead, base, FIRST, "Accepted", REASON);
    await answer(lead, base, "text", "Not accepted", "The provinces stand under the limits.");
    await expect(lead.getByRole("link", { name: "Change scope and limits" })).toBeVisible();
    await focal.goto(`${base}/${FIRST}`);
    await expect(focal.getByText("Being answered")).toBeVisible();
    await expect(focal.getByText(REASON)).toHaveCount(0);
    await lead.goto(base);
    await expect(lead.getByText("Send the changes to the State first")).toBeVisible();
    await lead.getByRole("link", { name: "Send the changes to the State" }).click();
    await lead.getByRole("button", { name: "Send the changes" }).click();
    await expect(lead).toHaveURL(/history$/);
  });

  await test.step("the State sees what changed, and answers shortly", async () => {
    await focal.goto(base);
    const changed = focal.getByRole("region", { name: "What changed since the draft before" });
    for (const text of ["In the draft before", "Now", "The regulation of May 2026 is read too."])
      await expect(changed.getByText(text, { exact: true })).toBeVisible();
    await expectAccessible(focal);
    await focal.getByRole("link", { name: "Draft 1" }).click();
    await expect(focal.getByText("This is an earlier draft")).toBeVisible();
    await expect(focal.getByText("The regulation of May 2026 is read too.")).toHaveCount(0);
    expect((await focal.request.get(`${base}?draft=3`)).status()).toBe(404);
    await focal.goto(`${base}/${UNCHANGED}`);
    await expect(focal.getByText("This point did not change")).toBeVisible();
    await expect(focal.locator("#write")).toHaveCount(0);
    await focal.goto(`${base}/${FIRST}`);
    await expect(focal.getByText(REASON)).toBeVisible();
    const input = { ...key, point: FIRST, version: 0, body: "Thank you.", language: "en" };
    expect(await saveComment(contextOf(db, team.focal), input)).toMatchObject({ ok: true });
    await focal.goto(`/en/rounds/${key.round}/${key.iso3}/steps/comment`);
    await focal.getByRole("button", { name: "Hand in all comments" }).click();
    await expect(focal).toHaveURL(base);
    await answer(lead, base, FIRST, "Partly accepted", "Noted.");
    await expect(lead.getByText("The State has read this answer. It stays as it was sent.")).toBeVisible();
    await lead.goto(base);
    await lead.getByRole("link", { name: "Pass the answers on for approval" }).click();
    await lead.getByRole("button", { name: "Pass on for approval" }).click();
    await expect(lead).toHaveURL(/history$/);
  });

  await test.step("readers read comment and answer side by side, the State what became of its words", async () => {
    const done = await takeOn(db, team.approver, key, "publish", 1);
    const code = done.ok ? (done.value.release ?? "") : "";
    const person = await makePerson(db, "Rea Reader", ["reader"]);
    for (const email of [person.email, team.focal.email]) {
      const page = await pageOf(browser, signIn, email);
      await page.goto(`/en/releases/${code}`);
      const comments = page.getByRole("region", { name: "Comments of the State and answers" });
      for (const text of [COMMENT, REASON, WHOLE, "Accepted", "Not accepted", "In the draft", "Now"])
        await expect(comments.getByText(text, { exact: true }).first(), text).toBeVisible();
      for (const { name } of Object.values(team))
        await expect(page.getByRole("main").getByText(name)).toHaveCount(0);
      expect((await page.request.get(`/api/releases/${code}`)).status()).toBe(200);
      await page.emulateMedia({ media: "print" });
      await expect(comments.getByText(COMMENT)).toBeVisible();
    }
    const reader = await pageOf(browser, signIn, person.email);
    await reader.goto("/en/releases");
    await expect(reader.getByRole("link", { name: code })).toBeVisible();
    expect((await reader.goto(base))?.status()).toBe(404);
    await focal.goto(`/en/releases/${code}`);
    await focal.getByText("Report an error").click();
    await focal.getByLabel("What it is about").selectOption(FIRST);
    await focal.getByLabel("What is wrong").fill(ERROR);
    await focal.getByRole("button", { name: "Send the request" }).click();
    await expect(focal.getByText("Not decided yet")).toBeVisible();
    await reader.goto(`/en/releases/${code}`);
    await expect(reader.getByText(ERROR)).toHaveCount(0);
    const manager = await pageOf(browser, signIn, team.manager.email);
    await manager.goto("/en");
    await manager
      .getByRole("listitem")
      .filter({ hasText: key.iso3 })
      .getByRole("link", { name: "Decide on a correction" })
      .click();
    await manager.getByText("Decide on this request").click();
    const decide = manager.locator("form[id^=decide-correction]");
    await decide.getByLabel("Considered, not changed").check();
    await decide.getByLabel("Reasons").fill("The source says so.");
    await decide.getByRole("button", { name: "Decide" }).click();
    await expect(manager.locator("form[id^=decide-correction]")).toHaveCount(0);
    await reader.reload();
    for (const text of [ERROR, "Considered, not changed", "The source says so."])
      await expect(reader.getByText(text)).toBeVisible();
    await expect(reader.getByText("Report an error")).toHaveCount(0);
    await expectAccessible(reader);
  });
});

test("the right of reply works without client JavaScript, in Arabic", async ({ browser, db, signIn }) => {
  const { key, team } = await sentToState(db, "reply-plain", "QRX");
  const context = await browser.newContext({ javaScriptEnabled: false });
  await signIn(team.focal.email, context);
  const page = await context.newPage();
  const base = `/ar/rounds/${key.round}/${key.iso3}/country-comments`;
  await page.goto(`${base}/${FIRST}`);
  const comment = page.locator("textarea[name=body]");
  await page.locator("#write").getByRole("button").click();
  await expect(page.locator("#write").getByRole("alert")).toBeVisible();
  await comment.fill("لا تذكر المسودة لائحة مايو.");
  await page.locator("#write").getByRole("button").click();
  await expect(page.getByText("محفوظ ولم يُسلَّم بعد.")).toBeVisible();
  await page.goto(`/ar/rounds/${key.round}/${key.iso3}/steps/comment`);
  await page.locator("#step").getByRole("button").click();
  await expect(page).toHaveURL(new RegExp(`${base}$`));
  await expect(page.getByText("علّقت الدولة")).toBeVisible();
});
