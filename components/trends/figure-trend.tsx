import { useLocale, useTranslations } from "next-intl";
import type { LinesCell, LinesGroup, LinesHead } from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { directionOf } from "@/lib/i18n/locales";
import { figureText, rangeText } from "@/lib/scorecards/numbers";
import { FIGURE_SCALE, placedFigures } from "@/lib/trends/charts";
import type { FigureChart } from "@/lib/trends/schema";
import type { FigureLine, Trend } from "@/lib/trends/trend";
import { coverageText, figureName, figureNotes, joined, pointText } from "@/lib/trends/words";
import { TrendFigure } from "./trend-figure";

interface FigureTrendProps {
  id: FigureChart;
  trend: Trend;
  lines: readonly FigureLine[];
  /** From where and of what kind: the sentence that stands under every chart. */
  source: string;
  /** Address of the levels behind a figure; null where a figure has none of its own. */
  hrefOf: (key: string) => string | null;
  /** Address of the charts as an image of a format; null where they stand in another image. */
  imageHref: ((format: string) => string) | null;
}

/** Capability figures over the rounds: small charts, and the same numbers as a table. */
export function FigureTrend({ id, trend, lines, source, hrefOf, imageHref }: FigureTrendProps) {
  const t = useTranslations();
  const locale = useLocale();
  const { rounds } = trend;
  const placed = placedFigures(trend, lines, directionOf(locale));
  const labels = new Map(
    lines.map((line) => [
      line.key,
      {
        name: figureName(line),
        href: hrefOf(line.key),
        texts: rounds.map((round, index) => pointText(t, locale, line.points[index] ?? null, round)),
      },
    ]),
  );
  return (
    <TrendFigure
      id={id}
      trend={trend}
      placed={placed}
      labels={labels}
      scale={{ kind: "figures", ...FIGURE_SCALE }}
      endText={(value) => figureText(locale, { value, decimals: 0 })}
      source={source}
      imageHref={imageHref}
      table={<FigureTable id={id} trend={trend} lines={lines} />}
    />
  );
}

function FigureTable({ id, trend, lines }: Pick<FigureTrendProps, "id" | "trend" | "lines">) {
  const t = useTranslations();
  const locale = useLocale();
  const { rounds, language } = trend;
  const hasBands = lines.some(({ points }) => points.some((point) => point?.band));
  const heads: readonly LinesHead[] = [
    { key: "round", label: t("trends.table.round") },
    ...(hasBands ? [{ key: "band", label: t("trends.table.band"), language }] : []),
    { key: "figure", label: t("trends.table.figure"), isNumeric: true },
    { key: "bounds", label: t("trends.table.bounds"), isNumeric: true },
    { key: "plausible", label: t("trends.table.plausible"), isNumeric: true },
    { key: "coverage", label: t("trends.table.coverage") },
    { key: "note", label: t("trends.table.note") },
  ];
  const none: LinesCell = { dash: t("scorecard.figure.none") };
  const groups = lines.map(
    (line): LinesGroup => ({
      key: line.key,
      title: figureName(line),
      language,
      lines: rounds.map((round, index) => {
        const point = line.points[index] ?? null;
        const band: LinesCell = point?.band
          ? { construct: "capability", rank: point.band.rank, word: point.band.label, wordLanguage: language }
          : none;
        return {
          key: round.code,
          cells: [
            { text: round.title, as: "isolate" },
            ...(hasBands ? [band] : []),
            point?.score ? figureText(locale, point.score) : none,
            point?.bounds ? rangeText(locale, point.bounds) : { dash: t("compare.noBounds") },
            point?.plausible ? rangeText(locale, point.plausible) : { dash: t("compare.noRange") },
            point === null ? none : coverageText(t, point),
            joined(figureNotes(t, locale, point, round)),
          ],
        };
      }),
    }),
  );
  return (
    <Table id={`${id}-table`} caption={t(`trends.chart.${id}`)} captionHidden stacks>
      <TableLines heads={heads} groups={groups} />
    </Table>
  );
}
