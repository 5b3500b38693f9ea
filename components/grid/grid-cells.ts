import { useLocale, useTranslations } from "next-intl";
import type { LinesCell, LinesLevel } from "@/components/ui/drawn-table";
import { NOT_ASSESSED_REASONS } from "@/db/enums";
import { formatDay, formatList } from "@/lib/i18n/format";
import {
  type EmptyReason,
  figureNotes,
  type GridColumn,
  type GridFigure,
  type GridRow,
  shownRanges,
  whyClosed,
  whyEmpty,
  wordOf,
} from "@/lib/scorecards/grid";
import type { GridLevel, LevelColumn } from "@/lib/scorecards/grid-levels";
import { figureText } from "@/lib/scorecards/numbers";
import { useRangeText } from "../scorecard/range-text";

const EN_DASH = "–";
/** Where the words of an exposure stand on a card. */
const PROFILE = "scorecard#exposure";

/** What the cells of a grid say, in the words of its reader. `language` is that of the edition's words. */
export function useGridCells(language: string) {
  const t = useTranslations("grid.cells");
  const states = useTranslations("assessment.states");
  const locale = useLocale();

  const ranges = useRangeText();
  const emptyCell = (why: EmptyReason): LinesCell =>
    why === "none" ? { dash: t("empty.none") } : { text: t(`empty.${why}`), as: "soft" };

  const figureWith = (
    column: GridColumn,
    figure: GridFigure,
    notes: readonly string[],
    showsRanges = true,
  ): LinesCell => {
    const word = wordOf(figure);
    const { bounds, score } = figure;
    const words = word?.label ?? (bounds ? `${bounds.low.label}${EN_DASH}${bounds.high.label}` : undefined);
    if (words === undefined && score === null) return { text: t("noFigure"), as: "soft" };
    return {
      construct: column.construct,
      rank: word?.rank ?? null,
      wordLanguage: language,
      ...(words === undefined ? {} : { word: words }),
      ...(score ? { figure: figureText(locale, score) } : {}),
      ...(showsRanges ? ranges(shownRanges(figure)) : {}),
      ...(notes.length === 0 ? {} : { note: formatList(locale, notes) }),
    };
  };

  /** A figure with everything that is to be said beside it. */
  const figureCell = (column: GridColumn, row: GridRow): LinesCell => {
    const figure = row.figures[column.key];
    if (!figure) return emptyCell(whyEmpty(column, row));
    if (figure.band === null) return { text: t("noFigure"), as: "soft" };
    const notes = [...figureNotes(figure, row), ...(row.isDraft ? [{ key: "draft" } as const] : [])];
    return figureWith(
      column,
      figure,
      notes.map(({ key, ...values }) => t(key, values)),
    );
  };

  /** A figure of a domain, with how much of it is rated where that is not all; the row says of what it is. */
  const domainCell = (column: GridColumn, row: GridRow): LinesCell => {
    const figure = row.figures[column.key];
    const percent = row.percents[column.key];
    const covered = percent === undefined || percent === 100 ? [] : [t("covered", { percent })];
    if (figure) {
      const lowered = figure.loweredBy.map(({ key, ...values }) => t(key, values));
      return figureWith(column, figure, [...lowered, ...covered]);
    }
    const why = whyEmpty(column, row);
    return percent === undefined || why === "none"
      ? emptyCell(why)
      : { text: t(`empty.${why}`), under: t("covered", { percent }) };
  };

  /** A figure of one country among several, whose ranges stand in columns of their own, or why there is none. */
  const cellOf = (
    column: GridColumn,
    figure: GridFigure | null,
    why: EmptyReason | null,
    basis: "draft" | "ofRelease" | null,
  ): LinesCell => {
    if (figure === null) return emptyCell(why ?? "none");
    const lowered = figure.loweredBy.map(({ key, ...values }) => t(key, values));
    return figureWith(column, figure, basis === null ? lowered : [...lowered, t(basis)], false);
  };

  const reasonText = (reason: string | null) => {
    const known = NOT_ASSESSED_REASONS.find((one) => one === reason);
    return known === undefined ? t("notAssessed") : t(`reasons.${known}`);
  };

  /** A rating: its level with its word, or why there is none. */
  const levelCell = (column: LevelColumn, level: GridLevel | undefined, row: GridRow): LinesCell => {
    if (level === undefined) return emptyCell("none");
    return { ...ratingCell(column, level), ...opensOf(column, row) };
  };
  const ratingCell = (
    { construct }: LevelColumn,
    { state, level, rank, word, reason }: GridLevel,
  ): LinesLevel => {
    if (state === "not_applicable") return { level: EN_DASH, said: t("notApplicable") };
    if (state === "not_assessed") {
      const text = reasonText(reason);
      return { level: text, tint: "missing", said: t("notAssessedFor", { reason: text }) };
    }
    if (level === null) return word === null ? { level: t("sentence") } : { level: word, language };
    return {
      level: word === null ? String(level) : `${level} ${word}`,
      ...(word === null ? {} : { language }),
      tint: rank === null ? undefined : { construct, rank },
    };
  };

  const coverageCell = (row: GridRow, aggregates: readonly GridColumn[]): LinesCell => {
    if (row.coverage === null) return emptyCell(whyClosed(row));
    const counts = t("scored", row.coverage);
    const percents = aggregates.flatMap(({ key, pillar, construct }) => {
      const percent = row.percents[key];
      return pillar === null || construct === "exposure" || percent === undefined
        ? []
        : [t("coverage", { pillar, percent })];
    });
    return {
      text: row.isCorrected ? formatList(locale, [counts, t("draft")]) : counts,
      under: (row.isCorrected && percents.length > 0 ? [...percents, t("ofRelease")] : percents).join(" · "),
    };
  };

  const stateText = ({ state }: GridRow) => (state === null ? t("notOpened") : states(state));
  /** The state with what the figures beside it are of. */
  const stateCell = (row: GridRow): LinesCell => {
    const isOpen = Object.keys(row.figures).length > 0 || Object.keys(row.levels).length > 0;
    const basis = !isOpen ? "" : row.isCorrected ? t("ofRelease") : row.isDraft ? t("draft") : "";
    return { text: stateText(row), under: basis };
  };

  const daysCell = (days: number): LinesCell =>
    days < 0 ? { text: t("overdue", { count: -days }), as: "strong" } : t("daysLeft", { count: days });
  const workCells = ({ dueOn, daysLeft, lead }: GridRow): readonly LinesCell[] => [
    dueOn === null
      ? { dash: t("noDueDay") }
      : { text: formatDay(locale, dueOn, { style: "short" }), day: dueOn },
    daysLeft === null ? { dash: t("noDueDay") } : daysCell(daysLeft),
    lead === null ? { dash: t("noLead") } : { text: lead, as: "isolate" },
  ];

  /** One cell over all the columns of ratings of a country of which none is open. */
  const closedCell = (row: GridRow, spans: number): LinesCell => ({
    text: t(`empty.${whyClosed(row)}`),
    spans,
  });

  return {
    cellOf,
    figureCell,
    domainCell,
    levelCell,
    closedCell,
    coverageCell,
    stateText,
    stateCell,
    workCells,
  };
}

/** A rating in one line: its level with its word, or why there is none. */
export function useLevelText(): (level: GridLevel) => string {
  const t = useTranslations("grid.cells");
  return ({ state, level, word, reason }) => {
    if (state === "not_applicable") return t("notApplicable");
    if (state === "not_assessed") {
      const known = NOT_ASSESSED_REASONS.find((one) => one === reason);
      return known ? t("notAssessedFor", { reason: t(`reasons.${known}`) }) : t("notAssessed");
    }
    return [level === null ? [] : String(level), word ?? []].flat().join(" ") || t("sentence");
  };
}

/** Where a rating leads where that is not what its column says. */
function opensOf({ construct, whyOfTeam, whyOfOthers, key }: LevelColumn, row: GridRow): { opens?: string } {
  if (row.isTeam || whyOfOthers === whyOfTeam) return {};
  return { opens: construct === "exposure" || whyOfOthers === null ? PROFILE : `why/${whyOfOthers}#${key}` };
}
