import { getRequestConfig } from "next-intl/server";
import { DEFAULT_LOCALE, isLocale, TIME_ZONE } from "./locales";
import { catalogueOf } from "./messages/catalogues";

/**
 * The language and texts of one request. The language comes from the address: the server in front writes
 * `LOCALE_HEADER`.
 */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const asked = locale ?? (await requestLocale);
  const chosen = isLocale(asked) ? asked : DEFAULT_LOCALE;
  return { locale: chosen, messages: catalogueOf(chosen), timeZone: TIME_ZONE };
});
