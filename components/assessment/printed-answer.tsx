import type { IndicatorCardView } from "@/lib/ratings/card-view";
import { isEffectiveKind } from "@/lib/ratings/effective";
import { Citations } from "./indicator-card/citations";
import { RatingText } from "./indicator-card/rating-text";
import styles from "./printed-answer.module.css";

/** One indicator on paper, answered: question, chosen level, rationale, confidence and sources, closely set. */
export function PrintedAnswer({ view }: { view: IndicatorCardView }) {
  return (
    <article className={styles.answer}>
      <RatingText view={view} answerOnly />
      {isEffectiveKind(view.rating.kind) ? <Citations citations={view.rating.citations} /> : null}
    </article>
  );
}
