/** A page as those use it who have a keyboard and no pointer. */
import { expect, type Locator, type Page } from "@playwright/test";

/** More than any page has places for the focus. */
const TABS_MAX = 600;

/**
 * Presses Tab until the place has the focus. Throws where it never gets it. The place is looked up once, and again where
 * the page put another element there: to look for a role and a name after each press would take most of the time.
 */
export async function tabTo(page: Page, place: Locator): Promise<void> {
  await expect(place).toBeVisible();
  let target = await place.elementHandle();
  for (let presses = 0; presses < TABS_MAX; presses += 1) {
    const found = await target?.evaluate((element) => {
      if (!element.isConnected) return "gone";
      return element === document.activeElement ? "focused" : "elsewhere";
    });
    if (found === "focused") return;
    if (found === "elsewhere") await page.keyboard.press("Tab");
    else target = await place.elementHandle();
  }
  throw new Error(`Tab never reaches ${place}`);
}

/** Tabs to a link or button and presses it. */
export async function press(page: Page, place: Locator): Promise<void> {
  await tabTo(page, place);
  await page.keyboard.press("Enter");
}

/** Tabs to a field and types into it. */
export async function type(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field);
  await page.keyboard.type(text);
}

/** Chooses an entry of a list by its value: with the keys, as far as the list goes. */
export async function chooseByKey(page: Page, list: Locator, value: string): Promise<void> {
  await tabTo(page, list);
  const steps = await list.evaluate((element, wanted) => {
    if (!(element instanceof HTMLSelectElement)) return Number.NaN;
    return [...element.options].findIndex((option) => option.value === wanted) - element.selectedIndex;
  }, value);
  const key = steps < 0 ? "ArrowUp" : "ArrowDown";
  for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(key);
  await expect(list).toHaveValue(value);
}
