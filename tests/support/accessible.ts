/** What every page of the product owes to people who read it in another way than its makers. */
import { AxeBuilder } from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/** How wide a window is, and which colours its reader chose. */
export type Look = { width: number; scheme: "light" | "dark" };

const HEIGHT = 900;

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

/** Gives the window this width and these colours, for pages that come and for the one that is open. */
export async function lookThrough(page: Page, { width, scheme }: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: HEIGHT });
  const taken = () =>
    page.evaluate(() => ({
      width: innerWidth,
      scheme: matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light",
    }));
  await expect.poll(taken).toEqual({ width, scheme });
}

/**
 * Lets the open page take other colours at once. Else each element begins its way, of a hundredth of a millisecond
 * where less motion is asked for, only when the one around it has arrived, and axe meets some of them underway.
 */
export async function takeColoursAtOnce(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("*, ::before, ::after { transition: none !important; }");
    document.adoptedStyleSheets.push(sheet);
  });
}
