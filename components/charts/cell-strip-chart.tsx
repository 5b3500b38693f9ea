"use client";

import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import type { PlacedStrip } from "@/lib/charts/cell-strip";
import { type JsonText, ofJsonText } from "@/lib/core/json-text";
import type { Rank } from "@/lib/scorecards/facts";
import styles from "./charts.module.css";
import { Hatch } from "./hatch";

const CELL = 28;

/** One cell: a rating with its level, or none. */
export interface StripCell {
  code: string;
  rank: Rank | null;
  /** The level as text; a dash or another mark where there is none. */
  text: string;
}

export type DrawnStrips = {
  readonly strips: readonly PlacedStrip<StripCell>[];
  /** What stands before each row, by its key. */
  readonly labels: Readonly<Record<string, string>>;
  /** Language of the labels. */
  readonly language: string;
};

/**
 * Rows of equal cells, one a rating; the tint and the digit say the level, a pattern says that there is none. Drawn by
 * a component of the browser too, so that the page carries it as data.
 */
export function CellStripChart({ id, chart }: { id: string; chart: JsonText<DrawnStrips> }) {
  const { strips, labels, language } = useMemo(() => ofJsonText(chart), [chart]);
  const hatch = `${id}-hatch`;
  return (
    <div className={styles.plot}>
      <Hatch id={hatch} />
      <ul className={styles.rows}>
        {strips.map(({ key, cells }) => (
          <li key={key} className={styles.stripRow}>
            <span className={styles.name}>
              <bdi lang={language}>{labels[key]}</bdi>
            </span>
            <svg className={styles.track} width="100%" height={CELL} aria-hidden="true" focusable="false">
              {cells.map(({ x, width, middle, cell }) => (
                <g key={cell.code}>
                  <rect
                    x={`${x}%`}
                    width={`${width}%`}
                    y="0"
                    height={CELL}
                    className={classNames(
                      styles.cell,
                      cell.rank === null ? styles.missing : styles[`capability${cell.rank}`],
                    )}
                    {...(cell.rank === null ? { fill: `url(#${hatch})` } : {})}
                  />
                  <text
                    x={`${middle}%`}
                    y={CELL / 2 + 5}
                    textAnchor="middle"
                    className={classNames(
                      styles.cellText,
                      cell.rank !== null && cell.rank > 3 && styles.cellTextHigh,
                    )}
                  >
                    {cell.text}
                  </text>
                </g>
              ))}
            </svg>
          </li>
        ))}
      </ul>
    </div>
  );
}
