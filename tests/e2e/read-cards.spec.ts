/** The cards of a domain as who reads them and does not write them meets them. */
import { emailOf, expect, test } from "./fixtures";

/** What the two columns of a card leave free for its padding and the gap between them. */
const FREE_SHARE = 0.12;

for (const locale of ["en", "ar"]) {
  test(`a card that is only read uses its width for both columns, in ${locale}`, async ({ page, signIn }) => {
    await signIn(emailOf("reviewer"));
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.goto(`/${locale}/rounds/2026/XAG/G2`);
    const card = page.locator('article[id="G2.1"]');
    const widthOf = async (place: typeof card) => (await place.boundingBox())?.width ?? 0;
    const [whole, answer, beside] = [
      await widthOf(card),
      await widthOf(card.locator("> div")),
      await widthOf(card.locator("> aside")),
    ];
    expect(answer + beside).toBeGreaterThan(whole * (1 - FREE_SHARE));
    expect(beside).toBeGreaterThan(whole / 3);
  });
}
