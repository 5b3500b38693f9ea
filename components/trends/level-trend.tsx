import { useLocale, useTranslations } from "next-intl";
import type { LinesCell, LinesGroup, LinesHead } from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { formatFigure } from "@/lib/i18n/format";
import { directionOf } from "@/lib/i18n/locales";
import { placedLevels } from "@/lib/trends/charts";
import type { LevelLine, LevelPoint, Trend } from "@/lib/trends/trend";
import { levelText, stepText } from "@/lib/trends/words";
import { TrendFigure } from "./trend-figure";

interface LevelTrendProps {
  trend: Trend;
  lines: readonly LevelLine[];
  /** What the levels are of, as the caption of their table. */
  title: string;
  source: string;
  imageHref: (format: string) => string;
}

/** The levels of the indicators of a domain over the rounds, as steps and as a table with the cause of each change. */
export function LevelTrend({ trend, lines, title, source, imageHref }: LevelTrendProps) {
  const t = useTranslations();
  const locale = useLocale();
  const { rounds, scale } = trend;
  const placed = placedLevels(trend, lines, directionOf(locale));
  const labels = new Map(
    lines.map(({ code, title: own, points }) => [
      code,
      {
        name: `${code} ${own}`,
        href: null,
        texts: rounds.map((_, index) => levelText(t, points[index] ?? null)),
      },
    ]),
  );
  return (
    <TrendFigure
      id="levels"
      trend={trend}
      placed={placed}
      labels={labels}
      scale={{ kind: "levels", ...scale }}
      endText={(level) => formatFigure(locale, level, { decimals: 0 })}
      source={source}
      imageHref={imageHref}
      table={<LevelTable trend={trend} lines={lines} title={title} />}
    />
  );
}

function LevelTable({ trend, lines, title }: Pick<LevelTrendProps, "trend" | "lines" | "title">) {
  const t = useTranslations();
  const { rounds, language } = trend;
  const heads: readonly LinesHead[] = [
    { key: "round", label: t("trends.table.round") },
    { key: "level", label: t("trends.table.level") },
    { key: "change", label: t("trends.table.change") },
  ];
  const levelCell = (point: LevelPoint | null): LinesCell => {
    const text = levelText(t, point);
    return point === null || point.level === null ? { text, as: "soft" } : text;
  };
  const groups = lines.map(
    ({ code, title: own, points }): LinesGroup => ({
      key: code,
      title: `${code} ${own}`,
      language,
      lines: rounds.map((round, index) => {
        const point = points[index] ?? null;
        return {
          key: round.code,
          cells: [
            { text: round.title, as: "isolate" },
            levelCell(point),
            point === null ? "" : stepText(t, point),
          ],
        };
      }),
    }),
  );
  return (
    <Table id="levels-table" caption={title} captionHidden stacks>
      <TableLines heads={heads} groups={groups} />
    </Table>
  );
}
