import { useLocale, useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import type { PlacedPanel } from "@/lib/charts/small-multiples";
import { figureText } from "@/lib/figures/figure-text";
import type { SeriesTable } from "@/lib/figures/series";
import { formatCount } from "@/lib/i18n/format";
import { directionOf } from "@/lib/i18n/locales";
import styles from "./series-charts.module.css";
import { placedSeries, seriesLegend } from "./series-words";

/** More charts than these wait behind a press, and are open on paper. */
const OPEN_MAX = 12;
/** In pixels; the plot is percent, so that its type is never scaled. */
const DOT = 3.5;

interface SeriesChartsProps {
  table: Pick<SeriesTable, "years" | "lines">;
  /** What every chart counts. */
  caption: string;
  /** What one chart counts of it, by the key of its line. */
  labelOf: (key: string) => string;
}

/**
 * One small chart for each line over the years, all on one scale, drawn on the server; the table below says the same in
 * numbers.
 */
export function SeriesCharts({ table: { years, lines }, caption, labelOf }: SeriesChartsProps) {
  const t = useTranslations("figures");
  const words = useTranslations();
  const locale = useLocale();
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined || first === last) return null;
  const placed = placedSeries({ years, lines }, directionOf(locale));
  const { top, panels } = placed;
  const legend = seriesLegend(words, locale, placed);
  const textIn = (key: string, year: number) => {
    const cell = lines.find((line) => line.key === key)?.cells.get(year);
    return t("valueIn", {
      year: String(year),
      value: cell === undefined ? t("noCount") : figureText(words, locale, cell),
    });
  };
  const charts = (
    <div className={styles.charts} data-alone={lines.length === 1 ? "" : undefined}>
      {panels.map((panel) => (
        <figure key={panel.key} className={styles.chart}>
          <figcaption dir="auto">{labelOf(panel.key)}</figcaption>
          <div className={styles.plot}>
            <span className={styles.top} aria-hidden="true">
              {formatCount(locale, top)}
            </span>
            <span className={styles.bottom} aria-hidden="true">
              {formatCount(locale, 0)}
            </span>
            <svg
              role="img"
              aria-label={t("chart", { caption: `${caption}: ${labelOf(panel.key)}` })}
              className={styles.drawing}
            >
              <line x1="0" x2="100%" y1="0" y2="0" className={styles.grid} />
              <line x1="0" x2="100%" y1="100%" y2="100%" className={styles.grid} />
              <Marks panel={panel} textIn={(year) => textIn(panel.key, year)} />
            </svg>
            <span className={styles.years} aria-hidden="true">
              <bdi>{first}</bdi>
              <bdi>{last}</bdi>
            </span>
          </div>
        </figure>
      ))}
    </div>
  );
  return (
    <>
      <p className={styles.legend}>{legend.join(" ")}</p>
      {lines.length > OPEN_MAX ? (
        <Disclosure summary={t("charts", { count: lines.length })}>{charts}</Disclosure>
      ) : (
        charts
      )}
    </>
  );
}

function Marks({ panel, textIn }: { panel: PlacedPanel; textIn: (year: number) => string }) {
  const { lines, dots, suppressed, missing } = panel;
  return (
    <>
      {lines.map(({ year, from: [x1, y1], to: [x2, y2] }) => (
        <line key={year} x1={`${x1}%`} y1={`${y1}%`} x2={`${x2}%`} y2={`${y2}%`} className={styles.line} />
      ))}
      {dots.map(({ year, x, y, kind }) => (
        <circle key={year} cx={`${x}%`} cy={`${y}%`} r={DOT} className={styles[kind]}>
          <title>{textIn(year)}</title>
        </circle>
      ))}
      {suppressed.map(({ year, x }) => (
        <svg key={year} x={`${x}%`} y="100%" className={styles.mark}>
          <title>{textIn(year)}</title>
          <rect x="-4" y="-9" width="8" height="8" className={styles.suppressed} />
        </svg>
      ))}
      {missing.map(({ year, x }) => (
        <svg key={year} x={`${x}%`} y="100%" className={styles.mark}>
          <title>{textIn(year)}</title>
          <path d="M-3 -8 3 -2M-3 -2 3 -8" className={styles.missing} />
        </svg>
      ))}
    </>
  );
}
