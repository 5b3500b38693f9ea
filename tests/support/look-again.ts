/** A page that waits for the worker, as who has no scripts reads it: it changes only when it is asked for again. */
import { expect, type Locator, type Page } from "@playwright/test";

/** How long one answer of the page is looked at before the next is asked for. */
const LOOK_MS = 1_000;

/**
 * Follows the link that asks for the page again, by its name in the language of the page, until what is awaited is
 * there.
 */
export async function lookAgainUntil(
  page: Page,
  awaited: Locator,
  { link, timeout }: { link: string; timeout: number },
): Promise<void> {
  await expect(async () => {
    const again = page.getByRole("link", { name: link });
    if (await again.isVisible()) await again.click();
    await expect(awaited).toBeVisible({ timeout: LOOK_MS });
  }).toPass({ timeout });
}
