/** Laws in a real browser: their elements read twice, the level that follows from them, and the check list of article 3. */
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { users } from "@/db/schema/user";
import { type Ctx, createContext } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { getEntry } from "@/lib/registers/entry-queries";
import { checkEntry } from "@/lib/registers/mutations";
import { expectAccessible } from "../support/accessible";
import { citeGazette, lawOf, makeEntry } from "../support/entries";
import { makePerson } from "../support/programme";
import { emailOf, expect, test } from "./fixtures";

const ISO3 = "XAD";
const READ = {
  sexual_other: "covered",
  forced_labour: "covered",
  internal_covered: "not",
  consent_irrelevant: "not",
  child_no_means: "not",
};

async function contextOf(db: Database, email: string): Promise<Ctx> {
  const { id, name } = one(
    await db.read.select({ id: users.id, name: users.name }).from(users).where(eq(users.email, email)),
  );
  const actor = { kind: "user", userId: id, name, email, roles: [], sessionId: id } as const;
  return createContext(db, actor, new Date());
}

/** A law of the invented State with a passage of its gazette; `checked` by a steward. */
async function makeLaw(db: Database, title: string, checked: boolean): Promise<string> {
  const ctx = await contextOf(db, emailOf("assessor"));
  const code = await makeEntry(ctx, "laws", lawOf(ISO3, READ, { lawTitle: title }));
  await citeGazette(ctx, ISO3, code, { title: `Gazette with the ${title}` });
  if (checked) {
    const steward = createContext(db, await makePerson(db, `Steward ${code}`, ["data_steward"]), new Date());
    await checkEntry(steward, { register: "laws", code, version: 1, withoutSource: "on" });
  }
  return code;
}

test("elements are read without scripts, one by one, and a second person confirms them", async ({
  browser,
  page,
  db,
  signIn,
}) => {
  const code = await makeLaw(db, "First act", false);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await signIn(emailOf("assessor"), plain);
  const form = await plain.newPage();
  await form.goto(`${new URL(test.info().project.use.baseURL ?? "").origin}/en/laws/${code}/elements`);
  const fraud = form.getByRole("group", { name: "Fraud", exact: true });
  await fraud.getByLabel("What the text says").selectOption("covered");
  await form.getByRole("button", { name: "Save the elements" }).click();
  await expect(form.getByText("Name the article where it stands.").first()).toBeVisible();
  await fraud.getByLabel("Article").fill("art. 3(2)");
  await form.getByRole("button", { name: "Save the elements" }).click();
  await expect(form.getByRole("row", { name: /^Fraud Covered art. 3\(2\)/ })).toBeVisible();
  await expect(form.getByRole("row", { name: /^Deception Not read/ })).toBeVisible();
  await expect(form.getByRole("button", { name: "I read the same" })).toHaveCount(0);
  await plain.close();

  await signIn(emailOf("reviewer"));
  await page.goto(`/en/laws/${code}`);
  const row = page.getByRole("row", { name: /^Fraud / });
  await row.getByRole("button", { name: "I read the same: Fraud" }).click();
  await expect(row.getByText("Read by one person")).toBeHidden();
  await page.getByRole("button", { name: /I read the same in all 2 elements/ }).click();
  await expect(page.getByText("6 elements were read; by a second person: 3.")).toBeVisible();
});

test("the level that follows from a law is taken or overridden with a reason, and its source cited in one step", async ({
  page,
  db,
  signIn,
}) => {
  const code = await makeLaw(db, "Second act", true);
  await signIn(emailOf("assessor"));
  await page.goto(`/en/rounds/2026/${ISO3}/G2`);
  await expect(page.locator("form[data-live]").first()).toBeVisible();
  const card = page.locator('article[id="G2.1"]');
  await expect(card.getByRole("heading", { name: "Suggested: level 1" })).toBeVisible();
  await card.getByText("What it follows from").click();
  await expect(card.getByRole("link", { name: new RegExp(code) }).first()).toBeVisible();
  await expect(card.getByText(/Read by nobody: Recruitment.* The level is the same/)).toBeVisible();
  const take = card.getByRole("button", { name: "Take level 1" });
  if (await take.isVisible()) await take.click();
  await expect(card.getByRole("radio", { name: /^1 / })).toBeChecked();
  const reason = card.getByLabel("Why not the suggested level?");
  await expect(reason).toBeHidden();
  await card.getByRole("radio", { name: /^2 / }).check();
  await reason.fill("The code of 1960 covers the rest.");
  await expect(card.locator('[data-save-state="saved"]')).toBeVisible();
  await page.reload();
  await expect(reason).toHaveValue("The code of 1960 covers the rest.");

  await card.getByText(/^Laws: \d+ entr/).click();
  const cite = card.getByRole("button", { name: new RegExp(`^Cite its source: .*, for ${code}$`) });
  await cite.click();
  await expect(card.getByText("Gazette with the Second act")).toBeVisible();
  await expect(cite).toBeHidden();
});

test("the suggested level is taken without scripts and touches nothing else", async ({
  browser,
  db,
  signIn,
}) => {
  await makeLaw(db, "Third act", true);
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await signIn(emailOf("assessor"), plain);
  const page = await plain.newPage();
  await page.goto(`${new URL(test.info().project.use.baseURL ?? "").origin}/en/rounds/2026/${ISO3}/G2`);
  const card = page.locator('article[id="G2.2"]');
  const before = await card.getByLabel("Rationale").inputValue();
  const level = /level (\d)/.exec(
    (await card.getByRole("heading", { name: /Suggested/ }).textContent()) ?? "",
  )?.[1];
  const take = card.getByRole("button", { name: `Take level ${level}` });
  if (await take.isVisible()) await take.click();
  await expect(card.getByRole("radio", { name: new RegExp(`^${level} `) })).toBeChecked();
  await expect(card.getByLabel("Rationale")).toHaveValue(before);
  await plain.close();
});

test("a law beside the Protocol says in words where it falls short", async ({ page, db, signIn }) => {
  const code = await makeLaw(db, "Fourth act", false);
  await signIn(emailOf("assessor"));
  await page.goto(`/en/laws/${code}`);
  await page.getByRole("link", { name: "Beside the Protocol" }).click();
  await expect(
    page.getByRole("row", { name: /^Forced labour or services Covered · art. 1 .* Meets it$/ }),
  ).toBeVisible();
  await expect(
    page.getByRole("row", { name: /^Internal trafficking covered Not covered .* Falls short/ }),
  ).toBeVisible();
  await page.getByLabel("Only what differs").check();
  await page.getByRole("button", { name: "Compare" }).click();
  await expect(page.getByRole("row", { name: /^Forced labour/ })).toHaveCount(0);
  const other = await makeLaw(db, "Fifth act", false);
  await page.goto(`/en/laws/compare?a=${code}&b=${other}`);
  await expect(page.getByText("No element differs.")).toBeVisible();
  await page.goto(`/en/laws/compare?a=${code}&b=XXX-L-999`);
  await expect(page.getByText("There is no law XXX-L-999 that you may see.")).toBeVisible();
});

test("the check list answers in the browser, asks nobody, and works without scripts", async ({
  page,
  browser,
  signIn,
}) => {
  await signIn(emailOf("reader"));
  await page.goto("/en/laws/definition");
  const asked: string[] = [];
  await page.waitForLoadState("networkidle");
  page.on("request", (request) => asked.push(request.url()));
  await page.getByLabel("Recruitment", { exact: true }).check();
  await page.getByLabel("Article: Recruitment").fill("art. 2");
  await page.getByRole("button", { name: "Show what is missing" }).click();
  const result = page.getByRole("region", { name: "According to your answers" });
  await expect(result).toBeFocused();
  await expect(result.getByText("26 elements of the definition are missing.")).toBeVisible();
  await expect(result.getByText("Recruitment: art. 2")).toBeVisible();
  expect(asked.filter((url) => url.includes("recruitment"))).toEqual([]);
  expect(page.url()).not.toContain("recruitment");

  const plain = await browser.newContext({ javaScriptEnabled: false });
  await signIn(emailOf("reader"), plain);
  const form = await plain.newPage();
  await form.goto(`${new URL(page.url()).origin}/ar/laws/definition`);
  await form.locator("#has-fraud").check();
  await form.locator("#article-fraud").fill("art. 4");
  await form.locator("form[action$='/laws/definition'] button").click();
  await expect(form).toHaveURL(/\/ar\/laws\/definition\?checked=1.*has=fraud/);
  await expect(form.getByText("وفقًا لإجاباتك")).toBeVisible();
  await expect(form.getByText("art. 4")).toBeVisible();
  await plain.close();
});

test("axe finds nothing on the pages of laws, in both directions", async ({ page, db, signIn }) => {
  const code = await makeLaw(db, "Sixth act", false);
  const ctx = await contextOf(db, emailOf("assessor"));
  expect((await getEntry(ctx, "laws", code)).status).toBe("draft");
  await signIn(emailOf("assessor"));
  for (const path of [
    `/en/laws/${code}`,
    `/ar/laws/${code}/elements`,
    `/en/laws/compare?a=${code}&b=protocol`,
    "/ar/laws/definition?checked=1&has=fraud&fraud=4",
    `/ar/countries/${ISO3}`,
    `/en/rounds/2026/${ISO3}/G2`,
  ]) {
    await page.goto(path);
    await expectAccessible(page);
  }
});
