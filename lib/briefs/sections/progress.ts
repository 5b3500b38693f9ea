/** What rose since the last round, before anything else is said of a country. Pure. */

import { formatList } from "@/lib/i18n/format";
import { leadingTo, paragraph } from "@/lib/reports/blocks";
import { atMost, shortened } from "@/lib/reports/cut";
import type { Block, Cell, Section, Text } from "@/lib/reports/model";
import { causeText, type Words } from "@/lib/reports/words";
import type { Change, ChangeSide, FigureChange, LevelChange } from "@/lib/scorecards/change";
import { figureText, rangeText } from "@/lib/scorecards/numbers";
import type { CountryFacts } from "../country";
import { addressOf } from "./places";
import type { Size } from "./size";

/** What rose, with its cause; what fell by its code and cause. */
export function progress(words: Words, { card }: CountryFacts, size: Size): Section {
  const { t, said } = words;
  const { last, change } = card;
  const word = (chunks: string) => chunks;
  const round = last === null ? "" : shortened(last.roundTitle, size.name);
  return {
    id: "progress",
    title: said(
      last === null ? t("brief.progress.title") : t.markup("brief.progress.since", { round, word }),
    ),
    blocks:
      last === null
        ? [paragraph(said(t("scorecard.change.none")))]
        : change === null
          ? [paragraph(said(t.markup("scorecard.change.notComparable", { round, word })))]
          : risen(words, `${addressOf(card.frame)}/what-moved`, change, size),
  };
}

function risen(words: Words, address: string, change: Change, size: Size): readonly Block[] {
  const { t, said } = words;
  const levels = change.levels.filter(({ before, now }) => now > before).sort(byCause);
  const fell = change.levels.filter(({ before, now }) => now < before);
  const items: readonly Cell[] = [
    ...change.figures.filter(rose).map((figure) => [leadingTo(address, figureLine(words, figure))]),
    ...atMost(
      levels,
      size.levels,
      (level) => levelCell(words, address, change.hasCauses, level, size),
      (count) => leadingTo(address, said(t("brief.more", { count }))),
    ),
  ];
  return [
    ...(items.length === 0
      ? [paragraph(said(t("brief.progress.nothing")))]
      : [{ kind: "list", items } as const]),
    ...(change.hasCauses && levels.length > 0 ? [paragraph(said(t("brief.progress.causeNote")))] : []),
    ...(fell.length === 0
      ? []
      : [paragraph(leadingTo(address, fellLine(words, change.hasCauses, fell, size)))]),
  ];
}

/** Which levels are lower, each with its cause: one that was found to be wrong is no decline of the State. */
function fellLine(
  words: Words,
  hasCauses: boolean,
  fell: readonly LevelChange[],
  { levels: most }: Size,
): Text {
  const { t, locale, said } = words;
  const named = fell
    .slice(0, most)
    .map(({ code, cause }) => (hasCauses ? `${code} (${causeText(words, cause)})` : code));
  const left = fell.length - named.length;
  const names = formatList(locale, [...named, ...(left > 0 ? [t("brief.moreNames", { count: left })] : [])]);
  return said(t("brief.progress.fell", { count: fell.length, names }));
}

/** A change of the situation comes first, then the greater step, then the code. */
function byCause(a: LevelChange, b: LevelChange): number {
  const isSituation = ({ cause }: LevelChange) => (cause === "situation_changed" ? 0 : 1);
  return (
    isSituation(a) - isSituation(b) || b.now - b.before - (a.now - a.before) || (a.code < b.code ? -1 : 1)
  );
}

/** Whether a criterion stands higher: in its band, or within it by its figure where both are shown. */
function rose({ before, now }: FigureChange): boolean {
  if (before.band === null || now.band === null) return false;
  if (before.band.rank !== now.band.rank) return now.band.rank > before.band.rank;
  return before.score !== null && now.score !== null && now.score.value > before.score.value;
}

/** From where to where; the plausible range in brackets, so that nobody takes for movement what may be none. */
function figureLine({ t, locale, said }: Words, { title, before, now }: FigureChange): Text {
  const side = ({ band, score, plausible }: ChangeSide) =>
    [
      band?.label,
      score === null ? undefined : figureText(locale, score),
      score === null || plausible === null ? undefined : `(${rangeText(locale, plausible)})`,
    ]
      .filter((one) => one !== undefined)
      .join(" ");
  return said(
    t.markup("brief.progress.figure", {
      title,
      before: side(before),
      now: side(now),
      word: (chunks) => chunks,
    }),
  );
}

function levelCell(
  words: Words,
  address: string,
  hasCauses: boolean,
  { code, title, before, now, cause }: LevelChange,
  { title: lettersMax }: Size,
): Cell {
  const { t, said, ofEdition } = words;
  return [
    leadingTo(address, ofEdition(shortened(`${code} ${title}`, lettersMax))),
    said(
      hasCauses
        ? t("brief.progress.levelWithCause", { before, now, cause: causeText(words, cause) })
        : t("brief.progress.level", { before, now }),
    ),
  ];
}
