"use client";

import { useSyncExternalStore } from "react";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import { usePathname } from "@/lib/i18n/navigation";
import styles from "./main-navigation.module.css";
import bar from "./top-bar.module.css";

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

/** The address changes with a navigation, which renders anew by itself. */
const subscribeToNothing = () => () => undefined;

/**
 * The parts of the product that this person may open; the one they are in is marked. On a phone they are folded under
 * its name, without scripts too.
 */
export function MainNavigation({
  label,
  items,
  rendered,
}: {
  label: string;
  items: readonly NavigationItem[];
  /** The page that the server rendered: the address in the browser is another one where a page is absent. */
  rendered: string;
}) {
  const address = usePathname();
  const pathname = useSyncExternalStore(
    subscribeToNothing,
    () => address,
    () => rendered,
  );
  const parts = items.map(({ href, text, also }) => ({
    href,
    text,
    isCurrent: [href, ...also].some((place) => isWithin(pathname, place)),
  }));
  const links = parts.map(({ href, text, isCurrent }) => (
    <li key={href}>
      <Link href={href} className={styles.link} aria-current={isCurrent ? "page" : undefined}>
        {text}
      </Link>
    </li>
  ));
  return (
    <nav aria-label={label} className={styles.navigation}>
      <ul className={styles.list}>{links}</ul>
      {/* A new page finds it folded again. */}
      <details key={pathname} className={classNames(bar.menu, styles.folded)} name="top-bar">
        <summary className={bar.summary}>{parts.find(({ isCurrent }) => isCurrent)?.text ?? label}</summary>
        <ul className={classNames(bar.panel, styles.panel)}>{links}</ul>
      </details>
    </nav>
  );
}
