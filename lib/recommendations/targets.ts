/** Levels that an indicator may be asked to reach. Pure. */
import { type Edition, levelWord } from "@/lib/instruments/edition";
import { type Ratings, ratingOf } from "@/lib/scoring/rating";

/** A capability with the level that it has and those above it. */
export type TargetChoice = {
  indicator: string;
  title: string;
  now: number | null;
  levels: readonly { level: number; word: string | null }[];
};

/** The levels above the one that a capability has now; of one without a level all but the lowest. None of an exposure. */
export function levelsAbove(edition: Edition, ratings: Ratings, indicator: string): readonly number[] {
  if (edition.indicators.get(indicator)?.construct !== "capability") return [];
  const rating = ratingOf(ratings, indicator);
  const now = rating.state === "rated" ? rating.level : edition.file.scale.min;
  return edition.levels.filter((level) => level > now);
}

/** What can be asked of the capabilities among some indicators, in the order of the edition. */
export function capabilityChoices(
  edition: Edition,
  ratings: Ratings,
  indicators: readonly string[],
): readonly TargetChoice[] {
  return [...edition.indicators.values()].flatMap(({ code, definition }): TargetChoice[] => {
    if (!indicators.includes(code)) return [];
    const levels = levelsAbove(edition, ratings, code);
    if (levels.length === 0) return [];
    const rating = ratingOf(ratings, code);
    return [
      {
        indicator: code,
        title: definition.title,
        now: rating.state === "rated" ? rating.level : null,
        levels: levels.map((level) => ({ level, word: levelWord(edition, level) })),
      },
    ];
  });
}
