import { scaleLinear } from "d3-scale";
import { useLocale, useTranslations } from "next-intl";
import type { SeriesLine } from "@/lib/figures/series";
import { formatCount } from "@/lib/i18n/format";
import { figureText } from "./figure-text";
import styles from "./figures.module.css";

const WIDTH = 640;
const HEIGHT = 160;
const EDGE = { left: 48, right: 16, top: 12, bottom: 28 };
const MARK = 4;

type Point = { year: number; x: number; y: number; text: string; isEstimate: boolean };

/** Runs of years with a count; a line never crosses a year that is suppressed, missing or estimated. */
function runsOf(years: readonly number[], points: readonly Point[]): readonly (readonly Point[])[] {
  const runs: Point[][] = [];
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? 0;
  let run: Point[] = [];
  for (let year = first; year <= last; year += 1) {
    const point = points.find((one) => one.year === year && !one.isEstimate);
    if (point) run.push(point);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/** One series over the years, drawn on the server; the table beside it says the same in numbers. */
export function SeriesChart({
  years,
  line,
  caption,
}: {
  years: readonly number[];
  line: SeriesLine;
  caption: string;
}) {
  const t = useTranslations();
  const locale = useLocale();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const values = years.flatMap((year) => line.cells.get(year)?.value ?? []);
  const x = scaleLinear([first, last], [EDGE.left, WIDTH - EDGE.right]);
  const y = scaleLinear([0, Math.max(1, ...values)], [HEIGHT - EDGE.bottom, EDGE.top]).nice(4);
  const points = years.flatMap((year): Point[] => {
    const cell = line.cells.get(year);
    if (cell === undefined || cell.value === null) return [];
    const text = figureText(t, locale, cell);
    return [{ year, x: x(year), y: y(cell.value), text, isEstimate: cell.status === "estimated" }];
  });
  const hidden = years.filter((year) => line.cells.get(year)?.status === "suppressed");
  const legend = [
    ...(hidden.length === 0 ? [] : [t("figures.legend")]),
    ...(points.some(({ isEstimate }) => isEstimate) ? [t("figures.legendEstimated")] : []),
  ];
  return (
    <figure className={styles.figure}>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t("figures.chart", { caption })}
        className={styles.chart}
      >
        {y.ticks(4).map((tick) => (
          <g key={tick}>
            <line x1={EDGE.left} x2={WIDTH - EDGE.right} y1={y(tick)} y2={y(tick)} className={styles.grid} />
            <text x={EDGE.left - 8} y={y(tick) + 4} textAnchor="end" className={styles.label}>
              {formatCount(locale, tick)}
            </text>
          </g>
        ))}
        {years.map((year, index) =>
          index % Math.ceil(years.length / 8) === 0 ? (
            <text key={year} x={x(year)} y={HEIGHT - 8} textAnchor="middle" className={styles.label}>
              {year}
            </text>
          ) : null,
        )}
        {runsOf(years, points).map((run) => (
          <polyline
            key={run[0]?.year}
            points={run.map((point) => `${point.x},${point.y}`).join(" ")}
            className={styles.line}
          />
        ))}
        {points.map((point) => (
          <circle
            key={point.year}
            cx={point.x}
            cy={point.y}
            r={MARK}
            className={point.isEstimate ? styles.estimate : styles.mark}
          >
            <title>{t("figures.valueIn", { year: String(point.year), value: point.text })}</title>
          </circle>
        ))}
        {hidden.map((year) => (
          <rect
            key={year}
            x={x(year) - MARK}
            y={HEIGHT - EDGE.bottom - 2 * MARK}
            width={2 * MARK}
            height={2 * MARK}
            className={styles.hidden}
          >
            <title>{t("figures.hiddenIn", { year: String(year) })}</title>
          </rect>
        ))}
      </svg>
      {legend.length === 0 ? null : <figcaption>{legend.join(" ")}</figcaption>}
    </figure>
  );
}
