import { useTranslations } from "next-intl";
import { TokenText } from "@/components/references/token-text";
import { EditionText } from "@/components/scorecard/edition-text";
import type { ComparedText } from "@/lib/scorecards/compare-texts";
import type { GridRow } from "@/lib/scorecards/grid";
import type { LevelColumn } from "@/lib/scorecards/grid-levels";
import { langOf } from "@/lib/text/language";
import { useLevelText } from "../grid/grid-cells";
import styles from "./compare.module.css";

interface ComparedTextsProps {
  indicator: LevelColumn;
  rows: readonly GridRow[];
  texts: readonly ComparedText[];
  language: string;
}

/** The rationales of one indicator side by side, each with its level; to whom a text is not open it says so. */
export function ComparedTexts({ indicator, rows, texts, language }: ComparedTextsProps) {
  const t = useTranslations("compare");
  const words = useTranslations("grid.cells");
  const levelText = useLevelText();
  return (
    <section aria-labelledby="texts">
      <h2 id="texts">
        {indicator.key} <EditionText language={language}>{indicator.title}</EditionText>
      </h2>
      <p>{t("textsLead")}</p>
      <ul className={styles.texts}>
        {rows.map(({ iso3, name, levels, isDraft, isCorrected }) => {
          const text = texts.find((one) => one.iso3 === iso3);
          const level = levels[indicator.key];
          return (
            <li key={iso3} className={styles.text} data-print="keep">
              <h3>{name}</h3>
              {level === undefined ? null : (
                <p>
                  <strong lang={level.word === null ? undefined : language}>{levelText(level)}</strong>{" "}
                  {isDraft ? <small>{words("draft")}</small> : null}
                  {isCorrected ? <small>{words("ofRelease")}</small> : null}
                </p>
              )}
              {text === undefined ? (
                <p>{t("closedText")}</p>
              ) : text.rationale === null ? (
                <p>{t("noText")}</p>
              ) : (
                <p lang={langOf(text.language)} dir="auto" className={styles.typed}>
                  <TokenText text={text.rationale} />
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
