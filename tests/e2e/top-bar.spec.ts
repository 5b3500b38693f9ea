/** The bar over every page, on a phone and without scripts. */
import { emailOf, expect, test } from "./fixtures";

/** Two rows of targets of 36 px, with their padding. */
const TWO_ROWS = 90;
/** Some twenty letters. */
const ROOM_TO_TYPE = 200;

test.use({ javaScriptEnabled: false, viewport: { width: 320, height: 640 } });

for (const { locale, part } of [
  { locale: "en", part: "Evidence" },
  { locale: "ar", part: "الأدلة" },
]) {
  test(`on a phone the bar takes two rows and leads to every part by keyboard, in ${locale}`, async ({
    page,
    signIn,
  }) => {
    await signIn(emailOf("assessor"));
    await page.goto(`/${locale}/rounds`);
    const bar = page.getByRole("banner");
    expect((await bar.boundingBox())?.height).toBeLessThan(TWO_ROWS);
    for (const control of await bar.locator("summary, input, button").all()) {
      if (await control.isVisible()) await expect(control).toBeInViewport({ ratio: 1 });
    }
    await bar.getByRole("search").getByRole("link").click();
    await expect(page).toHaveURL(new RegExp(`/${locale}/search$`));
    const field = page.getByRole("main").getByRole("textbox");
    expect((await field.boundingBox())?.width).toBeGreaterThan(ROOM_TO_TYPE);
    await field.fill("Fennara");
    await field.press("Enter");
    await expect(page).toHaveURL(/\/search\?q=Fennara$/);
    const parts = bar.getByRole("navigation").first();
    await expect(parts.getByRole("link")).toHaveCount(0);
    await parts.locator("summary").focus();
    await page.keyboard.press("Enter");
    await expect(parts.getByRole("link")).toHaveCount(6);
    for (let step = 0; step < 4; step += 1) await page.keyboard.press("Tab");
    await expect(parts.getByRole("link", { name: part })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/${locale}/evidence$`));
    await expect(bar.getByRole("navigation").first().locator("summary")).toHaveText(part);
  });
}

for (const locale of ["en", "ar"]) {
  test(`on a wide screen nothing in the bar lies over its neighbour, in ${locale}`, async ({
    page,
    signIn,
  }) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await signIn(emailOf("assessor"));
    await page.goto(`/${locale}/rounds`);
    const boxes: { name: string; start: number; end: number }[] = [];
    for (const control of await page.getByRole("banner").locator("a, summary, input, button").all()) {
      const box = (await control.isVisible()) ? await control.boundingBox() : null;
      if (box)
        boxes.push({ name: (await control.textContent()) ?? "", start: box.x, end: box.x + box.width });
    }
    boxes.sort((a, b) => a.start - b.start);
    expect(boxes.length).toBeGreaterThan(8);
    const over = boxes.filter(({ start }, index) => start < (boxes[index - 1]?.end ?? 0));
    expect(over.map(({ name }) => name)).toEqual([]);
  });
}
