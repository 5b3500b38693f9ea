/** The cards of indicators as journeys find them on a page. */
import { expect, type Page } from "@playwright/test";

/** The card of an indicator on a domain page. */
export const card = (page: Page, indicator: string) => page.locator(`article[id="${indicator}"]`);

/** The rationale of an indicator. */
export const rationale = (page: Page, indicator: string) => card(page, indicator).getByLabel("Rationale");

/** The state line of a card. */
export const saveState = (page: Page, indicator: string, state: string) =>
  card(page, indicator).locator(`[data-save-state="${state}"]`);

/** Opens a domain and waits until the page lives. */
export async function openDomain(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator("form[data-live]").first()).toBeVisible();
}
