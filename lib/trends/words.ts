/** A trend in the words of its reader: for the page, its tables, its images and its file. Pure. */
import type { PlacedTrend } from "@/lib/charts/trend";
import { formatDay, formatList } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { Translate } from "@/lib/i18n/message-key";
import type { LoweredReason } from "@/lib/scorecards/facts";
import { codeText, figureText, rangeText } from "@/lib/scorecards/numbers";
import type { ExposurePoint, FigureLine, FigurePoint, LevelPoint, TrendRound } from "./trend";

const plainly = (chunks: string) => chunks;

/** A criterion by its letter, a domain by its code, then the title. */
export function figureName({ key, kind, pillar, title }: Omit<FigureLine, "points">): string {
  const code = kind === "domain" ? key : pillar;
  return code === null ? title : `${code} ${title}`;
}

/** Of what the figures of a round are. */
export function basisText(t: Translate, locale: Locale, { release }: TrendRound): string {
  if (release === null) return t("trends.basis.draft");
  const { code, publishedOn } = release;
  return t("trends.basis.release", { code: codeText(code), day: formatDay(locale, publishedOn) });
}

/** Each place where the line is broken because two rounds do not compare. */
export function breakTexts(t: Translate, rounds: readonly TrendRound[]): readonly string[] {
  return rounds.flatMap((now, index) => {
    const before = rounds[index - 1];
    if (before === undefined || now.isComparable !== false) return [];
    return [
      t("trends.break", {
        before: before.title,
        now: now.title,
        editionBefore: codeText(before.edition),
        editionNow: codeText(now.edition),
      }),
    ];
  });
}

/** What lowered a band, one text a reason. */
function loweredText(t: Translate, locale: Locale, { kind, label, code, ...reason }: LoweredReason): string {
  const codes = formatList(locale, reason.indicators);
  if (kind === "withheld") return t("scorecard.figure.lowered.withheld", { codes });
  const values = { label: label ?? code, codes, word: plainly };
  if (kind === "balance") return t.markup("scorecard.figure.lowered.balance", values);
  return t.markup(`scorecard.figure.lowered.${reason.becauseWithheld ? "gateWithheld" : "gate"}`, values);
}

/** Notes in one line: each may be a sentence, so that none is joined to another by a word. */
export function joined(notes: readonly string[]): string {
  return notes.join(" · ");
}

/** What is said beside a figure, or in its place. */
export function figureNotes(
  t: Translate,
  locale: Locale,
  point: FigurePoint | null,
  { isTeam }: Pick<TrendRound, "isTeam">,
): readonly string[] {
  if (point === null) return [t("trends.notInEdition")];
  const { status, score, band, lowered } = point;
  return [
    ...(status === "provisional" && isTeam ? [t("scorecard.figure.provisional")] : []),
    ...(status === "provisional" && !isTeam ? [t("scorecard.figure.notFinal")] : []),
    ...(status === "insufficient" ? [t("scorecard.figure.insufficient")] : []),
    ...(point.isApart ? [t("trends.methodChanged")] : []),
    ...lowered.map((reason) => loweredText(t, locale, reason)),
    ...(lowered.length > 0 && band !== null ? [t("scorecard.figure.loweredNote")] : []),
    ...(score === null && lowered.length === 0 && (status === null || status === "not-available")
      ? [t("scorecard.figure.none")]
      : []),
  ];
}

/** A figure with its plausible range in one line; its band where it has no figure, else why it has none. */
export function pointText(
  t: Translate,
  locale: Locale,
  point: FigurePoint | null,
  round: Pick<TrendRound, "isTeam">,
): string {
  const notes = figureNotes(t, locale, point, round);
  if (point === null || point.score === null)
    return joined([...(point?.band ? [point.band.label] : []), ...notes]);
  const { score, plausible } = point;
  const figure = figureText(locale, score);
  const text = plausible ? t("trends.chart.range", { figure, range: rangeText(locale, plausible) }) : figure;
  return joined([text, ...notes]);
}

/** How much of a figure is rated. */
export function coverageText(t: Translate, { coverage }: FigurePoint): string {
  return coverage === null ? t("trends.coverageNone") : t("trends.coverage", { percent: coverage });
}

/** A level with its word, or why there is none. */
export function levelText(t: Translate, point: LevelPoint | null): string {
  if (point === null) return t("trends.notInEdition");
  const { state, level, word, reason } = point;
  if (level !== null) return word === null ? String(level) : `${level} ${word}`;
  if (state === "not_applicable") return t("trends.levels.notApplicable");
  return reason === null ? t("trends.levels.missing") : t("trends.levels.missingFor", { reason });
}

/** How a level stands to that of the round before, with the cause of a change. */
export function stepText(t: Translate, { step }: LevelPoint): string {
  if (step.kind !== "moved") return t(`trends.steps.${step.kind}`);
  const { from, to, cause, knowsCause } = step;
  const unnamed = t(knowsCause ? "trends.steps.noCause" : "trends.steps.unknown");
  return t("trends.steps.moved", {
    from,
    to,
    cause: cause === null ? unnamed : t(`rating.changeCause.${cause}`),
  });
}

/** An exposure in words; its level first where the reader is of the team of the round. */
export function exposureText(t: Translate, point: ExposurePoint | null): string {
  if (point === null) return t("trends.notInEdition");
  const { state, level, word, sentence, reason } = point;
  if (state === "not_applicable") return t("trends.levels.notApplicable");
  if (state === "not_assessed")
    return reason === null ? t("trends.levels.missing") : t("trends.levels.missingFor", { reason });
  const words = word ?? sentence ?? "";
  return level === null ? words : `${level} ${words}`.trim();
}

/** How to read the charts: their scale, the marks that occur in them, and where rounds do not compare. */
export function legendTexts(
  t: Translate,
  { panels, breaks, isTimed }: PlacedTrend,
  { kind, min, max }: { kind: "figures" | "levels"; min: number; max: number },
): readonly string[] {
  const isOfFigures = kind === "figures";
  const has = (of: (panel: PlacedTrend["panels"][number]) => boolean) => panels.some(of);
  const marks = [
    [has(({ dots }) => dots.some(({ isFinal }) => isFinal)), isOfFigures ? "value" : "level"],
    [has(({ ranges }) => ranges.length > 0), "range"],
    [has(({ dots }) => dots.some(({ isFinal }) => !isFinal)), "provisional"],
    [has(({ unplaced }) => unplaced.length > 0), isOfFigures ? "lowered" : "notApplicable"],
    [has(({ missing }) => missing.length > 0), isOfFigures ? "missing" : "noLevel"],
    [breaks.length > 0, "break"],
  ] as const;
  return [
    t("trends.chart.scale", { min, max }),
    t(`trends.chart.places.${isTimed ? "timed" : "even"}`),
    ...marks.flatMap(([occurs, mark]) => (occurs ? [t(`trends.marks.${mark}`)] : [])),
  ];
}
