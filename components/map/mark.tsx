import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { Mark } from "@/lib/map/mark";
import styles from "./mark.module.css";

/** Fillings that no plain colour can be; once in a page that shows marks. They grow with what they fill. */
export function MarkPatterns() {
  return (
    <defs>
      <linearGradient id="mark-half">
        <stop offset="0.5" className={styles.stopFull} />
        <stop offset="0.5" className={styles.stopEmpty} />
      </linearGradient>
      <pattern id="mark-none" width="0.34" height="0.34" patternContentUnits="objectBoundingBox">
        <rect width="0.34" height="0.34" className={styles.ground} />
        <path d="M0 .34 .34 0" className={styles.hatch} />
      </pattern>
      <pattern id="mark-crossed" width="1" height="1" patternContentUnits="objectBoundingBox">
        <rect width="1" height="1" className={styles.ground} />
        <path d="M.1 .1 .9 .9M.9 .1 .1 .9" className={styles.cross} />
      </pattern>
    </defs>
  );
}

/** A point with the filling of its mark. Its size comes from its class. */
export function MarkCircle({
  mark,
  x,
  y,
  className,
  children,
}: {
  mark: Mark;
  x: number;
  y: number;
  className: string | undefined;
  children?: ReactNode;
}) {
  const hasPattern = mark === "half" || mark === "none" || mark === "crossed";
  return (
    <circle
      cx={x}
      cy={y}
      className={classNames(styles.mark, styles[mark], className)}
      {...(hasPattern ? { fill: `url(#mark-${mark})` } : {})}
    >
      {children}
    </circle>
  );
}

/** A mark as it stands beside words. */
export function MarkSample({ mark }: { mark: Mark }) {
  return (
    <svg className={styles.sample} width="16" height="16" aria-hidden="true" focusable="false">
      <MarkCircle mark={mark} x={8} y={8} className={styles.sampleCircle} />
    </svg>
  );
}
