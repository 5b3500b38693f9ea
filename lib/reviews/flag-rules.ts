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
  /** Values of the message of the rule. */
  readonly values: Readonly<Record<string, string | number>>;
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

function flag(edition: Edition, rule: FlagRule, indicator: string, values: Flag["values"]): Flag {
  return { rule, indicator, domain: edition.indicators.get(indicator)?.domain ?? null, values };
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
    const unmet = facts.confidenceUnmet.get(indicator);
    if (unmet === undefined || !high.includes(level)) return [];
    return [flag(edition, "high_level_low_confidence", indicator, { level, ...unmet })];
  });
}

function sameLawOtherLevel(edition: Edition, facts: FlagFacts): readonly Flag[] {
  return levelsOf(edition, facts).flatMap(([indicator, level]) => {
    if (!facts.fromLaws.includes(indicator)) return [];
    return facts.sameLaw.flatMap(({ iso3, levels }) => {
      const other = levels.get(indicator);
      return other === undefined || other === level
        ? []
        : [flag(edition, "same_law_other_level", indicator, { level, country: iso3, other })];
    });
  });
}

function twoLevelsWithoutCause(edition: Edition, facts: FlagFacts): readonly Flag[] {
  const caused = new Set(facts.ratings.filter((one) => one.hasChangeCause).map(({ indicator }) => indicator));
  return levelsOf(edition, facts).flatMap(([indicator, level]) => {
    const last = facts.lastLevels.get(indicator);
    if (last === undefined || caused.has(indicator)) return [];
    const apart = Math.abs(edition.levels.indexOf(level) - edition.levels.indexOf(last));
    return apart < STEPS_APART ? [] : [flag(edition, "two_levels_without_cause", indicator, { level, last })];
  });
}

function lawBehindPractice(edition: Edition, facts: FlagFacts): readonly Flag[] {
  const [low, high] = [edition.levels.slice(0, ENDS), edition.levels.slice(-ENDS)];
  const levels = levelsOf(edition, facts);
  const facetOf = (indicator: string) => edition.indicators.get(indicator)?.definition.facet;
  const domainOf = (indicator: string) => edition.indicators.get(indicator)?.domain;
  return levels
    .filter(([indicator, level]) => facetOf(indicator) === LAW && low.includes(level))
    .flatMap(([indicator, level]) =>
      levels
        .filter(
          ([other, reached]) =>
            facetOf(other) === PRACTICE && high.includes(reached) && domainOf(other) === domainOf(indicator),
        )
        .map(([other, reached]) =>
          flag(edition, "law_behind_practice", indicator, { level, practice: other, reached }),
        ),
    );
}
