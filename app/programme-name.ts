import { getTranslations } from "next-intl/server";
import { quietRequestContext } from "@/lib/core/request";
import type { Locale } from "@/lib/i18n/locales";
import { START_PROGRAMME_NAME } from "@/lib/settings/entity";
import { getSettings } from "@/lib/settings/queries";

/** The name of the programme as an administrator gave it; until then its own, in the reader's language. */
export async function programmeName(locale: Locale): Promise<string> {
  const [ctx, t] = await Promise.all([
    quietRequestContext(),
    getTranslations({ locale, namespace: "common" }),
  ]);
  const { programmeName: given } = await getSettings(ctx);
  return given === START_PROGRAMME_NAME ? t("programme") : given;
}
