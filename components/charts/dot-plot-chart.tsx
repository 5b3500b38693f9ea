"use client";

import { useMemo } from "react";
import { classNames } from "@/components/ui/class-names";
import { Link } from "@/components/ui/link";
import type { PlacedDotPlot, PlacedRow } from "@/lib/charts/dot-plot";
import { type JsonText, ofJsonText } from "@/lib/core/json-text";
import type { Construct } from "@/lib/instruments/format-values";
import styles from "./charts.module.css";
import { Hatch } from "./hatch";

/** Heights in pixels; widths are percent, so that the drawing fits any column without scaling its type. */
const TRACK = 28;
const MIDDLE = TRACK / 2;
const AXIS = 34;
/** Base lines of the numbers and of the band words below them. */
const NUMBERS = 14;
const WORDS = 29;
const DOT = 6;

/** What stands beside a row: the name before it, which leads on, and the figure after it. */
type DotLabel = {
  readonly code: string;
  readonly title: string;
  /** Null where there is nothing to lead to. */
  readonly href: string | null;
  /** The language of the title where it is not that of the drawing. */
  readonly language?: string;
  readonly figure: string;
  /** The bounds and the plausible range of the figure, in words. */
  readonly range: string | null;
  /** The figure of last time, in words. */
  readonly last: string | null;
};

export type DrawnDotPlot = {
  readonly construct: Construct;
  readonly plot: PlacedDotPlot;
  /** By the key of the row. */
  readonly labels: Readonly<Record<string, DotLabel>>;
  /** Language of titles and band words. */
  readonly language: string;
  /** Numbers of the axis in words, in the order of the ticks. */
  readonly tickTexts: readonly string[];
};

/**
 * Rows with a dot on bands: full is now, hollow is last time, a line is the range. The words beside say the same.
 * Drawn by a component of the browser too, so that the page carries it as data.
 */
export function DotPlotChart({ id, chart }: { id: string; chart: JsonText<DrawnDotPlot> }) {
  const { construct, plot, labels, language, tickTexts } = useMemo(() => ofJsonText(chart), [chart]);
  const hatch = `${id}-hatch`;
  return (
    <div className={styles.plot}>
      <Hatch id={hatch} />
      <ul className={styles.rows}>
        {plot.rows.map((row) => (
          <li key={row.key} className={styles.row}>
            <Label label={labels[row.key]} language={language} />
            <svg className={styles.track} width="100%" height={TRACK} aria-hidden="true" focusable="false">
              <Ground plot={plot} construct={construct} />
              <Marks row={row} hatch={hatch} />
            </svg>
          </li>
        ))}
      </ul>
      <svg className={styles.axis} width="100%" height={AXIS} aria-hidden="true" focusable="false">
        {plot.ticks.map(({ value, x }, index) => (
          <text key={value} x={`${x}%`} y={NUMBERS} className={styles.tick} textAnchor={anchorAt(x)}>
            {tickTexts[index]}
          </text>
        ))}
        {plot.ground.map(({ x, width, label }) => (
          <text
            key={label}
            x={`${x + width / 2}%`}
            y={WORDS}
            className={styles.bandName}
            textAnchor="middle"
            lang={language}
          >
            {label}
          </text>
        ))}
      </svg>
    </div>
  );
}

function Label({ label, language }: { label: DotLabel | undefined; language: string }) {
  if (label === undefined) return null;
  const { code, title, href, figure, range, last } = label;
  const name = (
    <>
      {code} <bdi lang={label.language ?? language}>{title}</bdi>
    </>
  );
  return (
    <>
      <span className={styles.name}>{href === null ? name : <Link href={href}>{name}</Link>}</span>
      <span className={styles.value} data-numeric="">
        {figure}
        {range === null ? null : <small className={styles.doubt}>{range}</small>}
        {last === null ? null : <small className={styles.last}> {last}</small>}
      </span>
    </>
  );
}

/** Numbers at the edges stay inside the drawing, in both directions of writing. */
function anchorAt(x: number): "start" | "middle" | "end" {
  return x < 1 ? "start" : x > 99 ? "end" : "middle";
}

function Ground({ plot, construct }: { plot: PlacedDotPlot; construct: Construct }) {
  return plot.ground.map(({ x, width, rank, label }) => (
    <rect
      key={label}
      x={`${x}%`}
      width={`${width}%`}
      y="4"
      height={TRACK - 8}
      className={classNames(styles.ground, styles[`${construct}${rank}`])}
    />
  ));
}

function Marks({ row, hatch }: { row: PlacedRow; hatch: string }) {
  if (row.others !== undefined && row.others.length > 0)
    return row.others.map((x, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: strokes have no name, and two may stand in one place
      <rect key={index} x={`${x}%`} width="2" y="7" height={TRACK - 14} className={styles.range} />
    ));
  if (row.dot === null)
    return (
      <rect x="0" width="100%" y="4" height={TRACK - 8} className={styles.missing} fill={`url(#${hatch})`} />
    );
  return (
    <>
      {row.range === null ? null : (
        <rect
          x={`${row.range.x}%`}
          width={`${row.range.width}%`}
          y={MIDDLE - 1}
          height="2"
          className={styles.range}
        />
      )}
      {row.hollow === null ? null : (
        <circle cx={`${row.hollow}%`} cy={MIDDLE} r={DOT} className={styles.hollow} />
      )}
      <circle cx={`${row.dot}%`} cy={MIDDLE} r={DOT} className={styles.dot} />
    </>
  );
}
