/** What every page of the product owes to people who read it in another way than its makers. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * Fails with every place of the page that breaks a rule of axe; no rule is left out. "Legacy" only means that frames of
 * other origins are not entered, of which the product has none; the other mode writes down every element that passed,
 * which takes three times as long. After an action Next takes the title away and puts the new one in some milliseconds
 * later: the page is asked once it is whole again.
 */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page).toHaveTitle(/\S/);
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ["violations"] })
    .analyze();
  expect
    .soft(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`),
      page.url(),
    )
    .toEqual([]);
}

/** Fails where the page is wider than its window. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const { content, window } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    window: innerWidth,
  }));
  expect.soft(content, `width of ${page.url()}`).toBeLessThanOrEqual(window);
}
