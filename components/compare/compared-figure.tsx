import { useLocale, useTranslations } from "next-intl";
import { ChartFigure } from "@/components/charts/chart-figure";
import chart from "@/components/charts/charts.module.css";
import { DotPlotChart } from "@/components/charts/dot-plot-chart";
import { EditionText } from "@/components/scorecard/edition-text";
import type { LinesCell, LinesHead, TableLine } from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { FIGURE_AXIS, placeDotPlot } from "@/lib/charts/dot-plot";
import { jsonText } from "@/lib/core/json-text";
import { formatList } from "@/lib/i18n/format";
import { directionOf } from "@/lib/i18n/locales";
import type { ComparedCell, ComparedFigures } from "@/lib/scorecards/compare";
import { shownRanges } from "@/lib/scorecards/grid";
import { figureText, rangeText } from "@/lib/scorecards/numbers";
import type { PlotBand } from "@/lib/scorecards/page-data";
import { rangesText } from "@/lib/scorecards/range-words";
import { useGridCells } from "../grid/grid-cells";

interface ComparedFigureProps {
  round: string;
  figures: ComparedFigures;
  bands: readonly PlotBand[];
  /** How to read the marks is said once for several figures. */
  explainsMarks: boolean;
  /** Whose spread stands below, in words; null where none was asked for. */
  spreadOf: string | null;
  language: string;
}

const SPREAD = "spread";

/** One figure of every chosen country on one scale, with the spread of others, and what may be called a difference. */
export function ComparedFigure({
  round,
  figures,
  bands,
  explainsMarks,
  spreadOf,
  language,
}: ComparedFigureProps) {
  const t = useTranslations("compare");
  const direction = useTranslations("scorecard.direction");
  const locale = useLocale();
  const { column, cells, spread, apart } = figures;
  const textOf = useFigureText();
  const words = useTranslations("grid.cells");
  const all = useTranslations();
  const spreadText =
    spread.length === 0
      ? t("spreadNone")
      : t("spreadRange", {
          count: spread.length,
          range: rangeText(locale, { low: spread[0] ?? NOTHING, high: spread.at(-1) ?? NOTHING }),
        });
  const plot = placeDotPlot(
    {
      ...FIGURE_AXIS,
      bands,
      rows: [
        ...cells.map(({ iso3, figure }) => {
          const range = figure && shownRanges(figure).plausible;
          return {
            key: iso3,
            value: figure?.score?.value ?? null,
            range: range && { low: range.low.value, high: range.high.value },
            last: null,
          };
        }),
        ...(spreadOf === null
          ? []
          : [
              { key: SPREAD, value: null, range: null, last: null, others: spread.map(({ value }) => value) },
            ]),
      ],
    },
    directionOf(locale),
  );
  const labels = Object.fromEntries([
    ...cells.map((cell) => [
      cell.iso3,
      {
        code: "",
        title: cell.name,
        language: locale,
        href: cell.figure ? `/rounds/${round}/${cell.iso3}/why/${column.key}` : null,
        figure: textOf(cell),
        range: cell.figure && rangesText(all, locale, shownRanges(cell.figure)),
        last: cell.basis === null ? null : words(cell.basis),
      },
    ]),
    ...(spreadOf === null
      ? []
      : [
          [
            SPREAD,
            {
              code: "",
              title: spreadOf,
              language: locale,
              href: null,
              figure: spreadText,
              range: null,
              last: null,
            },
          ],
        ]),
  ]);
  const tickTexts = FIGURE_AXIS.ticks.map((value) => figureText(locale, { value, decimals: 0 }));
  const id = `compared-${column.key.replaceAll(".", "-")}`;
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>
        {column.kind === "domain" ? `${column.key} ` : null}
        <EditionText language={language}>{column.title}</EditionText>
      </h3>
      <ChartFigure
        id={`${id}-plot`}
        direction={direction(column.construct)}
        marks={explainsMarks ? <Marks hasSpread={spreadOf !== null} /> : undefined}
        caption={
          apart.length === 0
            ? t("noDifference")
            : t("difference", {
                pairs: formatList(
                  locale,
                  apart.map(([first, second]) => t("pair", { first, second })),
                ),
              })
        }
        table={<ComparedTable {...{ round, figures, spreadOf, spreadText, language }} />}
      >
        <DotPlotChart
          id={`${id}-plot`}
          chart={jsonText({ construct: column.construct, plot, labels, language, tickTexts })}
        />
      </ChartFigure>
    </section>
  );
}

const NOTHING = { value: 0, decimals: 0 };

function useFigureText() {
  const empty = useTranslations("grid.cells.empty");
  const cells = useTranslations("grid.cells");
  const locale = useLocale();
  return ({ figure, empty: why }: ComparedCell) => {
    if (figure === null) return empty(why ?? "none");
    if (figure.score) return figureText(locale, figure.score);
    return figure.band?.label ?? cells("noFigure");
  };
}

function Marks({ hasSpread }: { hasSpread: boolean }) {
  const t = useTranslations("scorecard.domains");
  const compare = useTranslations("compare");
  return (
    <>
      <span>
        <span className={chart.sampleDot} aria-hidden="true" />
        {compare("markFigure")}
      </span>
      <span>
        <span className={chart.sampleRange} aria-hidden="true" />
        {t("markRange")}
      </span>
      <span>
        <span className={chart.sampleMissing} aria-hidden="true" />
        {compare("markMissing")}
      </span>
      {hasSpread ? <span>{compare("markSpread")}</span> : null}
    </>
  );
}

function ComparedTable({
  round,
  figures: { column, cells },
  spreadOf,
  spreadText,
  language,
}: Pick<ComparedFigureProps, "round" | "figures" | "spreadOf" | "language"> & { spreadText: string }) {
  const t = useTranslations("compare");
  const scorecard = useTranslations("scorecard");
  const locale = useLocale();
  const { cellOf } = useGridCells(language);
  const heads: readonly LinesHead[] = [
    { key: "country", label: t("countryHead") },
    { key: "figure", label: scorecard("figure.figure") },
    { key: "bounds", label: scorecard("domains.bounds"), isNumeric: true },
    { key: "range", label: scorecard("domains.range"), isNumeric: true },
  ];
  const lines = cells.map(({ iso3, name, figure, empty, basis }): TableLine => {
    const { bounds = null, plausible = null } = figure === null ? {} : shownRanges(figure);
    const shown: LinesCell = cellOf(column, figure, empty, basis);
    return {
      key: iso3,
      cells: [
        figure ? { text: name, href: `/rounds/${round}/${iso3}/why/${column.key}` } : name,
        shown,
        bounds ? rangeText(locale, bounds) : { dash: t("noBounds") },
        plausible ? rangeText(locale, plausible) : { dash: t("noRange") },
      ],
    };
  });
  const spreadLine: readonly TableLine[] =
    spreadOf === null
      ? []
      : [{ key: SPREAD, cells: [spreadOf, spreadText, { dash: t("noBounds") }, { dash: t("noRange") }] }];
  return (
    <Table id={`compared-${column.key}-table`} caption={column.title} captionHidden>
      <TableLines heads={heads} lines={[...lines, ...spreadLine]} />
    </Table>
  );
}
