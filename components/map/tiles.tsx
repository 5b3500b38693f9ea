"use client";

import { useLocale } from "next-intl";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatCount } from "@/lib/i18n/format";
import type { MapEntry } from "@/lib/map/mark";
import { MarkSample } from "./mark";
import styles from "./tiles.module.css";

/** Countries as tiles. A component of the browser too, so that the page carries each of hundreds once and as data. */
export function Tiles({ entries }: { entries: readonly MapEntry[] }) {
  const locale = useLocale();
  return (
    <ul className={styles.tileList}>
      {entries.map(({ iso3, name, mark, text, value }) => (
        <li key={iso3} className={styles.tile} title={`${name}: ${text}`}>
          <MarkSample mark={mark} />
          <bdi aria-hidden="true">{iso3}</bdi>
          {value == null ? null : <span aria-hidden="true">{formatCount(locale, value)}</span>}
          <VisuallyHidden>{`${name}: ${text}`}</VisuallyHidden>
        </li>
      ))}
    </ul>
  );
}
