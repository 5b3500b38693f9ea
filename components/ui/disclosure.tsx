import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./disclosure.module.css";

interface DisclosureProps {
  summary: ReactNode;
  children: ReactNode;
  open?: boolean;
  /** `boxed` stands alone as a panel; `inline` belongs to the text around it. */
  look?: "inline" | "boxed";
  /** Disclosures of one name: opening one closes the others. */
  name?: string;
}

/** What is one press away and open on paper. Native, so it works without scripts. */
export function Disclosure({ summary, children, open = false, look = "inline", name }: DisclosureProps) {
  return (
    <details
      className={classNames(styles.disclosure, look === "boxed" && styles.boxed)}
      open={open}
      name={name}
    >
      <summary className={styles.summary}>{summary}</summary>
      <div className={styles.content}>{children}</div>
    </details>
  );
}
