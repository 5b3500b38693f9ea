import { useTranslations } from "next-intl";
import { EditionText } from "@/components/scorecard/edition-text";
import type { IndicatorWords } from "@/lib/ratings/card-view";
import { ConstructTag } from "./indicator-card/construct-tag";
import styles from "./notebook.module.css";

/** Lines to write on below each label. */
const LINES = 4;

/** One indicator on paper, empty: the question, the levels to tick, room to write. */
export function NotebookPage({ words: indicator }: { words: IndicatorWords }) {
  const t = useTranslations();
  const { code, title, question, guidance, evidenceExpected, levels, reasons, language } = indicator;
  // Inside lines of the page, so that everything stands on the side of its boxes.
  const words = (text: string | null) => <EditionText language={language}>{text}</EditionText>;
  return (
    <article className={styles.page}>
      <h3>
        {code} {words(title)}
      </h3>
      <ConstructTag construct={indicator.construct} />
      {question === null ? null : (
        <p>
          <b>{words(question)}</b>
        </p>
      )}
      {guidance === null ? null : <p className={styles.small}>{words(guidance)}</p>}
      {evidenceExpected.length === 0 ? null : (
        <p className={styles.small}>{words(evidenceExpected.join(" · "))}</p>
      )}
      <ul className={styles.boxes}>
        {levels.map(({ level, sentence }) => (
          <li key={level}>
            <span className={styles.box} /> <b>{level}</b> {words(sentence)}
          </li>
        ))}
        {reasons.map(({ code: reason }) => (
          <li key={reason}>
            <span className={styles.box} /> {t("rating.state.not_assessed")}: {t(`rating.reason.${reason}`)}
          </li>
        ))}
        {indicator.notApplicable === null ? null : (
          <li>
            <span className={styles.box} /> {t("rating.state.not_applicable")}
          </li>
        )}
      </ul>
      <Room label={t("rating.fields.rationale")} />
      <Room label={t("print.sourcesAndPeople")} />
    </article>
  );
}

/** A frame with a label and room to write in. */
export function Room({ label, lines = LINES }: { label: string; lines?: number }) {
  return (
    <div className={styles.room}>
      <p>{label}</p>
      <WritingLines count={lines} />
    </div>
  );
}

/** Ruled room to write in. */
export function WritingLines({ count = LINES }: { count?: number }) {
  return Array.from({ length: count }, (_, line) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: one empty line is like another
    <span key={line} className={styles.line} />
  ));
}
