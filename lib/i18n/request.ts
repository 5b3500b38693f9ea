import { getRequestConfig } from "next-intl/server";
import { DEFAULT_LOCALE, isLocale } from "./locales";
import { catalogueOf } from "./messages/catalogues";

/**
 * The language and texts of one request. The language comes from the address: the server in front writes
 * `LOCALE_HEADER`. Days are formatted without a zone and instants with the programme's zone (`format.ts`),
 * so the zone here only has to be the same everywhere.
 */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const asked = locale ?? (await requestLocale);
  const chosen = isLocale(asked) ? asked : DEFAULT_LOCALE;
  return { locale: chosen, messages: catalogueOf(chosen), timeZone: "UTC" };
});
