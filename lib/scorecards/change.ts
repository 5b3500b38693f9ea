/** What moved since the last round, for assessments whose editions compare. Pure. */
import type { ChangeCause } from "@/db/enums";
import { type Correspondence, comparable } from "@/lib/instruments/correspondence";
import { type Audience, type CardFigure, cardFigure } from "./card";
import type { CardFacts } from "./facts";

/** One end of a change; `lowered` says why a band stands alone. */
export type ChangeSide = Pick<CardFigure, "band" | "score" | "bounds" | "plausible" | "lowered">;

/** A figure then and now, each with its band; figures of lowered bands stay in their why trees. */
export type FigureChange = {
  readonly key: string;
  readonly title: string;
  readonly before: ChangeSide;
  readonly now: ChangeSide;
};

/** A level of a capability indicator that is another than in the last round. */
export type LevelChange = {
  readonly code: string;
  readonly title: string;
  readonly before: number;
  readonly now: number;
  readonly sentence: string | null;
  readonly cause: ChangeCause | null;
};

/** A word of the exposure profile that is another than in the last round. */
export type WordChange = {
  readonly indicator: string;
  readonly label: string;
  readonly before: string;
  readonly now: string;
};

export type Change = {
  readonly figures: readonly FigureChange[];
  readonly levels: readonly LevelChange[];
  /** Whether causes are known at all; where not, nothing is said of them. */
  readonly hasCauses: boolean;
  readonly words: readonly WordChange[];
};

/**
 * What moved from the last round's release to now. Levels and words are compared where the indicator is the same in both
 * editions.
 */
export function changeSince(
  now: CardFacts,
  last: CardFacts,
  audience: Audience,
  correspondence: Correspondence,
): Change {
  const side = ({ band, score, bounds, plausible, lowered }: CardFigure): ChangeSide => ({
    band,
    score,
    bounds,
    plausible,
    lowered,
  });
  return {
    figures: [...now.nodes.values()].flatMap((node) => {
      const before = last.nodes.get(node.key);
      const isShown =
        node.kind === "aggregate" &&
        node.construct === "capability" &&
        now.edition.nodes.get(node.key)?.audience === "all";
      if (!before || !isShown) return [];
      return [
        {
          key: node.key,
          title: node.title,
          before: side(cardFigure(before, "release")),
          now: side(cardFigure(node, audience)),
        },
      ];
    }),
    levels: [...now.indicators.values()].flatMap((indicator): readonly LevelChange[] => {
      const before = comparable(correspondence, indicator.code)
        ? (last.indicators.get(indicator.code)?.level ?? null)
        : null;
      const { code, title, level, sentence, changeCause, construct } = indicator;
      if (construct !== "capability" || before === null || level === null || before === level) return [];
      return [{ code, title, before, now: level, sentence, cause: changeCause }];
    }),
    hasCauses: now.knowsCauses,
    words: now.profile.flatMap((line): readonly WordChange[] => {
      const before = comparable(correspondence, line.indicator)
        ? (last.profile.find(({ indicator }) => indicator === line.indicator)?.word ?? null)
        : null;
      if (before === null || line.word === null || before === line.word) return [];
      return [{ indicator: line.indicator, label: line.label, before, now: line.word }];
    }),
  };
}
