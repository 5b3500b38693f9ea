/** Every page of the product by axe, in every language, narrow and wide, light and dark. */
import { directionOf, LOCALES } from "@/lib/i18n/locales";
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  lookThrough,
  takeColoursAtOnce,
} from "../support/accessible";
import { emailOf, expect, test } from "./fixtures";
import { PAGE_EXAMPLES, resolve } from "./pages";

const WIDTHS = [320, 1280] as const;
const SCHEMES = ["light", "dark"] as const;

/** The pages on which people spend their days. */
const IN_EVERY_VARIANT: readonly string[] = [
  "/[locale]",
  "/[locale]/rounds/[round]/[iso3]",
  "/[locale]/rounds/[round]/[iso3]/[domain]",
  "/[locale]/rounds/[round]/[iso3]/scorecard",
  "/[locale]/rounds/[round]",
];

/**
 * How a page is looked at in one language: in every width and scheme, or in the half of them that gives, over two
 * languages, each pair of choices. The page comes once and is turned from one look into the next: a width and a scheme
 * reach it through its styles alone.
 */
function looksAt(key: string, language: number): readonly Look[] {
  const all = WIDTHS.flatMap((width) => SCHEMES.map((scheme) => ({ width, scheme })));
  if (IN_EVERY_VARIANT.includes(key)) return all;
  return all.filter(
    ({ width, scheme }) => (language + WIDTHS.indexOf(width) + SCHEMES.indexOf(scheme)) % 2 === 0,
  );
}

// Screenshots of every step would take longer than axe; without motion no colour is caught on its way.
test.use({ trace: "off", contextOptions: { reducedMotion: "reduce" } });

for (const [key, { account, addresses }] of Object.entries(PAGE_EXAMPLES)) {
  test(`${key} is accessible`, async ({ page, db, signIn }) => {
    if (account !== null) await signIn(emailOf(account));
    for (const address of addresses) {
      const path = await resolve(address, db);
      for (const [language, locale] of LOCALES.entries()) {
        const [first, ...others] = looksAt(key, language);
        if (first === undefined) throw new RangeError(key);
        await lookThrough(page, first);
        expect((await page.goto(`/${locale}${path}`))?.status(), path).toBe(200);
        if (account !== null) expect(page.url()).not.toContain("/sign-in");
        await expect(page.locator("html")).toHaveAttribute("lang", locale);
        await expect(page.locator("html")).toHaveAttribute("dir", directionOf(locale));
        await takeColoursAtOnce(page);
        for (const look of [first, ...others]) {
          await test.step(`${locale} ${look.width} ${look.scheme}`, async () => {
            await lookThrough(page, look);
            await expectAccessible(page);
            await expectNoSidewaysScroll(page);
          });
        }
      }
    }
  });
}
