import { useTranslations } from "next-intl";
import { YEARS_KEPT } from "@/lib/contributions/rules";

/**
 * What a contributor should know before writing: what of them is kept, who reads it, how long it is kept, the device, and
 * how to learn what became of it.
 */
export function GoodToKnow({ hasAccount = false }: { hasAccount?: boolean }) {
  const t = useTranslations("contribute");
  return (
    <section aria-labelledby="before" data-print="hide">
      <h2 id="before">{t("before")}</h2>
      <ul>
        <li>{t(hasAccount ? "withAccount" : "noAccount")}</li>
        <li>{t("howSecret")}</li>
        <li>{t("whatHappens", { years: YEARS_KEPT })}</li>
        <li>{t("device")}</li>
        <li>{t(hasAccount ? "ownAhead" : "receiptAhead")}</li>
      </ul>
    </section>
  );
}
