import { useTranslations } from "next-intl";
import { TokenText } from "@/components/references/token-text";
import type { IndicatorWords, LastRoundRating } from "@/lib/ratings/card-view";
import { langOf } from "@/lib/text/language";
import styles from "./indicator-card.module.css";

/** What was judged last time, beside the present question. */
export function LastRound({ words, last }: { words: IndicatorWords; last: LastRoundRating | null }) {
  const t = useTranslations("rating");
  return (
    <section className={styles.side}>
      <h4>{last === null ? t("last.title") : t("last.titleRound", { round: last.round })}</h4>
      {last === null ? (
        <p className={styles.soft}>{t("last.none")}</p>
      ) : (
        <>
          <p>
            <b>
              {last.state === "rated" && last.level !== null ? (
                <LevelText words={words} level={last.level} />
              ) : last.notAssessedReason === null ? (
                t(`state.${last.state}`)
              ) : (
                `${t(`state.${last.state}`)}: ${t(`reason.${last.notAssessedReason}`)}`
              )}
            </b>
          </p>
          {last.rationale === null ? null : (
            <p className={styles.quoted} lang={langOf(last.language)} dir="auto">
              <TokenText text={last.rationale} />
            </p>
          )}
        </>
      )}
    </section>
  );
}

function LevelText({ words, level }: { words: IndicatorWords; level: number }) {
  const sentence = words.levels.find((entry) => entry.level === level)?.sentence ?? null;
  if (sentence === null) return level;
  return (
    <>
      {level} · <bdi lang={words.language}>{sentence}</bdi>
    </>
  );
}
