import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import { BANNER_KINDS } from "@/components/layout/banner";
import type { Locale } from "@/lib/i18n/locales";
import { programmeName } from "./programme-name";

const NONCE = /'nonce-([^']+)'/;

/**
 * What the margins of paper say, as custom properties of the root: a margin box has no element that could hold text.
 * `print.css` chooses by the banner of the page, so that each sheet says what kind of figures it carries.
 */
export async function PrintWords({ locale }: { locale: Locale }) {
  const [sent, t, programme] = await Promise.all([
    headers(),
    getTranslations({ locale }),
    programmeName(locale),
  ]);
  const nonce = NONCE.exec(sent.get("content-security-policy") ?? "")?.[1];
  const words = {
    ...Object.fromEntries(BANNER_KINDS.map((kind) => [kind, t(`common.banner.${kind}`)])),
    foot: `${programme}. ${t("navigation.notOfficial")}`,
  };
  const properties = Object.entries(words).map(([name, text]) => `--paper-${name}: ${JSON.stringify(text)};`);
  return (
    <style nonce={nonce} suppressHydrationWarning>
      {`:root { ${properties.join(" ")} }`}
    </style>
  );
}
