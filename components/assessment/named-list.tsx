import { useTranslations } from "next-intl";
import type { NamedFor } from "@/lib/assessments/named";

/** What a focal point is told before the State is asked: that an assessment runs, and what will be asked of the State. */
export function NamedList({ named }: { named: readonly NamedFor[] }) {
  const t = useTranslations("assessment.work.named");
  if (named.length === 0) return null;
  return (
    <section aria-labelledby="named">
      <h2 id="named">{t("title")}</h2>
      <ul>
        {named.map(({ round, iso3, country, isHeard }) => (
          <li key={`${round} ${iso3}`}>
            <strong>{t("runs", { country, round })}</strong> {t(isHeard ? "heard" : "notHeard")}
          </li>
        ))}
      </ul>
    </section>
  );
}
