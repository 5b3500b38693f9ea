/** The small charts of a table of figures as an image that stands alone, in the words of their reader. */

import { CHART_WIDTH } from "@/lib/charts/drawings";
import { multiplesDrawing } from "@/lib/charts/multiples-drawing";
import type { readFiguresPage } from "@/lib/figures/page";
import type { FigureRegister } from "@/lib/figures/schema";
import type { SeriesTable } from "@/lib/figures/series";
import { formatCount, formatDay, formatInstant } from "@/lib/i18n/format";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { sheetImage } from "@/lib/map/sheet";
import { placedSeries, seriesLegend, seriesWords } from "./series-words";

type Page = Awaited<ReturnType<typeof readFiguresPage>>;
type Version = Page["sets"][number]["versions"][number];

/** A table of the published figures of a country. */
export function seriesImage(
  t: Translate,
  place: { locale: Locale; programme: string; day: string; isDemonstration: boolean },
  { country, names, zone }: Pick<Page, "country" | "names" | "zone">,
  register: FigureRegister,
  table: SeriesTable,
  version: Version | undefined,
): string {
  const { locale, programme, day, isDemonstration } = place;
  const direction = directionOf(locale);
  const { caption, labels } = seriesWords(t, names, table);
  const placed = placedSeries(table, direction);
  const title = `${t("figures.titleOf", { country: country.name })} · ${t(`registers.nouns.${register}.title`)}`;
  return sheetImage({
    language: locale,
    direction,
    width: CHART_WIDTH,
    title,
    lines: [...(isDemonstration ? [t("common.banner.demonstration")] : []), caption],
    drawing: multiplesDrawing(placed, table.years, labels, formatCount(locale, placed.top), direction),
    keyTitle: null,
    key: seriesLegend(t, locale, placed).map((text) => ({ text })),
    foot: [
      ...(version === undefined
        ? []
        : [
            t("figures.version", {
              number: version.number,
              day: formatInstant(locale, version.publishedAt, zone, { show: "day" }),
              threshold: version.threshold,
            }),
          ]),
      t("figures.masked"),
      t("dataPackage.chart.cited", { programme, chart: `${title}: ${caption}`, day: formatDay(locale, day) }),
    ],
  });
}
