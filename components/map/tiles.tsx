"use client";

import { VisuallyHidden } from "@/components/ui/visually-hidden";
import type { MapEntry } from "@/lib/map/mark";
import styles from "./map.module.css";
import { MarkSample } from "./mark";

/** Countries as tiles. A component of the browser too, so that the page carries each of hundreds once and as data. */
export function Tiles({ entries }: { entries: readonly MapEntry[] }) {
  return (
    <ul className={styles.tileList}>
      {entries.map(({ iso3, name, mark, text }) => (
        <li key={iso3} className={styles.tile} title={`${name}: ${text}`}>
          <MarkSample mark={mark} />
          <bdi aria-hidden="true">{iso3}</bdi>
          <VisuallyHidden>{`${name}: ${text}`}</VisuallyHidden>
        </li>
      ))}
    </ul>
  );
}
