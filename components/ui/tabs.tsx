import type { ReactNode } from "react";
import { Link } from "./link";
import styles from "./tabs.module.css";

/** One view of the same thing, at its own address. */
export interface Tab {
  href: string;
  text: ReactNode;
  current: boolean;
}

/** Views of one thing as links: each has an address, the browser's back works, no script is needed. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      <ul className={styles.list}>
        {tabs.map(({ href, text, current }) => (
          <li key={href}>
            <Link href={href} className={styles.tab} aria-current={current ? "page" : undefined}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
