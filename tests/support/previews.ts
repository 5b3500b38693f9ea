/** The previews of an assessment, opened one after the other as a person does before a step. */
import { expect, type Page } from "@playwright/test";

/** Opens both previews from a page that asks for them and comes back by the button at the foot of each. */
export async function openPreviews(page: Page, back: string): Promise<void> {
  for (const view of ["As the State will read it", "As a reader will read it"]) {
    await page.getByRole("main").getByRole("link", { name: view }).click();
    await expect(page.getByRole("heading", { level: 1, name: view })).toBeVisible();
    await page.getByRole("link", { name: back }).click();
    await expect(page.getByRole("heading", { level: 1, name: view })).toHaveCount(0);
  }
}
