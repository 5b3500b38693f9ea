/** The languages of the product. English is the source; every other language is checked against it. */
export const LOCALES = ["en", "ar"] as const;
export type Locale = (typeof LOCALES)[number];
export type Direction = "ltr" | "rtl";

/** The language of a reader whose own the product does not speak. */
export const DEFAULT_LOCALE: Locale = "en";

/** The request header by which the server in front tells next-intl the language of the address. */
export const LOCALE_HEADER = "x-next-intl-locale";

/**
 * The zone that texts are formatted with. Days are formatted without one and instants with the programme's
 * (`format.ts`), so this one only has to be the same everywhere.
 */
export const TIME_ZONE = "UTC";

interface LocaleFacts {
  /** The language's name in itself. */
  name: string;
  direction: Direction;
  /**
   * The tag for Intl. Arabic keeps Latin digits: figures stand beside codes such as `C2.1` and `S-014`,
   * and are compared with the same figures in tables, files and prints in other languages.
   */
  formatting: string;
}

const FACTS: Record<Locale, LocaleFacts> = {
  en: { name: "English", direction: "ltr", formatting: "en-GB" },
  ar: { name: "العربية", direction: "rtl", formatting: "ar-u-nu-latn" },
};

/** Whether a word from outside names one of the languages. */
export function isLocale(value: unknown): value is Locale {
  return LOCALES.some((locale) => locale === value);
}

/** The direction in which a language is written. */
export function directionOf(locale: Locale): Direction {
  return FACTS[locale].direction;
}

/** A language's own name, for the switch between languages. */
export function nameOf(locale: Locale): string {
  return FACTS[locale].name;
}

/** The tag that dates and numbers of a language are formatted with. */
export function formattingTagOf(locale: Locale): string {
  return FACTS[locale].formatting;
}

/** The language that an address names in its first segment (`/ar/rounds` → `ar`), or null. */
export function localeOfPath(pathname: string): Locale | null {
  const first = pathname.split("/", 2)[1];
  return isLocale(first) ? first : null;
}

/** The same address in another language; an address without a language gets one. */
export function withLocale(pathname: string, locale: Locale): string {
  const segments = pathname.split("/").slice(localeOfPath(pathname) === null ? 1 : 2);
  const rest = segments.filter((segment, index) => segment !== "" || index > 0).join("/");
  return rest === "" ? `/${locale}` : `/${locale}/${rest}`;
}

/** The path of an address without its language and what stands behind a question mark (`/ar/rounds?page=2` → `/rounds`). */
export function withoutLocale(address: string): string {
  const [pathname = ""] = address.split("?", 1);
  const locale = localeOfPath(pathname);
  return (locale === null ? pathname : pathname.slice(locale.length + 1)) || "/";
}

/** The reader's best language by an `Accept-Language` header, else the default. */
export function preferredLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
      const quality = parameters
        .map((parameter) => parameter.trim())
        .find((parameter) => parameter.startsWith("q="));
      return { language: tag.split("-")[0], quality: quality === undefined ? 1 : Number(quality.slice(2)) };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality);
  for (const { language } of wishes) if (isLocale(language)) return language;
  return DEFAULT_LOCALE;
}
