import { useTranslations } from "next-intl";
import type { ProfileFact } from "@/lib/scorecards/facts";
import { EditionText } from "./edition-text";
import profile from "./exposure-profile.module.css";
import styles from "./scorecard.module.css";

const GROUPS = ["role", "overlap", "form", "offenders"] as const;
type Group = (typeof GROUPS)[number] | "other";

/** Exposure in words: per role and form the word with its sentence, without figure, bar or tint. */
export function ExposureProfile({ lines, language }: { lines: readonly ProfileFact[]; language: string }) {
  const t = useTranslations("scorecard.exposure");
  const groups = Map.groupBy(lines, ({ group }): Group => GROUPS.find((known) => known === group) ?? "other");
  return (
    <div className={profile.groups}>
      {[...groups].map(([group, own]) => (
        <section key={group}>
          <h3 className={styles.groupTitle}>{t(`group.${group}`)}</h3>
          <dl className={profile.lines}>
            {own.map((line) => (
              <div key={line.indicator} className={profile.line} data-print="keep">
                <dt>
                  <EditionText language={language}>{line.label}</EditionText>
                </dt>
                <dd>
                  <ProfileWords line={line} language={language} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function ProfileWords({ line, language }: { line: ProfileFact; language: string }) {
  const t = useTranslations("scorecard.exposure");
  if (line.state === "not_applicable") return t("notApplicable");
  if (line.state === "not_assessed") {
    if (line.reason === null) return t("notAssessedPlain");
    return t.rich("notAssessed", {
      reason: line.reason,
      word: (chunks) => <EditionText language={language}>{chunks}</EditionText>,
    });
  }
  return (
    <>
      {line.word === null ? null : (
        <strong className={profile.word}>
          <EditionText language={language}>{line.word}</EditionText>
        </strong>
      )}
      <span lang={language} dir="auto" className={styles.sentence}>
        {line.sentence}
      </span>
    </>
  );
}
