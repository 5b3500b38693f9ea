import { classNames } from "@/components/ui/class-names";
import type { PlacedTornado } from "@/lib/charts/tornado";
import type { Construct } from "@/lib/instruments/format-values";
import styles from "./charts.module.css";
import { Hatch } from "./hatch";

/** Heights in pixels; widths are percent, so that the drawing fits any column without scaling its type. */
const TRACK = 28;
const AXIS = 20;
const NUMBERS = 14;

/** Bars around nought, one a choice; the words beside say the same. A pattern says that there is no figure any more. */
export function TornadoChart({
  id,
  construct,
  tornado,
  labels,
  tickTexts,
}: {
  id: string;
  construct: Construct;
  tornado: PlacedTornado;
  /** By the key of the row: what stands before it and after it. */
  labels: Readonly<Record<string, { name: string; value: string }>>;
  /** Numbers of the axis in words, in the order of the ticks. */
  tickTexts: readonly string[];
}) {
  const hatch = `${id}-hatch`;
  return (
    <div className={styles.plot}>
      <Hatch id={hatch} />
      <ul className={styles.rows}>
        {tornado.rows.map(({ key, bar }) => (
          <li key={key} className={styles.row}>
            <span className={styles.name}>{labels[key]?.name}</span>
            <span className={styles.value}>{labels[key]?.value}</span>
            <svg className={styles.track} width="100%" height={TRACK} aria-hidden="true" focusable="false">
              <rect
                x={bar ? `${bar.x}%` : "0"}
                width={bar ? `${bar.width}%` : "100%"}
                y="6"
                height={TRACK - 12}
                className={classNames(bar ? styles[`${construct}4`] : styles.missing)}
                {...(bar ? {} : { fill: `url(#${hatch})` })}
              />
              <line
                x1={`${tornado.nought}%`}
                x2={`${tornado.nought}%`}
                y1="0"
                y2={TRACK}
                className={styles.nought}
              />
            </svg>
          </li>
        ))}
      </ul>
      <svg className={styles.axis} width="100%" height={AXIS} aria-hidden="true" focusable="false">
        {tornado.ticks.map(({ value, x }, index) => (
          <text
            key={value}
            x={`${x}%`}
            y={NUMBERS}
            className={styles.tick}
            textAnchor={x < 1 ? "start" : x > 99 ? "end" : "middle"}
          >
            {tickTexts[index]}
          </text>
        ))}
      </svg>
    </div>
  );
}
