import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import type { PlacedDotPlot, PlacedRow } from "@/lib/charts/dot-plot";
import type { Construct } from "@/lib/instruments/format-values";
import styles from "./charts.module.css";

/** Heights in pixels; widths are percent, so that the drawing fits any column without scaling its type. */
const TRACK = 28;
const MIDDLE = TRACK / 2;
const AXIS = 34;
/** Base lines of the numbers and of the band words below them. */
const NUMBERS = 14;
const WORDS = 29;
const DOT = 6;

interface DotPlotChartProps {
  id: string;
  construct: Construct;
  plot: PlacedDotPlot;
  /** What stands beside each row, by its key: the name before it and the figure after it. */
  labels: Readonly<Record<string, { name: ReactNode; figure: ReactNode }>>;
  /** Language of the band words. */
  language: string;
  /** Numbers of the axis, already formatted, by value. */
  tickText: (value: number) => string;
}

/** Rows with a dot on bands: full is now, hollow is last time, a line is the range. The words beside say the same. */
export function DotPlotChart({ id, construct, plot, labels, language, tickText }: DotPlotChartProps) {
  const hatch = `${id}-hatch`;
  return (
    <div className={styles.plot}>
      <svg className={styles.definitions} width="0" height="0" aria-hidden="true">
        <defs>
          <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse">
            <path d="M0 6 6 0" className={styles.hatchLine} />
          </pattern>
        </defs>
      </svg>
      <ul className={styles.rows}>
        {plot.rows.map((row) => (
          <li key={row.key} className={styles.row}>
            <span className={styles.name}>{labels[row.key]?.name}</span>
            <span className={styles.value} data-numeric="">
              {labels[row.key]?.figure}
            </span>
            <svg className={styles.track} width="100%" height={TRACK} aria-hidden="true" focusable="false">
              <Ground plot={plot} construct={construct} />
              <Marks row={row} hatch={hatch} />
            </svg>
          </li>
        ))}
      </ul>
      <svg className={styles.axis} width="100%" height={AXIS} aria-hidden="true" focusable="false">
        {plot.ticks.map(({ value, x }) => (
          <text key={value} x={`${x}%`} y={NUMBERS} className={styles.tick} textAnchor={anchorAt(x)}>
            {tickText(value)}
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
