/** A table of figures over the years in words and placed as small charts: for the page and for its image. Pure. */

import type { Direction } from "@/lib/charts/scale";
import {
  type PlacedMultiples,
  type PlacedPanel,
  placeMultiples,
  type YearMark,
} from "@/lib/charts/small-multiples";
import type { Part, SeriesCell, SeriesTable } from "@/lib/figures/series";
import { formatCount } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { token } from "@/lib/registers/fields";
import { type CountryNames, titleInWords } from "@/lib/registers/reader-words";

/** What a table counts, and what each of its lines counts of it, by the key of the line. */
export function seriesWords(
  t: Translate,
  names: CountryNames,
  table: SeriesTable,
): { caption: string; labels: ReadonlyMap<string, string> } {
  const words = (parts: readonly Part[]) =>
    parts
      .map(({ list, value }) => (list === "text" ? value : titleInWords(t, token(list, value), names)))
      .join(" · ");
  return {
    caption: t("figures.caption", {
      what: words(table.counted),
      breakdown: t(`figures.breakdowns.${table.breakdown}`),
      body: table.reportingBody,
    }),
    labels: new Map(
      table.lines.map(({ key, label }) => [key, label.length === 0 ? t("figures.all") : words(label)]),
    ),
  };
}

function markOf(cell: SeriesCell | undefined): YearMark {
  if (cell?.status === "suppressed") return { kind: "suppressed" };
  if (cell === undefined || cell.value === null) return { kind: "missing" };
  return { kind: cell.status === "estimated" ? "estimate" : "count", value: cell.value };
}

/** The lines of a table as small charts on one scale. */
export function placedSeries(
  { years, lines }: Pick<SeriesTable, "years" | "lines">,
  direction: Direction,
): PlacedMultiples {
  const panels = lines.map(({ key, cells }) => ({
    key,
    marks: years.map((year) => markOf(cells.get(year))),
  }));
  return placeMultiples({ years, panels }, direction);
}

/** How to read the charts: their scale, and the marks that occur in them. */
export function seriesLegend(
  t: Translate,
  locale: Locale,
  { top, panels }: PlacedMultiples,
): readonly string[] {
  const has = (of: (panel: PlacedPanel) => boolean) => panels.some(of);
  return [
    t("figures.scale", { top: formatCount(locale, top) }),
    ...(has(({ suppressed }) => suppressed.length > 0) ? [t("figures.legend")] : []),
    ...(has(({ missing }) => missing.length > 0) ? [t("figures.legendMissing")] : []),
    ...(has(({ dots }) => dots.some(({ kind }) => kind === "estimate"))
      ? [t("figures.legendEstimated")]
      : []),
  ];
}
