/** The trend of a country as CSV, one row a figure, level or word of a round: safe to open in a spreadsheet. Pure. */
import { stringify } from "csv-stringify/sync";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import { numberOf } from "@/lib/scorecards/grid-csv";
import type { ExposureLine, FigureLine, LevelLine, TrendPage, TrendRound } from "./trend";
import { exposureText, figureNotes, joined, levelText, stepText } from "./words";

const COLUMNS = [
  "iso3",
  "country",
  "round",
  "roundTitle",
  "purpose",
  "cutOff",
  "edition",
  "basis",
  "release",
  "compares",
  "kind",
  "code",
  "title",
  "band",
  "figure",
  "low",
  "high",
  "plausibleLow",
  "plausibleHigh",
  "coverage",
  "level",
  "word",
  "note",
  "change",
] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>;

/** UTF-8 with a byte order mark, CRLF, figures with a point; a cell that begins like a formula is quoted as text. */
export function trendCsv(t: Translate, locale: Locale, page: TrendPage): string {
  const { trend } = page;
  const rows = trend.rounds.flatMap((round, index) => {
    const head = headOf(t, page, round);
    return [
      ...trend.figures.map((line) => figureRow(t, locale, round, line, index)),
      ...trend.levels.map((line) => levelRow(t, line, index)),
      ...trend.exposure.map((line) => exposureRow(t, line, index)),
    ].map((row): Row => ({ ...head, ...row }));
  });
  const head = COLUMNS.map((column) => t(`trends.csvColumns.${column}`));
  const body = rows.map((row) => COLUMNS.map((column) => row[column] ?? ""));
  return stringify([head, ...body], { bom: true, escape_formulas: true, record_delimiter: "windows" });
}

function headOf(t: Translate, { country, purpose }: TrendPage, round: TrendRound): Row {
  const { isComparable } = round;
  return {
    iso3: country.iso3,
    country: country.name,
    round: round.code,
    roundTitle: round.title,
    purpose: purpose === null || purpose === "real" ? "" : t(`countries.${purpose}`),
    cutOff: round.cutOffOn,
    edition: round.edition,
    basis: basisOf(t, round),
    release: round.release?.code ?? "",
    compares: isComparable === null ? "" : t(isComparable ? "trends.yes" : "trends.no"),
  };
}

function basisOf(t: Translate, { release, stateAsked }: TrendRound): string {
  if (release === null) return t("grid.basis.draft");
  return t(stateAsked ? "grid.basis.release" : "grid.basis.releaseUnasked");
}

function figureRow(
  t: Translate,
  locale: Locale,
  round: TrendRound,
  { key, title, kind, points }: FigureLine,
  index: number,
): Row {
  const point = points[index] ?? null;
  return {
    kind: t(`trends.kinds.${kind}`),
    code: key,
    title,
    band: point?.band?.label ?? "",
    figure: numberOf(point?.score),
    low: numberOf(point?.bounds?.low),
    high: numberOf(point?.bounds?.high),
    plausibleLow: numberOf(point?.plausible?.low),
    plausibleHigh: numberOf(point?.plausible?.high),
    coverage: point?.coverage ?? "",
    note: joined(figureNotes(t, locale, point, round)),
  };
}

function levelRow(t: Translate, { code, title, points }: LevelLine, index: number): Row {
  const point = points[index] ?? null;
  return {
    kind: t("trends.kinds.indicator"),
    code,
    title,
    level: point?.level ?? "",
    word: point?.word ?? "",
    note: point === null || point.level === null ? levelText(t, point) : "",
    change: point === null ? "" : stepText(t, point),
  };
}

function exposureRow(t: Translate, { indicator, label, points }: ExposureLine, index: number): Row {
  const point = points[index] ?? null;
  return {
    kind: t("trends.kinds.exposure"),
    code: indicator,
    title: label,
    level: point?.level ?? "",
    word: point?.word ?? point?.sentence ?? "",
    note: point === null || point.state !== "rated" ? exposureText(t, point) : "",
  };
}
