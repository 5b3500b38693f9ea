import type {} from "next-intl";
import type { Locale } from "./locales";
import type { Messages } from "./messages/catalogues";

/** Gives next-intl the types of the product: a key that English does not have does not compile. */
declare module "next-intl" {
  interface AppConfig {
    Locale: Locale;
    Messages: Messages;
  }
}
