import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { jsonText } from "@/lib/core/json-text";
import type { IndicatorCardView } from "@/lib/ratings/card-view";
import { isEffectiveKind } from "@/lib/ratings/effective";
import { CardViewProvider } from "./card-view";
import { Citations } from "./citations";
import styles from "./indicator-card.module.css";
import { LastRoundBeside, SelfRating } from "./last-round";
import { RatingForm, type RatingFormProps } from "./rating-form";
import { RatingText } from "./rating-text";
import { TakeOver } from "./take-over";

export type IndicatorCardProps = {
  view: IndicatorCardView;
  /** What a person who may write needs; null shows the same card to read. */
  writing: RatingFormProps | null;
  /** Id of the save that takes an earlier rating over without client JavaScript; without it nothing is offered. */
  takeId?: string;
  /** What the registers suggest, first beside the question. */
  suggestion?: ReactNode;
  /** In place of the plain list: the list with its ways to add and remove. */
  citations?: ReactNode;
  /** Below the sources: comments, history. */
  children?: ReactNode;
};

/** One indicator with everything that one needs to judge it: the question and the answer, and beside them the evidence. */
export function IndicatorCard({
  view,
  writing,
  takeId,
  suggestion,
  citations,
  children,
}: IndicatorCardProps) {
  const t = useTranslations("rating");
  const { words, last, self, rating } = view;
  const card = (
    <article
      id={words.code}
      className={styles.card}
      data-construct={words.construct}
      data-reading={writing === null ? "" : undefined}
      data-alone={rating.kind === "self" ? "" : undefined}
    >
      {writing === null ? <RatingText view={view} /> : <RatingForm {...writing} />}
      {/* A State judges for itself: nothing stands beside its question. */}
      {rating.kind === "self" ? null : (
        <aside className={styles.aside} aria-label={t("beside", { code: words.code })}>
          {suggestion}
          {/* A second rater is to judge by the sources alone. */}
          {isEffectiveKind(rating.kind) ? (
            <>
              <SelfRating words={words} self={self} />
              <LastRoundBeside
                last={last}
                take={
                  writing === null || takeId === undefined
                    ? null
                    : (earlier) => (
                        <TakeOver
                          earlier={earlier}
                          place={writing.place}
                          mutationId={takeId}
                          save={writing.save}
                        />
                      )
                }
              />
              <section className={styles.side}>
                <h4>{t("citations.title", { count: rating.citations.length })}</h4>
                {citations ?? <Citations citations={rating.citations} />}
              </section>
            </>
          ) : null}
          {children}
        </aside>
      )}
    </article>
  );
  return writing === null && citations === undefined ? (
    card
  ) : (
    <CardViewProvider view={jsonText(view)}>{card}</CardViewProvider>
  );
}
