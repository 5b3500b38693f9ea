/** The own account: the passphrase, changed by keyboard alone, and the own sessions, also without client JavaScript. */
import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible";
import { makeAccount, PASSPHRASE, typeSignIn } from "../support/account";
import { press, type } from "../support/keyboard";
import { refusal } from "../support/refusal";
import { expect, test } from "./fixtures";

const NEW_PASSPHRASE = "fourteen calm herons";

const sessionRows = (page: Page) =>
  page.getByRole("group", { name: "Where you are signed in" }).locator("tbody tr");

/** What the sign-in page answers to an e-mail and a passphrase, in a browser that knows nothing yet. */
async function signInBy(browser: Browser, email: string, passphrase: string): Promise<Page> {
  const page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await page.goto("/en/sign-in");
  await typeSignIn(page, email, passphrase);
  return page;
}

test("by keyboard alone the passphrase is changed: other sessions end, and the old one opens nothing", async ({
  page,
  browser,
  db,
  signIn,
}) => {
  const { email } = await makeAccount(db, "Aida Account");
  await signIn(email);
  const elsewhere = await browser.newContext();
  await signIn(email, elsewhere);
  const other = await elsewhere.newPage();
  await other.goto("/en/account");
  await expect(sessionRows(other)).toHaveCount(2);

  await page.goto("/en");
  await press(page, page.locator("summary").filter({ hasText: "Aida Account" }));
  await press(page, page.getByRole("link", { name: "Account", exact: true }));
  await expect(page.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();
  const change = page.getByRole("button", { name: "Change passphrase" });
  await type(page, page.getByLabel("Present passphrase"), "wrong wrong wrong");
  await type(page, page.getByLabel("New passphrase"), NEW_PASSPHRASE);
  await press(page, change);
  const alert = refusal(page);
  await expect(alert).toBeFocused();
  await expectAccessible(page);
  await press(page, alert.getByRole("link", { name: "This is not your present passphrase." }));
  await expect(page.getByLabel("Present passphrase")).toBeFocused();
  await page.keyboard.type(PASSPHRASE);
  await type(page, page.getByLabel("New passphrase"), "short");
  await press(page, change);
  await expect(alert).toContainText("Use at least 12 characters.");
  await type(page, page.getByLabel("Present passphrase"), PASSPHRASE);
  await type(page, page.getByLabel("New passphrase"), NEW_PASSPHRASE);
  await press(page, change);
  await expect(
    page.getByText("Your passphrase is changed. Every other session of yours has ended."),
  ).toBeVisible();
  await expect(sessionRows(page)).toHaveCount(1);
  await expect(page.getByRole("row", { name: /Passphrase set/ })).toBeVisible();
  await expectAccessible(page);

  await other.goto("/en/account");
  await expect(other).toHaveURL(/\/en\/sign-in/);
  const refused = await signInBy(browser, email, PASSPHRASE);
  await expect(refused.getByRole("link", { name: /do not fit together/ })).toBeVisible();
  const admitted = await signInBy(browser, email, NEW_PASSPHRASE);
  await expect(admitted.getByRole("heading", { level: 1, name: "My work" })).toBeVisible();
  for (const one of [other, refused, admitted]) await one.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`own sessions are seen and ended ${javaScriptEnabled ? "with" : "without"} client JavaScript`, async ({
    browser,
    db,
    signIn,
  }) => {
    const { email } = await makeAccount(db, `Sami ${javaScriptEnabled}`);
    const contexts = await Promise.all([0, 1, 2].map(() => browser.newContext({ javaScriptEnabled })));
    for (const context of contexts) await signIn(email, context);
    const [page, second, third] = await Promise.all(contexts.map((context) => context.newPage()));
    if (!page || !second || !third) throw new Error("three pages were asked for");
    await page.goto("/en/account");
    await expect(sessionRows(page)).toHaveCount(3);
    await expect(sessionRows(page).filter({ hasText: "this one" }).getByRole("button")).toHaveCount(0);
    const status = page.getByRole("status").filter({ hasText: "ended" });

    // The newest stands first.
    await sessionRows(page).first().getByRole("button", { name: "End: Chrome, Linux" }).click();
    await expect(status).toHaveText("One session has ended.");
    await expect(sessionRows(page)).toHaveCount(2);
    await third.goto("/en/account");
    await expect(third).toHaveURL(/\/en\/sign-in/);
    await second.goto("/en/account");
    await expect(second.getByRole("heading", { level: 1, name: "Your account" })).toBeVisible();

    await page.getByRole("button", { name: "End all others" }).click();
    await expect(sessionRows(page)).toHaveCount(1);
    await expect(status).toHaveText("One session has ended.");
    await second.goto("/en/account");
    await expect(second).toHaveURL(/\/en\/sign-in/);
    for (const context of contexts) await context.close();
  });
}
