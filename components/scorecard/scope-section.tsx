import { useTranslations } from "next-intl";
import { ScopeText } from "@/components/assessment/scope-text";
import type { ScopeFact } from "@/lib/scorecards/facts";

/** Scope and limits, first on every card. */
export function ScopeSection({ scope, cutOffOn }: { scope: ScopeFact | null; cutOffOn: string }) {
  const t = useTranslations("scorecard.scope");
  return (
    <section aria-labelledby="scope">
      <h2 id="scope">{t("title")}</h2>
      <ScopeText scope={scope} cutOffOn={cutOffOn} />
    </section>
  );
}
