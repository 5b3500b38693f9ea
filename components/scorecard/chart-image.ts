/** The charts of a card as images that stand alone, in the words of their reader. */
import { placeStrips } from "@/lib/charts/cell-strip";
import { FIGURE_AXIS, placeDotPlot } from "@/lib/charts/dot-plot";
import { CHART_WIDTH, dot, dotPlotDrawing, type ImageText, stripDrawing } from "@/lib/charts/drawings";
import { AppError } from "@/lib/core/errors";
import { formatDay } from "@/lib/i18n/format";
import { directionOf, type Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import type { Construct } from "@/lib/instruments/format-values";
import { type SheetLine, sheetImage } from "@/lib/map/sheet";
import { PAINT, tag } from "@/lib/map/svg";
import type { CardDomain, FacetStrip } from "@/lib/scorecards/card";
import type { CardChart } from "@/lib/scorecards/charts";
import { codeText, figureText } from "@/lib/scorecards/numbers";
import type { Scorecard } from "@/lib/scorecards/page-data";
import { rangesText } from "@/lib/scorecards/range-words";
import { cardSource } from "./card-source";
import { domainPlot } from "./domain-rows";

type CardView = Extract<Scorecard, { view: "card" }>;

/** In whose words and on which day an image is given out. */
export type ImagePlace = { locale: Locale; programme: string; day: string };

type Shown = {
  title: string;
  lead: string;
  drawing: { height: number; content: string };
  key: readonly SheetLine[];
  caption: string;
};

/** A chart of a card. Throws NOT_FOUND where the card that its reader sees has none. */
export function cardChartImage(
  t: Translate,
  place: ImagePlace,
  chart: CardChart,
  scorecard: CardView,
): string {
  const { card } = scorecard;
  switch (chart) {
    case "domains":
      return drawn(t, place, scorecard, domainsChart(t, place.locale, scorecard, "capability", card.domains));
    case "exposure-domains":
      return drawn(
        t,
        place,
        scorecard,
        domainsChart(t, place.locale, scorecard, "exposure", card.exposureDomains),
      );
    case "facets":
      return drawn(t, place, scorecard, facetsChart(t, place.locale, scorecard, card.facets));
  }
}

function drawn(
  t: Translate,
  { locale, programme, day }: ImagePlace,
  scorecard: CardView,
  shown: Shown,
): string {
  const { frame, isDraft } = scorecard;
  const title = `${frame.countryName} · ${frame.roundTitle}: ${shown.title}`;
  const { release } = frame;
  return sheetImage({
    language: locale,
    direction: directionOf(locale),
    width: CHART_WIDTH,
    title,
    lines: [
      ...(frame.purpose === "real" ? [] : [t(`common.banner.${frame.purpose}`)]),
      ...(isDraft ? [`${t("scorecard.draft.title")}. ${t("scorecard.draft.text")}`] : []),
      shown.lead,
    ],
    drawing: shown.drawing,
    keyTitle: null,
    key: shown.key,
    foot: [
      `${shown.caption} ${cardSource(t, locale, scorecard)}`,
      ...(frame.stateAsked ? [] : [t("scorecard.stateNotAsked")]),
      t("common.unpublishedSources"),
      t("scorecard.edition", { edition: codeText(frame.edition), day: formatDay(locale, frame.cutOffOn) }),
      ...(frame.editionStanding === "validated"
        ? []
        : [t(`scorecard.standing.${frame.editionStanding}`, { edition: codeText(frame.edition) })]),
      ...(isDraft || release === null ? [] : [t("scorecard.releaseHash", { hash: release.sha256 })]),
      t("dataPackage.chart.cited", { programme, chart: title, day: formatDay(locale, day) }),
    ],
  });
}

const textOf = (locale: Locale, edition: string): ImageText => ({
  direction: directionOf(locale),
  edition: edition.startsWith("ar") ? "rtl" : "ltr",
});

function domainsChart(
  t: Translate,
  locale: Locale,
  { frame, bands, last }: CardView,
  construct: Construct,
  domains: readonly CardDomain[],
): Shown {
  if (domains.length === 0) throw new AppError("NOT_FOUND", `no chart of ${construct}`);
  const labels = new Map(
    domains.map(({ key, title, score, last: before, ...ranges }) => [
      key,
      {
        name: `${key} ${title}`,
        figure: [
          score ? figureText(locale, score) : t("scorecard.domains.notAssessed"),
          rangesText(t, locale, ranges) ?? [],
          ...(score && before
            ? [t("scorecard.domains.lastFigure", { figure: figureText(locale, before) })]
            : []),
        ]
          .flat()
          .join(" · "),
      },
    ]),
  );
  const ticks = FIGURE_AXIS.ticks.map((value) => figureText(locale, { value, decimals: 0 }));
  const hasLast = last !== null && domains.some((domain) => domain.last !== null);
  return {
    title: t(construct === "capability" ? "scorecard.domains.title" : "scorecard.domains.exposureTitle"),
    lead: t(`scorecard.direction.${construct}`),
    drawing: dotPlotDrawing(
      placeDotPlot(domainPlot(domains, bands[construct]), directionOf(locale)),
      labels,
      construct,
      ticks,
      textOf(locale, frame.editionLanguage),
    ),
    key: [
      { text: t("scorecard.domains.markNow"), sample: { draw: (at) => dot(at, false) } },
      ...(hasLast
        ? [
            {
              text: t.markup("scorecard.domains.markLast", {
                round: last.roundTitle,
                word: (chunks) => chunks,
              }),
              sample: { draw: (at: { x: number; y: number }) => dot(at, true) },
            },
          ]
        : []),
      {
        text: t("scorecard.domains.markRange"),
        sample: {
          draw: ({ x, y }) => tag("rect", { x: x - 14, y: y - 1, width: 28, height: 2, fill: PAINT.ink }),
        },
      },
      { text: t("scorecard.domains.markMissing"), sample: { draw: hatched } },
    ],
    caption: t("scorecard.domains.caption"),
  };
}

function facetsChart(
  t: Translate,
  locale: Locale,
  { frame, scale }: CardView,
  strips: readonly FacetStrip[],
): Shown {
  if (strips.length === 0) throw new AppError("NOT_FOUND", "no chart of facets");
  const keyOf = ({ key, facet }: FacetStrip) => `${key}-${facet}`;
  const placed = placeStrips(
    strips.map((strip) => ({
      key: keyOf(strip),
      cells: strip.cells.map(({ rank, level }) => ({ rank, text: level === null ? "" : String(level) })),
    })),
    directionOf(locale),
  );
  const labels = new Map(strips.map((strip) => [keyOf(strip), `${strip.title}: ${strip.facetLabel}`]));
  return {
    title: t("scorecard.facets.title"),
    lead: `${t("scorecard.direction.capability")}. ${t("scorecard.facets.lead")}`,
    drawing: stripDrawing(placed, labels, textOf(locale, frame.editionLanguage)),
    key: [{ text: t("scorecard.facets.markMissing"), sample: { draw: hatched } }],
    caption: t("scorecard.facets.caption", scale),
  };
}

function hatched({ x, y }: { x: number; y: number }): string {
  return tag("rect", {
    x: x - 14,
    y: y - 6,
    width: 28,
    height: 12,
    fill: "url(#hatch)",
    stroke: PAINT.control,
  });
}
