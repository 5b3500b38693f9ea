import type { ReactNode } from "react";
import styles from "./small-chart.module.css";

/** Small charts beside each other, as many in a row as there is room for; one that stands alone is larger. */
export function SmallCharts({ isAlone, children }: { isAlone: boolean; children: ReactNode }) {
  return (
    <div className={styles.charts} data-alone={isAlone ? "" : undefined}>
      {children}
    </div>
  );
}

interface SmallChartProps {
  name: ReactNode;
  /** What the drawing is called for who listens. */
  label: string;
  /** The ends of the scale in words. */
  top: string;
  bottom: string;
  /** What stands below the drawing, the first at the edge where reading begins. */
  below?: ReactNode;
  /** The marks, on a ground of 100% by 100%. */
  children: ReactNode;
}

/** One small chart between the two ends of its scale, drawn on the server. */
export function SmallChart({ name, label, top, bottom, below, children }: SmallChartProps) {
  return (
    <figure className={styles.chart}>
      <figcaption dir="auto">{name}</figcaption>
      <div className={styles.plot}>
        <span className={styles.top} aria-hidden="true">
          {top}
        </span>
        <span className={styles.bottom} aria-hidden="true">
          {bottom}
        </span>
        <svg role="img" aria-label={label} className={styles.drawing}>
          <line x1="0" x2="100%" y1="0" y2="0" className={styles.grid} />
          <line x1="0" x2="100%" y1="100%" y2="100%" className={styles.grid} />
          {children}
        </svg>
        <span className={styles.below} aria-hidden="true">
          {below}
        </span>
      </div>
    </figure>
  );
}

/** At the foot of a chart: there is something, and no value of it is drawn. */
export function DashedSquare({ x, title }: { x: number; title: string }) {
  return (
    <svg x={`${x}%`} y="100%" className={styles.mark}>
      <title>{title}</title>
      <rect x="-4" y="-9" width="8" height="8" className={styles.dashed} />
    </svg>
  );
}

/** At the foot of a chart: there is nothing. */
export function Cross({ x, title }: { x: number; title: string }) {
  return (
    <svg x={`${x}%`} y="100%" className={styles.mark}>
      <title>{title}</title>
      <path d="M-3 -8 3 -2M-3 -2 3 -8" className={styles.missing} />
    </svg>
  );
}
