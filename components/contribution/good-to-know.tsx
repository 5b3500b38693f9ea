import { useTranslations } from "next-intl";
import { YEARS_KEPT } from "@/lib/contributions/rules";

/** What a contributor should know before writing: no account, who reads it, how long it is kept, the device, the receipt. */
export function GoodToKnow() {
  const t = useTranslations("contribute");
  return (
    <section aria-labelledby="before" data-print="hide">
      <h2 id="before">{t("before")}</h2>
      <ul>
        <li>{t("noAccount")}</li>
        <li>{t("howSecret")}</li>
        <li>{t("whatHappens", { years: YEARS_KEPT })}</li>
        <li>{t("device")}</li>
        <li>{t("receiptAhead")}</li>
      </ul>
    </section>
  );
}
