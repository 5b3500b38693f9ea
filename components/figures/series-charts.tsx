import { useLocale, useTranslations } from "next-intl";
import { Cross, DashedSquare, SmallChart, SmallCharts } from "@/components/charts/small-chart";
import styles from "@/components/charts/small-chart.module.css";
import { Disclosure } from "@/components/ui/disclosure";
import type { PlacedPanel } from "@/lib/charts/small-multiples";
import { figureText } from "@/lib/figures/figure-text";
import type { SeriesTable } from "@/lib/figures/series";
import { formatCount } from "@/lib/i18n/format";
import { directionOf } from "@/lib/i18n/locales";
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
    <SmallCharts isAlone={lines.length === 1}>
      {panels.map((panel) => (
        <SmallChart
          key={panel.key}
          name={labelOf(panel.key)}
          label={t("chart", { caption: `${caption}: ${labelOf(panel.key)}` })}
          top={formatCount(locale, top)}
          bottom={formatCount(locale, 0)}
          below={
            <>
              <bdi>{first}</bdi>
              <bdi>{last}</bdi>
            </>
          }
        >
          <Marks panel={panel} textIn={(year) => textIn(panel.key, year)} />
        </SmallChart>
      ))}
    </SmallCharts>
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
        <circle
          key={year}
          cx={`${x}%`}
          cy={`${y}%`}
          r={DOT}
          className={styles[kind === "count" ? "full" : "hollow"]}
        >
          <title>{textIn(year)}</title>
        </circle>
      ))}
      {suppressed.map(({ year, x }) => (
        <DashedSquare key={year} x={x} title={textIn(year)} />
      ))}
      {missing.map(({ year, x }) => (
        <Cross key={year} x={x} title={textIn(year)} />
      ))}
    </>
  );
}
