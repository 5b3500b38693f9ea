/** Figures of a card in words: names, bands with what lowered them, and how sure they are. Pure. */
import { formatList } from "@/lib/i18n/format";
import { maybe } from "@/lib/reports/blocks";
import type { Text } from "@/lib/reports/model";
import { loweredTexts } from "@/lib/reports/sections/figures-in-words";
import type { Words } from "@/lib/reports/words";
import type { CardFigure } from "@/lib/scorecards/card";
import { figureText, rangeText } from "@/lib/scorecards/numbers";

/** A figure of a card, and whether it is one of a domain. */
export type Named = Pick<CardFigure, "key" | "pillar" | "title">;

/** A criterion by its letter, a domain by its code, then the title. */
export function nameOf({ key, pillar, title }: Named, kind: "domain" | "aggregate"): string {
  const code = kind === "domain" ? key : pillar;
  return code === null ? title : `${code} ${title}`;
}

/** The band with its figure, its status where that is not final, and everything that lowered it. */
export function bandTexts(words: Words, figure: CardFigure): readonly Text[] {
  const { t, locale, said, ofEdition } = words;
  const { band, score, status, lowered, withheld } = figure;
  return [
    ...maybe(band, ({ label }) => ofEdition(label)),
    ...maybe(score, (value) => said(figureText(locale, value))),
    ...(band === null && score === null ? [said(t("release.noFigure"))] : []),
    ...(status === null || status === "final" ? [] : [said(t(`release.statuses.${status}`))]),
    ...loweredTexts(words, lowered),
    ...(withheld.length === 0
      ? []
      : [
          said(
            t("scorecard.figure.withheld", { count: withheld.length, codes: formatList(locale, withheld) }),
          ),
        ]),
  ];
}

/** A range, or a dash where there is none. */
export function rangeOrDash({ locale }: Words, range: CardFigure["bounds"]): string {
  return range === null ? "–" : rangeText(locale, range);
}

/** The word of a confidence that the product knows, else the one of the edition; a dash where there is none. */
export function confidenceWord({ t }: Words, confidence: string | null): string {
  switch (confidence) {
    case null:
      return "–";
    case "low":
    case "medium":
    case "high":
      return t(`scorecard.confidenceWord.${confidence}`);
    default:
      return confidence;
  }
}
