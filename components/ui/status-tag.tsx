import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./status-tag.module.css";

/**
 * The shape of a state: nothing yet (hollow ring), under way (half disc), in other hands (ring with a dot),
 * needs somebody (triangle), complete (tick), over (square).
 */
export type StatusShape = "empty" | "half" | "elsewhere" | "attention" | "complete" | "over";

const DRAWINGS: Record<StatusShape, ReactNode> = {
  empty: <circle cx="6" cy="6" r="4.5" className={styles.stroke} />,
  half: (
    <>
      <circle cx="6" cy="6" r="4.5" className={styles.stroke} />
      <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" className={styles.fill} />
    </>
  ),
  elsewhere: (
    <>
      <circle cx="6" cy="6" r="4.5" className={styles.stroke} />
      <circle cx="6" cy="6" r="2" className={styles.fill} />
    </>
  ),
  attention: <path d="M6 1 11.5 11H.5z" className={styles.fill} />,
  complete: <path d="m1.5 6.5 3 3 6-7" className={styles.stroke} />,
  over: <rect x="1.5" y="1.5" width="9" height="9" className={styles.fill} />,
};

/** A state in a word with its shape; the colour only helps. */
export function StatusTag({ shape, children }: { shape: StatusShape; children: ReactNode }) {
  return (
    <span className={classNames(styles.tag, styles[shape])} data-shape={shape}>
      <svg viewBox="0 0 12 12" className={styles.shape} aria-hidden="true" focusable="false">
        {DRAWINGS[shape]}
      </svg>
      {children}
    </span>
  );
}
