/** The charts of a trend as images that stand alone, in the words of their reader. */
import { CHART_WIDTH } from "@/lib/charts/drawings";
import type { PlacedTrend } from "@/lib/charts/trend";
import { trendDrawing } from "@/lib/charts/trend-drawing";
import { AppError } from "@/lib/core/errors";
import { formatDay, formatFigure } from "@/lib/i18n/format";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { sheetImage } from "@/lib/map/sheet";
import { FIGURE_SCALE, placedFigures, placedLevels, yearsOf } from "@/lib/trends/charts";
import { FIGURE_CHARTS } from "@/lib/trends/schema";
import { trendCaveats, trendSource } from "@/lib/trends/source";
import { domainOf, isTrend, linesOf, type Trend, type TrendPage } from "@/lib/trends/trend";
import { breakTexts, figureName, legendTexts } from "@/lib/trends/words";

type Shown = {
  title: string;
  placed: PlacedTrend;
  labels: ReadonlyMap<string, string>;
  kind: "figures" | "levels";
  scale: { readonly min: number; readonly max: number };
};

/** Charts of the trend that its reader sees: of criteria, of domains, or of the levels of one domain. Throws NOT_FOUND. */
export function trendImage(
  t: Translate,
  place: { locale: Locale; programme: string; day: string },
  chart: string,
  { country, purpose, trend }: TrendPage,
): string {
  const { locale, programme, day } = place;
  const direction = directionOf(locale);
  const { title: what, placed, labels, kind, scale } = shownOf(t, locale, chart, trend);
  const title = `${country.name}: ${what}`;
  const edition = trend.language.startsWith("ar") ? "rtl" : "ltr";
  return sheetImage({
    language: locale,
    direction,
    width: CHART_WIDTH,
    title,
    lines: [
      ...(purpose === null || purpose === "real" ? [] : [t(`common.banner.${purpose}`)]),
      `${t("scorecard.direction.capability")}.`,
    ],
    drawing: trendDrawing(placed, yearsOf(trend), labels, formatFigure(locale, scale.max, { decimals: 0 }), {
      direction,
      edition,
    }),
    keyTitle: null,
    key: legendTexts(t, placed, { kind, ...scale }).map((text) => ({ text })),
    foot: [
      ...breakTexts(t, trend.rounds),
      trendSource(t, locale, purpose, trend.rounds),
      ...trendCaveats(t, trend.rounds),
      t("dataPackage.chart.cited", { programme, chart: title, day: formatDay(locale, day) }),
    ],
  });
}

function shownOf(t: Translate, locale: Locale, chart: string, trend: Trend): Shown {
  if (!isTrend(trend)) throw new AppError("NOT_FOUND", "too few rounds for a trend");
  const direction = directionOf(locale);
  const figures = FIGURE_CHARTS.find((one) => one === chart);
  if (figures !== undefined) {
    const lines = linesOf(trend.figures, figures);
    if (lines.length === 0) throw new AppError("NOT_FOUND", `no trend of ${chart}`);
    return {
      title: t(`trends.chart.${figures}`),
      placed: placedFigures(trend, lines, direction),
      labels: new Map(lines.map((line) => [line.key, figureName(line)])),
      kind: "figures",
      scale: FIGURE_SCALE,
    };
  }
  const domain = domainOf(trend, chart);
  if (domain === null) throw new AppError("NOT_FOUND", `no trend of ${chart}`);
  return {
    title: t("trends.chart.levels", { domain: figureName(domain.figure) }),
    placed: placedLevels(trend, domain.levels, direction),
    labels: new Map(domain.levels.map(({ code, title }) => [code, `${code} ${title}`])),
    kind: "levels",
    scale: trend.scale,
  };
}
