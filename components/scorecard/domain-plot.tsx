import { useLocale, useTranslations } from "next-intl";
import { ChartFigure } from "@/components/charts/chart-figure";
import chart from "@/components/charts/charts.module.css";
import { DotPlotChart } from "@/components/charts/dot-plot-chart";
import { ImageLinks } from "@/components/charts/image-links";
import { RoundTitle } from "@/components/rounds/round-title";
import type { LinesHead, TableLine } from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { FIGURE_AXIS, placeDotPlot } from "@/lib/charts/dot-plot";
import { jsonText } from "@/lib/core/json-text";
import { directionOf } from "@/lib/i18n/locales";
import type { Construct } from "@/lib/instruments/format-values";
import type { CardDomain } from "@/lib/scorecards/card";
import { figureText, rangeText } from "@/lib/scorecards/numbers";
import type { PlotBand } from "@/lib/scorecards/page-data";
import { rangesText } from "@/lib/scorecards/range-words";
import { domainPlot } from "./domain-rows";

interface DomainPlotProps {
  id: string;
  construct: Construct;
  domains: readonly CardDomain[];
  bands: readonly PlotBand[];
  language: string;
  /** Title of the last round where hollow dots stand for it. */
  lastRound: string | null;
  /** From where, until when, of what kind: the sentence that stands under every chart of a card. */
  source: string;
  whyHref: (key: string) => string;
  /** Address of the chart as an image of a format. */
  imageHref: (format: string) => string;
}

const DASH = "–";

/** Domains as dots from 0 to 100 on their bands, with the same content as a table. */
export function DomainPlot(props: DomainPlotProps) {
  const { id, construct, domains, bands, language, lastRound, source, whyHref, imageHref } = props;
  const t = useTranslations("scorecard");
  const words = useTranslations();
  const locale = useLocale();
  const plot = placeDotPlot(domainPlot(domains, bands), directionOf(locale));
  const labels = Object.fromEntries(
    domains.map(({ key, title, score, last, ...ranges }) => [
      key,
      {
        code: key,
        title,
        href: whyHref(key),
        figure: score ? figureText(locale, score) : t("domains.notAssessed"),
        range: rangesText(words, locale, ranges),
        last: score && last ? t("domains.lastFigure", { figure: figureText(locale, last) }) : null,
      },
    ]),
  );
  const tickTexts = FIGURE_AXIS.ticks.map((value) => figureText(locale, { value, decimals: 0 }));
  return (
    <ChartFigure
      id={id}
      direction={t(`direction.${construct}`)}
      marks={<Marks lastRound={lastRound} />}
      caption={`${t("domains.caption")} ${source}`}
      downloads={<ImageLinks href={imageHref} />}
      table={<DomainTable {...props} />}
    >
      <DotPlotChart id={id} chart={jsonText({ construct, plot, labels, language, tickTexts })} />
    </ChartFigure>
  );
}

function Marks({ lastRound }: { lastRound: string | null }) {
  const t = useTranslations("scorecard.domains");
  return (
    <>
      <span>
        <span className={chart.sampleDot} aria-hidden="true" />
        {t("markNow")}
      </span>
      {lastRound === null ? null : (
        <span>
          <span className={chart.sampleHollow} aria-hidden="true" />
          {t.rich("markLast", { round: lastRound, word: (chunks) => <RoundTitle>{chunks}</RoundTitle> })}
        </span>
      )}
      <span>
        <span className={chart.sampleRange} aria-hidden="true" />
        {t("markRange")}
      </span>
      <span>
        <span className={chart.sampleMissing} aria-hidden="true" />
        {t("markMissing")}
      </span>
    </>
  );
}

function DomainTable({ id, domains, language, lastRound }: DomainPlotProps) {
  const t = useTranslations("scorecard");
  const locale = useLocale();
  const heads: readonly LinesHead[] = [
    { key: "domain", label: t("domains.domain") },
    { key: "figure", label: t("figure.figure"), isNumeric: true },
    { key: "bounds", label: t("domains.bounds"), isNumeric: true },
    { key: "range", label: t("domains.range"), isNumeric: true },
    { key: "coverage", label: t("figure.coverageTitle"), isNumeric: true },
    ...(lastRound === null ? [] : [{ key: "last", label: t("domains.last"), isNumeric: true }]),
  ];
  const lines = domains.map(
    ({ key, title, score, bounds, plausible, coverage, last }): TableLine => ({
      key,
      cells: [
        { code: key, title, language },
        score ? figureText(locale, score) : DASH,
        bounds ? rangeText(locale, bounds) : DASH,
        plausible ? rangeText(locale, plausible) : DASH,
        coverage === null ? DASH : t("why.sharePercent", { share: coverage }),
        ...(lastRound === null ? [] : [last ? figureText(locale, last) : DASH]),
      ],
    }),
  );
  return (
    <Table id={`${id}-table`} caption={t("domains.title")} captionHidden>
      <TableLines heads={heads} lines={lines} />
    </Table>
  );
}
