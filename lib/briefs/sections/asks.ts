/** What to ask for, each with the next step and the working of its place. Pure. */

import { leadingTo, paragraph } from "@/lib/reports/blocks";
import { shortened } from "@/lib/reports/cut";
import type { Cell, Section } from "@/lib/reports/model";
import type { Words } from "@/lib/reports/words";
import type { Ask } from "../asks";
import type { BriefFacts } from "../country";
import { ratingAddress } from "./places";
import type { Size } from "./size";

/** The first findings by the rule of the edition. */
export function asks(words: Words, { asks: chosen, card }: BriefFacts, size: Size): Section {
  const { t, said } = words;
  const cellOf = (ask: Ask): Cell => {
    const { code, title, domain, level, next } = ask;
    const sentence = next.sentence === null ? null : shortened(next.sentence, size.text);
    return [
      leadingTo(
        ratingAddress(card.frame, domain, code),
        words.ofEdition(shortened(`${code} ${title}`, size.title)),
      ),
      said(
        sentence === null
          ? t("brief.asks.step", { level, next: next.level })
          : t.markup("brief.asks.stepTo", { level, next: next.level, sentence, word: (chunks) => chunks }),
      ),
      said(shortened(working(words, ask), size.text)),
    ];
  };
  return {
    id: "asks",
    title: said(t("brief.asks.title")),
    blocks:
      chosen.length === 0
        ? [paragraph(said(t("brief.asks.none")))]
        : [{ kind: "list", items: chosen.map(cellOf) }, paragraph(said(t("brief.asks.rule")))],
  };
}

/** Why it is asked for: its weight, how far it is from the highest level, and what the exposure adds. */
function working({ t }: Words, { weight, level, levelMax, gates, factorReason, exposureWord }: Ask): string {
  const word = (chunks: string) => chunks;
  return [
    ...gates.map((label) => t.markup("brief.asks.gate", { label, word })),
    t("brief.asks.working", { weight, level, max: levelMax }),
    exposureWord === null
      ? t(`brief.asks.factors.${factorReason}`)
      : t.markup("brief.asks.exposure", { exposure: exposureWord, word }),
  ].join(" ");
}
