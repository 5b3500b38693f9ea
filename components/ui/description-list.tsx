import type { ReactNode } from "react";
import styles from "./description-list.module.css";

/** A word and what it is here. */
export interface Description {
  key: string;
  term: ReactNode;
  value: ReactNode;
  /** A way to change it, at the end of the line. */
  action?: ReactNode;
}

/** Facts as pairs of a term and its value. */
export function DescriptionList({ items }: { items: readonly Description[] }) {
  return (
    <dl className={styles.list}>
      {items.map(({ key, term, value, action }) => (
        <div key={key} className={styles.row}>
          <dt>{term}</dt>
          <dd className={styles.value}>{value}</dd>
          {action === undefined ? null : <dd className={styles.action}>{action}</dd>}
        </div>
      ))}
    </dl>
  );
}
