import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import styles from "./charts.module.css";

interface ChartFigureProps {
  /** Names the figure; also the id that its table hangs on. */
  id: string;
  /** What is drawn, from where, at which date and in which unit. */
  caption: ReactNode;
  /** Which direction is better, in words. */
  direction: ReactNode;
  /** How to read the marks. */
  marks?: ReactNode;
  children: ReactNode;
  /** Ways to take the chart away. */
  downloads?: ReactNode;
  /** The same content as a table. */
  table: ReactNode;
  /** The table stands open under the chart from the beginning. */
  isTableOpen?: boolean;
}

/** A chart with its caption and the same content as a table, one press away and always on paper. */
export function ChartFigure({
  id,
  caption,
  direction,
  marks,
  children,
  downloads,
  table,
  isTableOpen = false,
}: ChartFigureProps) {
  const t = useTranslations("common");
  return (
    <figure className={styles.figure} aria-describedby={`${id}-caption`}>
      <div className={styles.drawing}>
        <div className={styles.direction}>{direction}</div>
        {children}
        {marks === undefined ? null : <div className={styles.marks}>{marks}</div>}
      </div>
      <figcaption id={`${id}-caption`} className={styles.caption}>
        {caption}
      </figcaption>
      {downloads}
      <Disclosure summary={t("showAsTable")} open={isTableOpen}>
        {table}
      </Disclosure>
    </figure>
  );
}
