import type { ReactNode } from "react";
import styles from "./visually-hidden.module.css";

/** Words for who listens and not for who looks; with `status` they are read out when they change. */
export function VisuallyHidden({ role, children }: { role?: "status"; children: ReactNode }) {
  return (
    <span className={styles.hidden} role={role}>
      {children}
    </span>
  );
}
