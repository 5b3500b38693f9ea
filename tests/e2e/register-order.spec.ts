/** The order of a register's table, changed by the head of its column; without scripts, so that the address holds it. */
import { emailOf, expect, test } from "./fixtures";

test("the head of a register's column turns its order, keeps the filters, and says which way it stands", async ({
  browser,
  signIn,
}) => {
  const plain = await browser.newContext({ javaScriptEnabled: false });
  await signIn(emailOf("reader"), plain);
  const page = await plain.newPage();
  await page.goto(`${new URL(test.info().project.use.baseURL ?? "").origin}/en/laws?status=checked&page=1`);
  const head = page.getByRole("columnheader", { name: /^Entry/ });
  const codes = () => page.locator("tbody th small bdi:first-child").allTextContents();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  const ascending = await codes();
  expect(ascending.length).toBeGreaterThan(3);
  await head.getByRole("link").click();
  await expect(page).toHaveURL(/\/en\/laws\?status=checked&sort=code_descending$/);
  await expect(head).toHaveAttribute("aria-sort", "descending");
  expect(await codes()).toEqual(ascending.toReversed());
  await page.getByLabel("Order").selectOption("updated");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(head).not.toHaveAttribute("aria-sort");
  await head.getByRole("link").click();
  await expect(head).toHaveAttribute("aria-sort", "ascending");
  expect(await codes()).toEqual(ascending);
  await plain.close();
});
