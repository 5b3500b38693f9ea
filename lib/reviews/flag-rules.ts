/** What a reviewer should look at twice, by four rules that are printed beside what they found. Pure. */
import type { Edition } from "@/lib/instruments/edition";

/** The rules, in the order in which they are printed. */
export const FLAG_RULES = [
  "high_level_low_confidence",
  "same_law_other_level",
  "two_levels_without_cause",
  "law_behind_practice",
] as const;
export type FlagRule = (typeof FLAG_RULES)[number];

/** One thing to look at; never a reason to refuse. */
export type Flag = {
  readonly rule: FlagRule;
  readonly indicator: string;
  readonly domain: string | null;
  readonly level: number;
  /** What the level is compared with: countries or indicators by their code, each with its level. */
  readonly others: readonly { readonly code: string; readonly level: number }[];
  /** For the first rule: which confidence the level needs, and which it has. */
  readonly confidence?: { readonly needed: string; readonly has: string };
  /** For the third: the level of the last round. */
  readonly last?: number;
};

/** An effective rating as the rules read it. */
export type FlaggedRating = { indicator: string; level: number | null; hasChangeCause: boolean };

/** Another assessment of the round whose laws say the same, with the levels that it gave. */
export type SameLaw = { iso3: string; levels: ReadonlyMap<string, number> };

export type FlagFacts = {
  readonly ratings: readonly FlaggedRating[];
  /** Indicators whose level needs a confidence that they do not have, with what is needed and what is there. */
  readonly confidenceUnmet: ReadonlyMap<string, { needed: string; has: string }>;
  readonly lastLevels: ReadonlyMap<string, number>;
  /** Indicators whose level follows from elements of laws. */
  readonly fromLaws: readonly string[];
  readonly sameLaw: readonly SameLaw[];
};

const STEPS_APART = 2;
/** So many levels at either end of the scale are called high or low. */
const ENDS = 2;
/** The facets that the fourth rule compares, where an edition has both. */
const [LAW, PRACTICE] = ["framework", "practice"];

/** Every flag, rule by rule, each in the order of the edition. */
export function flagsOf(edition: Edition, facts: FlagFacts): readonly Flag[] {
  return [
    ...highLevelLowConfidence(edition, facts),
    ...sameLawOtherLevel(edition, facts),
    ...twoLevelsWithoutCause(edition, facts),
    ...lawBehindPractice(edition, facts),
  ];
}

type Found = Omit<Flag, "domain" | "others"> & Partial<Pick<Flag, "others">>;

function flag(edition: Edition, { others = [], ...found }: Found): Flag {
  return { ...found, others, domain: edition.indicators.get(found.indicator)?.domain ?? null };
}

/** The levels of an assessment by indicator, in the order of the edition. */
function levelsOf(edition: Edition, { ratings }: FlagFacts): readonly (readonly [string, number])[] {
  const levels = new Map(ratings.map(({ indicator, level }) => [indicator, level]));
  return [...edition.indicators.keys()].flatMap((indicator) => {
    const level = levels.get(indicator) ?? null;
    return level === null ? [] : [[indicator, level] as const];
  });
}

function highLevelLowConfidence(edition: Edition, facts: FlagFacts): readonly Flag[] {
  const high = edition.levels.slice(-ENDS);
  return levelsOf(edition, facts).flatMap(([indicator, level]) => {
    const confidence = facts.confidenceUnmet.get(indicator);
    if (confidence === undefined || !high.includes(level)) return [];
    return [flag(edition, { rule: "high_level_low_confidence", indicator, level, confidence })];
  });
}

function sameLawOtherLevel(edition: Edition, facts: FlagFacts): readonly Flag[] {
  return levelsOf(edition, facts).flatMap(([indicator, level]) => {
    if (!facts.fromLaws.includes(indicator)) return [];
    const others = facts.sameLaw.flatMap(({ iso3, levels }) => {
      const other = levels.get(indicator);
      return other === undefined || other === level ? [] : [{ code: iso3, level: other }];
    });
    return others.length === 0
      ? []
      : [flag(edition, { rule: "same_law_other_level", indicator, level, others })];
  });
}

function twoLevelsWithoutCause(edition: Edition, facts: FlagFacts): readonly Flag[] {
  const caused = new Set(facts.ratings.filter((one) => one.hasChangeCause).map(({ indicator }) => indicator));
  return levelsOf(edition, facts).flatMap(([indicator, level]) => {
    const last = facts.lastLevels.get(indicator);
    if (last === undefined || caused.has(indicator)) return [];
    const apart = Math.abs(edition.levels.indexOf(level) - edition.levels.indexOf(last));
    if (apart < STEPS_APART) return [];
    return [flag(edition, { rule: "two_levels_without_cause", indicator, level, last })];
  });
}

function lawBehindPractice(edition: Edition, facts: FlagFacts): readonly Flag[] {
  const [low, high] = [edition.levels.slice(0, ENDS), edition.levels.slice(-ENDS)];
  const levels = levelsOf(edition, facts);
  const facetOf = (indicator: string) => edition.indicators.get(indicator)?.definition.facet;
  const domainOf = (indicator: string) => edition.indicators.get(indicator)?.domain;
  return levels
    .filter(([indicator, level]) => facetOf(indicator) === LAW && low.includes(level))
    .flatMap(([indicator, level]) => {
      const others = levels
        .filter(
          ([other, reached]) =>
            facetOf(other) === PRACTICE && high.includes(reached) && domainOf(other) === domainOf(indicator),
        )
        .map(([code, reached]) => ({ code, level: reached }));
      return others.length === 0
        ? []
        : [flag(edition, { rule: "law_behind_practice", indicator, level, others })];
    });
}
