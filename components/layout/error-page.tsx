import type { ReactNode } from "react";
import styles from "./error-page.module.css";

/** A page that says what is wrong, what to do, and by which reference it can be found again. */
export function ErrorPage({
  title,
  lead,
  reference,
  children,
}: {
  title: string;
  lead: string;
  reference?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className={styles.page}>
      <h1>{title}</h1>
      <p>{lead}</p>
      {reference === undefined ? null : <p className={styles.reference}>{reference}</p>}
      <div className={styles.actions}>{children}</div>
    </div>
  );
}
