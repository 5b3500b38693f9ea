import { useTranslations } from "next-intl";
import { TokenText } from "@/components/references/token-text";
import type { IndicatorWords, LastRoundRating, RatingBeside } from "@/lib/ratings/card-view";
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
        <Beside words={words} rating={last} />
      )}
    </section>
  );
}

/** What the State says of itself, once it is certified; nothing before, so that nobody looks for it. */
export function SelfRating({ words, self }: { words: IndicatorWords; self: RatingBeside | null }) {
  const t = useTranslations("rating");
  if (self === null) return null;
  return (
    <section className={styles.side}>
      <h4>{t("selfTitle")}</h4>
      <Beside words={words} rating={self} />
    </section>
  );
}

function Beside({ words, rating }: { words: IndicatorWords; rating: RatingBeside }) {
  const t = useTranslations("rating");
  const { state, level, notAssessedReason, rationale } = rating;
  return (
    <>
      <p>
        <b>
          {state === "rated" && level !== null ? (
            <LevelText words={words} level={level} />
          ) : notAssessedReason === null ? (
            t(`state.${state}`)
          ) : (
            `${t(`state.${state}`)}: ${t(`reason.${notAssessedReason}`)}`
          )}
        </b>
      </p>
      {rationale === null ? null : (
        <p className={styles.quoted} lang={langOf(rating.language)} dir="auto">
          <TokenText text={rationale} />
        </p>
      )}
    </>
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
