import { useLocale, useTranslations } from "next-intl";
import { ChartFigure } from "@/components/charts/chart-figure";
import chart from "@/components/charts/charts.module.css";
import { TornadoChart } from "@/components/charts/tornado-chart";
import type { LinesHead, TableLine } from "@/components/ui/drawn-table";
import { Table } from "@/components/ui/table";
import { TableLines } from "@/components/ui/table-lines";
import { placeTornado } from "@/lib/charts/tornado";
import { formatCount, formatFigure } from "@/lib/i18n/format";
import { directionOf } from "@/lib/i18n/locales";
import type { ChoiceEffect } from "@/lib/scoring/stability";
import type { StabilityRun } from "@/lib/stability/runs";
import { changedIn, type ShownNode } from "@/lib/stability/shown";
import { useMovementText, useShareText } from "./shares";
import { useSourceTypeName } from "./source-type-name";

const DASH = "\u2013";

function keyOf({ kind, sourceType }: ChoiceEffect): string {
  return sourceType === null ? kind : `${kind}-${sourceType}`;
}

/** Whether a choice moves anything: what does not stands in the table only. */
function moves(choice: ChoiceEffect): boolean {
  return changedIn(choice) > 0 || choice.low !== 0 || choice.high !== 0;
}

/** What each choice alone does to one band, as bars around nought and as a table. */
export function ChoiceChart({ node, run, source }: { node: ShownNode; run: StabilityRun; source: string }) {
  const t = useTranslations("stability");
  const directions = useTranslations("scorecard.direction");
  const locale = useLocale();
  const nameOf = useChoiceName(run.weightSpread);
  const changeText = useChangeText();
  const { key, title, construct, choices } = node;
  const id = `choices-${key.replaceAll(".", "-")}`;
  const moving = choices.filter(moves);
  const tornado = placeTornado(
    moving.map((choice) => ({
      key: keyOf(choice),
      reach: choice.low === null || choice.high === null ? null : { low: choice.low, high: choice.high },
    })),
    directionOf(locale),
  );
  const labels = Object.fromEntries(
    moving.map((choice) => [keyOf(choice), { name: nameOf(choice), value: changeText(choice) }]),
  );
  return (
    <ChartFigure
      id={id}
      direction={t("axis", { direction: directions(construct) })}
      marks={
        <>
          {moving.length === choices.length ? null : (
            <span>{t("unmoving", { count: choices.length - moving.length })}</span>
          )}
          <span>
            <span className={chart.sampleMissing} aria-hidden="true" />
            {t("markGone")}
          </span>
        </>
      }
      caption={`${t("tornadoCaption", { draws: formatCount(locale, run.draws), seed: String(run.seed) })} ${source}`}
      table={<ChoiceTable id={id} title={title} choices={choices} spread={run.weightSpread} />}
    >
      <TornadoChart
        id={id}
        construct={construct}
        tornado={tornado}
        labels={labels}
        tickTexts={tornado.ticks.map(({ value }) => formatFigure(locale, value))}
      />
    </ChartFigure>
  );
}

function useChoiceName(spread: number): (choice: ChoiceEffect) => string {
  const t = useTranslations("stability.choices");
  const typeName = useSourceTypeName();
  return ({ kind, sourceType }) =>
    t(kind, { percent: spread, type: sourceType === null ? "" : typeName(sourceType) });
}

/** In which share of the draws a choice changes the band; in words where there is one draw only. */
function useChangeText(): (choice: ChoiceEffect) => string {
  const t = useTranslations("stability.once");
  const shareText = useShareText();
  return (choice) => {
    if (choice.draws > 1) return shareText(changedIn(choice), choice.draws);
    if (choice.none > 0) return t("none");
    return t(choice.lower > 0 ? "lower" : choice.higher > 0 ? "higher" : "same");
  };
}

function ChoiceTable({
  id,
  title,
  choices,
  spread,
}: {
  id: string;
  title: string;
  choices: readonly ChoiceEffect[];
  spread: number;
}) {
  const t = useTranslations("stability");
  const nameOf = useChoiceName(spread);
  const changeText = useChangeText();
  const shareText = useShareText();
  const movementText = useMovementText();
  const heads: readonly LinesHead[] = [
    { key: "choice", label: t("choice") },
    { key: "change", label: t("otherBand"), isNumeric: true },
    { key: "lower", label: t("lower"), isNumeric: true },
    { key: "higher", label: t("higher"), isNumeric: true },
    { key: "none", label: t("noBandAnyMore"), isNumeric: true },
    { key: "movement", label: t("movement"), isNumeric: true },
  ];
  const lines = choices.map((choice): TableLine => {
    const { draws, lower, higher, none, low, high } = choice;
    const parts = [lower, higher, none].map((count) => (draws > 1 ? shareText(count, draws) : DASH));
    return {
      key: keyOf(choice),
      cells: [
        nameOf(choice),
        changeText(choice),
        ...parts,
        low === null || high === null ? DASH : movementText(low, high),
      ],
    };
  });
  return (
    <Table id={`${id}-table`} caption={t("tornadoOf", { title })} captionHidden stacks>
      <TableLines heads={heads} lines={lines} />
    </Table>
  );
}
