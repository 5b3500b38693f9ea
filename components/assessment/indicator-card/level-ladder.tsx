import { useTranslations } from "next-intl";
import { StatusTag } from "@/components/ui/status-tag";
import type { IndicatorWords } from "@/lib/ratings/card-view";
import styles from "./level-ladder.module.css";

/** Every level of an indicator with its sentence, so that a reader can judge the chosen one, which says so. */
export function LevelLadder({ words, chosen }: { words: IndicatorWords; chosen: number | null }) {
  const t = useTranslations("rating");
  return (
    <ol className={styles.ladder} aria-label={t(`level.${words.construct}`)}>
      {words.levels.map(({ level }) => (
        <li key={level} className={styles.level} data-chosen={level === chosen ? "" : undefined}>
          <span className={styles.digit}>{level}</span>
          <span>
            <LevelSentence words={words} level={level} />{" "}
            {level === chosen ? <StatusTag shape="complete">{t("chosenLevel")}</StatusTag> : null}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** What a level of an indicator says, in the language of the edition; nothing where there is no such level. */
export function LevelSentence({ words, level }: { words: IndicatorWords; level: number | null }) {
  const said = words.levels.find((one) => one.level === level);
  if (said === undefined) return null;
  return (
    <span lang={words.language} dir="auto">
      {said.word === null ? null : <b>{said.word}. </b>}
      {said.sentence}
    </span>
  );
}
