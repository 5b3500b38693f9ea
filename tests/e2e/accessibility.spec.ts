/** Every page of the product by axe, in both languages, narrow and wide, light and dark. */
import { directionOf, LOCALES } from "@/lib/i18n/locales";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessible";
import { emailOf, expect, test } from "./fixtures";
import { PAGE_EXAMPLES, resolve } from "./pages";

const WIDTHS = [320, 1280] as const;
const SCHEMES = ["light", "dark"] as const;
const HEIGHT = 900;

/** The pages on which people spend their days. */
const IN_EVERY_VARIANT: readonly string[] = [
  "/[locale]",
  "/[locale]/rounds/[round]/[iso3]",
  "/[locale]/rounds/[round]/[iso3]/[domain]",
  "/[locale]/rounds/[round]/[iso3]/scorecard",
  "/[locale]/rounds/[round]",
];

/** Every language, width and scheme, or the half of them in which each pair of choices occurs. */
function variantsOf(key: string) {
  const all = LOCALES.flatMap((locale) =>
    WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ locale, width, scheme }))),
  );
  if (IN_EVERY_VARIANT.includes(key)) return all;
  return all.filter(
    ({ locale, width, scheme }) =>
      (LOCALES.indexOf(locale) + WIDTHS.indexOf(width) + SCHEMES.indexOf(scheme)) % 2 === 0,
  );
}

// Screenshots of every step would take longer than axe; without motion no colour is caught on its way.
test.use({ trace: "off", contextOptions: { reducedMotion: "reduce" } });

for (const [key, { account, addresses }] of Object.entries(PAGE_EXAMPLES)) {
  test(`${key} is accessible`, async ({ page, db, signIn }) => {
    if (account !== null) await signIn(emailOf(account));
    for (const address of addresses) {
      const path = await resolve(address, db);
      for (const { locale, width, scheme } of variantsOf(key)) {
        await test.step(`${locale} ${width} ${scheme}`, async () => {
          // Chosen before the page comes: an open page takes the colours of another scheme bit by bit.
          await page.emulateMedia({ colorScheme: scheme });
          await page.setViewportSize({ width, height: HEIGHT });
          expect((await page.goto(`/${locale}${path}`))?.status(), path).toBe(200);
          await expect(page.locator("html")).toHaveAttribute("lang", locale);
          await expect(page.locator("html")).toHaveAttribute("dir", directionOf(locale));
          await expectAccessible(page);
          await expectNoSidewaysScroll(page);
        });
      }
    }
  });
}
