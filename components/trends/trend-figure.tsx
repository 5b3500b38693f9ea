import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ChartFigure } from "@/components/charts/chart-figure";
import { ImageLinks } from "@/components/charts/image-links";
import type { PlacedTrend } from "@/lib/charts/trend";
import { yearsOf } from "@/lib/trends/charts";
import type { Trend } from "@/lib/trends/trend";
import { legendTexts } from "@/lib/trends/words";
import { TrendCharts, type TrendLabel } from "./trend-charts";

interface TrendFigureProps {
  id: string;
  trend: Trend;
  placed: PlacedTrend;
  /** By the key of the panel. */
  labels: ReadonlyMap<string, TrendLabel>;
  /** What the charts are of, and the ends of their scale. */
  scale: { kind: "figures" | "levels"; min: number; max: number };
  /** An end of the scale as it stands beside a chart. */
  endText: (value: number) => string;
  /** From where and of what kind: the sentence that stands under every chart. */
  source: string;
  /** Address of the charts as an image of a format; null where they stand in another image. */
  imageHref: ((format: string) => string) | null;
  /** The same in numbers and words. */
  table: ReactNode;
}

/** Small charts over the rounds with how to read them, and the same as a table below, which stands open. */
export function TrendFigure(props: TrendFigureProps) {
  const { id, trend, placed, labels, scale, endText, source, imageHref, table } = props;
  const t = useTranslations();
  return (
    <ChartFigure
      id={id}
      direction={t("scorecard.direction.capability")}
      marks={legendTexts(t, placed, scale).map((text) => <span key={text}>{text}</span>)}
      caption={source}
      downloads={imageHref === null ? null : <ImageLinks href={imageHref} />}
      table={table}
      isTableOpen
    >
      <TrendCharts
        placed={placed}
        labels={labels}
        language={trend.language}
        rounds={trend.rounds}
        years={yearsOf(trend)}
        top={endText(scale.max)}
        bottom={endText(scale.min)}
      />
    </ChartFigure>
  );
}
