import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import styles from "./breadcrumbs.module.css";
import { Link } from "./link";

/** One part of the place: a country, a round, an edition, a state, a due date. */
export interface Place {
  key: string;
  text: ReactNode;
  /** Where it leads, without the language; none for what is only said. */
  href?: string;
}

/** The place one is in, under the top bar: country · round · edition · state · due. */
export function Breadcrumbs({ places }: { places: readonly Place[] }) {
  const t = useTranslations("common");
  return (
    <nav className={styles.places} aria-label={t("place")} data-print="show">
      <ol className={styles.list}>
        {places.map(({ key, text, href }) => (
          <li key={key} className={styles.place}>
            {href === undefined ? text : <Link href={href}>{text}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  );
}
