import { useTranslations } from "next-intl";
import chart from "@/components/charts/charts.module.css";
import { Cross, DashedSquare, SmallChart, SmallCharts } from "@/components/charts/small-chart";
import styles from "@/components/charts/small-chart.module.css";
import { EditionText } from "@/components/scorecard/edition-text";
import { Link } from "@/components/ui/link";
import type { PlacedTrend, PlacedTrendPanel } from "@/lib/charts/trend";
import type { TrendRound } from "@/lib/trends/trend";

/** In pixels; the plot is percent, so that its type is never scaled. */
const DOT = 4;
/** From the foot of the drawing to the base line of the years below it. */
const YEARS = 16;

/** What one chart shows: its name, where that leads, and what is said of each round. */
export type TrendLabel = {
  readonly name: string;
  readonly href: string | null;
  readonly texts: readonly string[];
};

interface TrendChartsProps {
  placed: PlacedTrend;
  /** By the key of the panel. */
  labels: ReadonlyMap<string, TrendLabel>;
  /** Language of the names. */
  language: string;
  rounds: readonly Pick<TrendRound, "title">[];
  years: readonly string[];
  top: string;
  bottom: string;
}

/** One small chart a line over the rounds, all on one scale, drawn on the server; the table below says the same in words. */
export function TrendCharts({ placed, labels, language, rounds, years, top, bottom }: TrendChartsProps) {
  const t = useTranslations("trends.chart");
  const { panels, breaks, rounds: places } = placed;
  return (
    <SmallCharts isAlone={panels.length === 1}>
      {panels.map((panel) => {
        const label = labels.get(panel.key);
        const textIn = (round: number) =>
          t("point", { round: rounds[round]?.title ?? "", text: label?.texts[round] ?? "" });
        return (
          <SmallChart
            key={panel.key}
            name={label === undefined ? panel.key : <Name label={label} language={language} />}
            label={t("of", { name: label?.name ?? panel.key })}
            top={top}
            bottom={bottom}
          >
            {breaks.map(({ round, x }) => (
              <line key={round} x1={`${x}%`} x2={`${x}%`} y1="0" y2="100%" className={styles.break} />
            ))}
            <Marks panel={panel} textIn={textIn} />
            {places.map(({ round, x }) => (
              <text
                key={round}
                x={`${x}%`}
                y="100%"
                dy={YEARS}
                textAnchor={x < 1 ? "start" : x > 99 ? "end" : "middle"}
                className={chart.tick}
              >
                {years[round]}
              </text>
            ))}
          </SmallChart>
        );
      })}
    </SmallCharts>
  );
}

function Name({ label: { name, href }, language }: { label: TrendLabel; language: string }) {
  const text = <EditionText language={language}>{name}</EditionText>;
  return href === null ? text : <Link href={href}>{text}</Link>;
}

function Marks({ panel, textIn }: { panel: PlacedTrendPanel; textIn: (round: number) => string }) {
  const { lines, ranges, dots, unplaced, missing } = panel;
  return (
    <>
      {lines.map(({ round, points }) =>
        points.map(([x2, y2], index) => {
          const [x1, y1] = points[index - 1] ?? [x2, y2];
          return index === 0 ? null : (
            <line
              key={`${round}-${index === points.length - 1 ? "end" : "corner"}`}
              x1={`${x1}%`}
              y1={`${y1}%`}
              x2={`${x2}%`}
              y2={`${y2}%`}
              className={styles.line}
            />
          );
        }),
      )}
      {ranges.map(({ round, x, from, to }) => (
        <line key={round} x1={`${x}%`} x2={`${x}%`} y1={`${from}%`} y2={`${to}%`} className={styles.range} />
      ))}
      {dots.map(({ round, x, y, isFinal }) => (
        <circle key={round} cx={`${x}%`} cy={`${y}%`} r={DOT} className={styles[isFinal ? "full" : "hollow"]}>
          <title>{textIn(round)}</title>
        </circle>
      ))}
      {unplaced.map(({ round, x }) => (
        <DashedSquare key={round} x={x} title={textIn(round)} />
      ))}
      {missing.map(({ round, x }) => (
        <Cross key={round} x={x} title={textIn(round)} />
      ))}
    </>
  );
}
