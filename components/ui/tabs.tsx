import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Link } from "./link";
import styles from "./tabs.module.css";

/** One view of the same thing, at its own address. */
export interface Tab {
  href: string;
  text: ReactNode;
  current: boolean;
}

/** More than these take too many lines of a phone, where they fold. */
const UNFOLDED_MAX = 3;

/** Views of one thing as links: each has an address, the browser's back works, no script is needed. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  const folds = tabs.length > UNFOLDED_MAX;
  const list = (className: string | undefined) => (
    <ul className={className}>
      {tabs.map(({ href, text, current }) => (
        <li key={href}>
          <Link href={href} className={styles.tab} aria-current={current ? "page" : undefined}>
            {text}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={label} className={styles.tabs}>
      {list(classNames(styles.list, folds && styles.wide))}
      {folds ? (
        <details className={styles.narrow}>
          <summary className={styles.summary}>{tabs.find(({ current }) => current)?.text ?? label}</summary>
          {list(styles.folded)}
        </details>
      ) : null}
    </nav>
  );
}
