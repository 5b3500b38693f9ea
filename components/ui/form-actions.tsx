import type { ReactNode } from "react";
import styles from "./form-actions.module.css";

/** The bar of a page's actions, at the end of the main column; on a phone it stays at the screen's end. */
export function FormActions({ children, note }: { children: ReactNode; note?: ReactNode }) {
  return (
    <div className={styles.bar} data-print="hide">
      <div className={styles.buttons}>{children}</div>
      {note === undefined ? null : <div className={styles.note}>{note}</div>}
    </div>
  );
}
