/** Where a country stands and how sure that is, in a line for each criterion. Pure. */
import { leadingTo } from "@/lib/reports/blocks";
import type { Text } from "@/lib/reports/model";
import type { Words } from "@/lib/reports/words";
import type { CountryFacts } from "../country";
import { confidenceWord, nameOf } from "./figures";
import { addressOf } from "./places";

/** The band of each criterion with its confidence and coverage; no figure, which stands on the scorecard. */
export function standing(words: Words, { card }: CountryFacts): readonly Text[] {
  const { t, said } = words;
  const address = addressOf(card.frame);
  return card.card.figures.map((figure) => {
    const { key, band, confidence, coverage } = figure;
    return leadingTo(
      `${address}/why/${encodeURIComponent(key)}`,
      said(
        t.markup("brief.standing", {
          title: nameOf(figure, "aggregate"),
          band: band?.label ?? t("release.noFigure"),
          confidence: confidenceWord(words, confidence),
          percent: coverage ?? 0,
          word: (chunks) => chunks,
        }),
      ),
    );
  });
}
