import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { Finding } from "@/lib/scorecards/card";
import { EditionText } from "./edition-text";
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
  return (
    <section aria-labelledby={id} className={styles.findingsPart}>
      <h2 id={id}>{title}</h2>
      {findings.length === 0 ? <p>{none}</p> : <p className={styles.small}>{lead}</p>}
      <FindingList findings={findings.slice(0, IN_SIGHT)} language={language} />
      {rest.length === 0 ? null : (
        <Disclosure summary={t("more", { count: rest.length })}>
          <FindingList findings={rest} language={language} />
        </Disclosure>
      )}
    </section>
  );
}

function FindingList({ findings, language }: { findings: readonly Finding[]; language: string }) {
  const t = useTranslations("scorecard.findings");
  return (
    <ul className={styles.findings}>
      {findings.map(({ code, title, level, sentence }) => (
        <li key={code} data-print="keep">
          <strong>
            {code} <EditionText language={language}>{title}</EditionText>
          </strong>
          {" · "}
          {t("level", { level })}
          {sentence === null ? null : (
            <span lang={language} dir="auto" className={styles.sentence}>
              {sentence}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
