import { useLocale, useTranslations } from "next-intl";
import { ChartFigure } from "@/components/charts/chart-figure";
import { TornadoChart } from "@/components/charts/tornado-chart";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import type { LinesHead, TableLine } from "@/components/ui/drawn-table";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { placeTornado } from "@/lib/charts/tornado";
import { formatList } from "@/lib/i18n/format";
import { directionOf } from "@/lib/i18n/locales";
import type { ShownFigure, ShownRanges } from "@/lib/scorecards/facts";
import { figureText, signedText } from "@/lib/scorecards/numbers";
import type { ShownMove } from "@/lib/scorecards/what-moved-page";
import { EditionText } from "./edition-text";
import { useRangeText } from "./range-text";

const DASH = "\u2013";
const EXPLANATIONS = ["method", "coverage", "rating", "orders", "exact", "exposure"] as const;
const SHARES = ["method", "coverage", "rating"] as const;

/** Every difference of a country's figures, split into method, coverage and ratings. */
export function WhatMoved({
  moves,
  language,
  source,
}: {
  moves: readonly ShownMove[];
  language: string;
  /** From where and of what kind: stands under each chart. */
  source: string;
}) {
  const t = useTranslations("whatMoved");
  if (moves.length === 0) return <EmptyState title={t("none")}>{t("noneText")}</EmptyState>;
  const domains = moves.filter(({ kind }) => kind === "domain");
  return (
    <>
      <Disclosure summary={t("how")}>
        <ul>
          {EXPLANATIONS.map((key) => (
            <li key={key}>{t(`explanations.${key}`)}</li>
          ))}
        </ul>
      </Disclosure>
      {moves
        .filter(({ kind }) => kind === "aggregate")
        .map((move) => (
          <Move key={move.key} move={move} language={language} source={source} />
        ))}
      {domains.length === 0 ? null : (
        <section aria-labelledby="domains">
          <h2 id="domains">{t("domains")}</h2>
          <DomainTable domains={domains} language={language} />
        </section>
      )}
    </>
  );
}

/** One part of a difference, as the chart and the table have it. */
type Part = { key: string; name: string; share: number; indicators: readonly string[] };

function useParts(): (move: ShownMove) => readonly Part[] {
  const t = useTranslations("whatMoved");
  const causes = useTranslations("rating.changeCause");
  return ({ method, coverage, causes: groups }) => [
    { key: "method", name: t("method"), share: method, indicators: [] },
    { key: "coverage", name: t("coverage"), share: coverage, indicators: [] },
    ...groups.map(({ cause, share, indicators }) => ({
      key: cause ?? "none",
      name: t("ratingFor", { cause: cause === null ? t("noCause") : causes(cause) }),
      share,
      indicators,
    })),
  ];
}

function Move({ move, language, source }: { move: ShownMove; language: string; source: string }) {
  const t = useTranslations("whatMoved");
  const locale = useLocale();
  const partsOf = useParts();
  const ranges = useRangeText();
  const figureWith = (figure: ShownFigure, shown: ShownRanges) =>
    [figureText(locale, figure), ranges(shown).range ?? []].flat().join(" · ");
  const { key, title, before, now, difference, method, coverage, rating } = move;
  const parts = partsOf(move);
  const id = `move-${key.replaceAll(".", "-")}`;
  const tornado = placeTornado(
    parts.map(({ key: part, share }) => ({ key: part, reach: { low: share, high: share } })),
    directionOf(locale),
  );
  const isUnmoved = [difference, ...parts.map(({ share }) => share)].every((points) => points === 0);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        <EditionText language={language}>{title}</EditionText>
      </h2>
      {isUnmoved ? (
        <p>{t("unmoved")}</p>
      ) : (
        <>
          <p>
            {t("summary", {
              before: figureText(locale, before),
              now: figureText(locale, now),
              difference: signedText(locale, difference),
              method: signedText(locale, method),
              coverage: signedText(locale, coverage),
              rating: signedText(locale, rating),
            })}
          </p>
          <DescriptionList
            items={[
              { key: "before", term: t("before"), value: figureWith(before, move.rangesBefore) },
              { key: "now", term: t("now"), value: figureWith(now, move.rangesNow) },
            ]}
          />
          <ChartFigure
            id={`${id}-chart`}
            direction={t("axis")}
            caption={`${t("caption")} ${source}`}
            table={<PartTable id={id} parts={parts} difference={difference} />}
          >
            <TornadoChart
              id={`${id}-chart`}
              construct="capability"
              tornado={tornado}
              labels={Object.fromEntries(
                parts.map(({ key: part, name, share }) => [part, { name, value: signedText(locale, share) }]),
              )}
              tickTexts={tornado.ticks.map(({ value }) => signedText(locale, value))}
            />
          </ChartFigure>
        </>
      )}
    </section>
  );
}

function PartTable({ id, parts, difference }: { id: string; parts: readonly Part[]; difference: number }) {
  const t = useTranslations("whatMoved");
  const locale = useLocale();
  const heads: readonly LinesHead[] = [
    { key: "share", label: t("share") },
    { key: "points", label: t("points"), isNumeric: true },
    { key: "indicators", label: t("indicators") },
  ];
  const line = ({ key, name, share, indicators }: Part): TableLine => ({
    key,
    cells: [
      name,
      signedText(locale, share),
      indicators.length === 0 ? DASH : { text: formatList(locale, indicators), as: "isolate" },
    ],
  });
  return (
    <Table id={`${id}-table`} caption={t("caption")} captionHidden stacks>
      <TableLines
        heads={heads}
        lines={[...parts, { key: "whole", name: t("whole"), share: difference, indicators: [] }].map(line)}
      />
    </Table>
  );
}

function DomainTable({ domains, language }: { domains: readonly ShownMove[]; language: string }) {
  const t = useTranslations("whatMoved");
  const locale = useLocale();
  const ranges = useRangeText();
  const heads: readonly LinesHead[] = [
    { key: "domain", label: t("domain") },
    { key: "before", label: t("before"), isNumeric: true },
    { key: "now", label: t("now"), isNumeric: true },
    { key: "whole", label: t("whole"), isNumeric: true },
    ...SHARES.map((key) => ({ key, label: t(key), isNumeric: true })),
  ];
  const lines = domains.map(
    (move): TableLine => ({
      key: move.key,
      cells: [
        { code: move.key, title: move.title, language },
        { text: figureText(locale, move.before), under: ranges(move.rangesBefore).range ?? "" },
        { text: figureText(locale, move.now), under: ranges(move.rangesNow).range ?? "" },
        signedText(locale, move.difference),
        ...SHARES.map((key) => signedText(locale, move[key])),
      ],
    }),
  );
  return (
    <Table id="moves" caption={t("domains")} captionHidden stacks>
      <TableLines heads={heads} lines={lines} />
    </Table>
  );
}
