import type { ReactNode } from "react";
import styles from "./columns.module.css";

/** A column for reading and judging with what one needs beside it; under it where the screen is narrow. */
export function Columns({
  children,
  aside,
  asideLabel,
}: {
  children: ReactNode;
  aside: ReactNode;
  asideLabel: string;
}) {
  return (
    <div className={styles.columns}>
      <div className={styles.body}>{children}</div>
      <aside className={styles.aside} aria-label={asideLabel}>
        {aside}
      </aside>
    </div>
  );
}
