import type { ReactNode } from "react";
import styles from "./page-header.module.css";

interface PageHeaderProps {
  title: ReactNode;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** What stands opposite the title: a state, counts, a date. */
  aside?: ReactNode;
  /** Downloads and other ways to use the page; the one next step stands at the end of the page instead. */
  actions?: ReactNode;
}

/** The one `h1` of a page with what is said beside it. */
export function PageHeader({ title, lead, aside, actions }: PageHeaderProps) {
  return (
    <header className={styles.header}>
      <div className={styles.row}>
        <h1 className={styles.title}>{title}</h1>
        {aside === undefined ? null : <div className={styles.aside}>{aside}</div>}
      </div>
      {lead === undefined ? null : <p className={styles.lead}>{lead}</p>}
      {actions === undefined ? null : (
        <div className={styles.actions} data-print="hide">
          {actions}
        </div>
      )}
    </header>
  );
}
