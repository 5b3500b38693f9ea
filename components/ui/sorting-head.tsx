import type { ReactNode } from "react";
import { Link } from "./link";
import styles from "./table.module.css";
import { VisuallyHidden } from "./visually-hidden";

export type SortDirection = "ascending" | "descending";

interface SortingHeadProps {
  /** How the rows stand by this column now; null where they stand by something else. */
  direction: SortDirection | null;
  /** The address at which they stand by it, the other way round where they do already. */
  href: string;
  /** What following the link does, for who listens. */
  action: string;
  children: ReactNode;
}

const ARROWS: Readonly<Record<SortDirection, string>> = { ascending: "▲", descending: "▼" };

/** The head of a column by which a table can be put in order: a link, so that the address holds the order. */
export function SortingHead({ direction, href, action, children }: SortingHeadProps) {
  return (
    <th scope="col" aria-sort={direction ?? undefined}>
      <Link href={href} className={styles.sorting} scroll={false}>
        {children}
        <VisuallyHidden>{`: ${action}`}</VisuallyHidden>
        {direction === null ? null : (
          <span aria-hidden="true" className={styles.arrow}>
            {ARROWS[direction]}
          </span>
        )}
      </Link>
    </th>
  );
}
