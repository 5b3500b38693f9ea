/** Where a text may tell who a person is, a note says so beside its field and stops nobody. */
import { expectAccessible } from "../support/accessible";
import { makeDraft } from "../support/drafts";
import { expect, test } from "./fixtures";

test("a rationale with a name and a telephone number is warned of, and saved as it is", async ({
  page,
  db,
  signIn,
}) => {
  const { email, base } = await makeDraft(db, "QPA");
  await signIn(email);
  await page.goto(`${base}/G2`);
  const card = page.locator('article[id="G2.1"]');
  const rationale = card.getByLabel("Rationale");
  const note = card.locator('[id$="-rationale-personal"]');
  await rationale.fill("Article 3 of Act 2018-16 was applied in 1,269 cases.");
  await rationale.blur();
  await expect(note).toBeEmpty();

  const requests: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  await rationale.fill("");
  await rationale.pressSequentially("The victim, A.B., called +229 97 12 34 56.");
  await expect(note).toContainText("This text may tell who a person is");
  await expect(note).toContainText("A.B.");
  await expect(note).toContainText("+229 97 12 34 56");
  await expect(note).toHaveAttribute("role", "status");
  expect(await rationale.getAttribute("aria-describedby")).toContain(await note.getAttribute("id"));
  expect(requests.filter((url) => url.includes("/_next/"))).toEqual([]);
  await expect(card.getByText(/^Saved/)).toBeVisible();
  await expectAccessible(page);

  await page.reload();
  await expect(rationale).toHaveValue("The victim, A.B., called +229 97 12 34 56.");
  await rationale.fill("The victim gave evidence by video link.");
  await expect(note).toBeEmpty();
});

test("a field of a new entry is warned of too, also where one wrote before the page lived", async ({
  page,
  db,
  signIn,
}) => {
  const { email } = await makeDraft(db, "QPB");
  await signIn(email);
  await page.goto("/en/practices/new", { waitUntil: "commit" });
  const setting = page.getByLabel("Setting");
  await setting.focus();
  await setting.pressSequentially("Write to amina@example.org.");
  await expect(page.getByText("This text may tell who a person is")).toBeVisible();
  await expect(page.getByText("amina@example.org", { exact: true })).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the answer of a form says what its texts may tell, and the text is saved as it was written", async ({
    page,
    db,
    signIn,
  }) => {
    const { email, base } = await makeDraft(db, "QPC");
    await signIn(email);
    await page.goto(`${base}/G2`);
    const card = page.locator('article[id="G2.1"]');
    const text = "The victim, A.B., called +229 97 12 34 56.";
    await card.getByLabel("Rationale").fill(text);
    await card.getByRole("button", { name: "Save G2.1" }).click();
    await expect(card.getByText("Saved.")).toBeVisible();
    await expect(card.getByText("This text may tell who a person is")).toBeVisible();
    await expect(card.getByText("+229 97 12 34 56", { exact: true })).toBeVisible();
    await expect(card.getByLabel("Rationale")).toHaveValue(text);

    await page.goto(`${base}/scope`);
    const scope = page.locator("main form").filter({ has: page.getByLabel("Limits of this assessment") });
    await page.getByLabel("Limits of this assessment").fill("Ask amina@example.org.");
    await scope.getByRole("button", { name: "Save scope and limits" }).click();
    await expect(page.getByText("It was saved as you wrote it.")).toBeVisible();
    await expect(page.getByText("amina@example.org", { exact: true }).first()).toBeVisible();
    await page.reload();
    await expect(page.getByLabel("Limits of this assessment")).toHaveValue("Ask amina@example.org.");
  });

  test("a form that leads to another page says so first, once, and then leads there", async ({
    page,
    db,
    signIn,
  }) => {
    const { email } = await makeDraft(db, "QPD");
    await signIn(email);
    await page.goto("/en/institutions/new");
    await page.getByLabel("Name of the institution").fill("Shelter of QPD");
    await page.getByLabel("Country", { exact: true }).selectOption("QPD");
    await page.getByLabel("Protects victims").check();
    await page.getByLabel("Mandate").fill("Ask amina@example.org.");
    await page.getByRole("button", { name: "Add the entry" }).click();
    await expect(page.getByText("amina@example.org", { exact: true })).toBeVisible();
    await expect(page.getByLabel("Mandate")).toHaveCount(0);
    await page.getByRole("link", { name: "Continue" }).click();
    await expect(page).toHaveURL(/\/en\/institutions\/QPD-I-001$/);
    await expect(page.getByText("Ask amina@example.org.").first()).toBeVisible();
  });
});
