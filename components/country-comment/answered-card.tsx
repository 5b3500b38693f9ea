import type { ReactNode } from "react";
import card from "@/components/ui/card.module.css";
import { classNames } from "@/components/ui/class-names";
import styles from "./country-comment.module.css";

/** A card with what somebody says on one side and what was answered on the other; on a phone one below the other. */
export function AnsweredCard({
  id,
  title,
  said,
  answer,
  children,
}: {
  id?: string;
  /** The heading of the card, where the page does not say it. */
  title?: ReactNode;
  said: ReactNode;
  answer: ReactNode;
  /** Below both. */
  children?: ReactNode;
}) {
  return (
    <article id={id} className={classNames(card.card, styles.comment)} data-print="keep">
      {title}
      <div className={styles.sides}>
        <section>{said}</section>
        <section>{answer}</section>
      </div>
      {children}
    </article>
  );
}
