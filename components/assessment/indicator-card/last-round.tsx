import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { TokenText } from "@/components/references/token-text";
import { Link } from "@/components/ui/link";
import type { EarlierRatingView, IndicatorWords, LastRound, RatingBeside } from "@/lib/ratings/card-view";
import { langOf } from "@/lib/text/language";
import styles from "./indicator-card.module.css";

/**
 * What was judged last time, beside the present question: whether it is the same indicator, what was said of it and on
 * which sources. `take` offers an earlier rating to who may write.
 */
export function LastRoundBeside({
  last,
  take,
}: {
  last: LastRound | null;
  take: ((earlier: EarlierRatingView) => ReactNode) | null;
}) {
  const t = useTranslations("rating");
  return (
    <section className={styles.side}>
      <h4>{last === null ? t("last.title") : t("last.titleRound", { round: last.round })}</h4>
      {last === null ? <p className={styles.soft}>{t("last.none")}</p> : <CarryNote last={last} />}
      {last?.ratings.map((earlier) => (
        <div key={earlier.indicator}>
          {last.ratings.length > 1 || last.state === "needs_a_look" ? (
            <p>
              <bdi>{earlier.indicator}</bdi>{" "}
              <span lang={earlier.editionLanguage} dir="auto">
                {earlier.title}
              </span>
            </p>
          ) : null}
          <Judgement rating={earlier}>
            {earlier.level === null ? null : (
              <LevelText
                level={earlier.level}
                sentence={earlier.sentence}
                language={earlier.editionLanguage}
              />
            )}
          </Judgement>
          <References citations={earlier.citations} />
          {take?.(earlier)}
        </div>
      ))}
    </section>
  );
}

/** What the earlier rating rests on, as references: what is cited in this round is cited anew. */
function References({ citations }: Pick<EarlierRatingView, "citations">) {
  const t = useTranslations("rating");
  if (citations.length === 0) return null;
  return (
    <ul className={styles.citations} aria-label={t("last.sources")}>
      {citations.map(({ id, code, title, locator, stance }) => (
        <li key={id} data-stance={stance}>
          <Link href={`/sources/${code}`}>
            <bdi>{code}</bdi>
          </Link>{" "}
          <bdi>{title}</bdi>
          {locator === null ? null : (
            <>
              {", "}
              <bdi>{locator}</bdi>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether the earlier rating holds here. */
function CarryNote({ last: { state, edition } }: { last: LastRound }) {
  const t = useTranslations("rating.last");
  return (
    <p className={styles.soft}>
      {edition === null ? t("carry.sameEdition") : t(`carry.${state}`, { edition })}
    </p>
  );
}

/** What the State says of itself, once it is certified; nothing before, so that nobody looks for it. */
export function SelfRating({ words, self }: { words: IndicatorWords; self: RatingBeside | null }) {
  const t = useTranslations("rating");
  if (self === null) return null;
  const sentence = words.levels.find((entry) => entry.level === self.level)?.sentence ?? null;
  return (
    <section className={styles.side}>
      <h4>{t("selfTitle")}</h4>
      <Judgement rating={self}>
        {self.level === null ? null : (
          <LevelText level={self.level} sentence={sentence} language={words.language} />
        )}
      </Judgement>
    </section>
  );
}

/** A judgement in words with its reason; `children` is its level. */
function Judgement({ rating, children }: { rating: RatingBeside; children: ReactNode }) {
  const t = useTranslations("rating");
  const { state, notAssessedReason, rationale } = rating;
  return (
    <>
      <p>
        <b>
          {state === "rated" && children !== null
            ? children
            : notAssessedReason === null
              ? t(`state.${state}`)
              : `${t(`state.${state}`)}: ${t(`reason.${notAssessedReason}`)}`}
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

function LevelText({
  level,
  sentence,
  language,
}: {
  level: number;
  sentence: string | null;
  language: string;
}) {
  if (sentence === null) return level;
  return (
    <>
      {level} · <bdi lang={language}>{sentence}</bdi>
    </>
  );
}
