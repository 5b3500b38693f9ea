"use client";

import { Link } from "@/components/ui/link";
import { usePathname } from "@/lib/i18n/navigation";
import styles from "./main-navigation.module.css";

/** One part of the product: its address without the language and its name. */
export interface NavigationItem {
  href: string;
  text: string;
  /** Addresses elsewhere that belong to it. */
  also: readonly string[];
}

/** Whether an address lies in a part of the product; the start page holds only itself. */
function isWithin(pathname: string, href: string): boolean {
  return pathname === href || (href !== "/" && pathname.startsWith(`${href}/`));
}

/** The parts of the product that this person may open; the one they are in is marked. */
export function MainNavigation({ label, items }: { label: string; items: readonly NavigationItem[] }) {
  const pathname = usePathname();
  return (
    <nav aria-label={label} className={styles.navigation}>
      <ul className={styles.list}>
        {items.map(({ href, text, also }) => (
          <li key={href}>
            <Link
              href={href}
              className={styles.link}
              aria-current={[href, ...also].some((place) => isWithin(pathname, place)) ? "page" : undefined}
            >
              {text}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
