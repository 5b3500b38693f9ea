import { useTranslations } from "next-intl";
import { ScopeText } from "@/components/assessment/scope-text";
import type { ScopeFact } from "@/lib/scorecards/facts";
import styles from "./scorecard.module.css";

/** Scope and limits, first on every card. */
export function ScopeSection({ scope, cutOffOn }: { scope: ScopeFact | null; cutOffOn: string }) {
  const t = useTranslations("rounds.scope");
  return (
    <section aria-labelledby="scope" className={styles.scope}>
      <h2 id="scope">{t("title")}</h2>
      <ScopeText scope={scope} cutOffOn={cutOffOn} />
    </section>
  );
}
