import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { jsonText } from "@/lib/core/json-text";
import type { Finding } from "@/lib/scorecards/card";
import { FindingList } from "./finding-list";
import styles from "./scorecard.module.css";

/** How many stand in sight; the rest is one press away and on paper. */
const IN_SIGHT = 5;

/** Indicators on one side of the scale as sentences, by level and code. */
export function FindingsSection({
  id,
  title,
  lead,
  none,
  findings,
  language,
}: {
  id: string;
  title: string;
  lead: string;
  none: string;
  findings: readonly Finding[];
  language: string;
}) {
  const t = useTranslations("scorecard.findings");
  const rest = findings.slice(IN_SIGHT);
  const list = (own: readonly Finding[]) => (
    <FindingList
      findings={jsonText(own.map((finding) => ({ ...finding, level: t("level", { level: finding.level }) })))}
      language={language}
    />
  );
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {findings.length === 0 ? <p>{none}</p> : <p className={styles.small}>{lead}</p>}
      <div className={styles.findingsColumns}>
        {list(findings.slice(0, IN_SIGHT))}
        {rest.length === 0 ? null : (
          <Disclosure summary={t("more", { count: rest.length })}>{list(rest)}</Disclosure>
        )}
      </div>
    </section>
  );
}
