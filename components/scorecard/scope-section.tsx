import { useLocale, useTranslations } from "next-intl";
import { TokenText } from "@/components/references/token-text";
import { DescriptionList } from "@/components/ui/description-list";
import { SCOPE_TEXTS } from "@/lib/assessments/scope-fields";
import { formatDay, formatPartialDate } from "@/lib/i18n/format";
import type { ScopeFact } from "@/lib/scorecards/facts";
import styles from "./scorecard.module.css";

/** Scope and limits, first on every card. */
export function ScopeSection({ scope, cutOffOn }: { scope: ScopeFact | null; cutOffOn: string }) {
  const t = useTranslations("scorecard.scope");
  const locale = useLocale();
  const from = scope?.periodFrom ? formatPartialDate(locale, scope.periodFrom) : null;
  const to = scope?.periodTo ? formatPartialDate(locale, scope.periodTo) : null;
  const period = from && to ? t("periodRange", { from, to }) : (from ?? to);
  return (
    <section aria-labelledby="scope" className={styles.scope}>
      <h2 id="scope">{t("title")}</h2>
      <DescriptionList
        items={[
          { key: "period", term: t("period"), value: period ?? t("missing") },
          { key: "cutOff", term: t("cutOff"), value: formatDay(locale, cutOffOn) },
          ...SCOPE_TEXTS.flatMap((field) => {
            const text = scope?.[field] ?? null;
            if (text === null && field !== "limits") return [];
            const value =
              text === null ? (
                t("missing")
              ) : (
                <span key={field} lang={scope?.language} dir="auto" className={styles.typed}>
                  <TokenText text={text} />
                </span>
              );
            return [{ key: field, term: t(field), value }];
          }),
        ]}
      />
    </section>
  );
}
