/** Ratings as cells of a grid, as far as its reader may see them: outside the team an exposure has its word alone. Pure. */
import type { RatingState } from "@/db/enums";
import type { ratings } from "@/db/schema/rating";
import { type Edition, indicatorOf } from "@/lib/instruments/edition";
import type { Construct } from "@/lib/instruments/format-values";
import { effectiveByIndicator } from "@/lib/ratings/effective";
import { releasedWord } from "@/lib/releases/released-answer";
import type { IndicatorFact, Rank } from "./facts";
import { reasonOf, wordOfLevel } from "./facts-of-scores";
import { levelRank } from "./shown";

/** A column of ratings. */
export type LevelColumn = {
  readonly key: string;
  readonly title: string;
  readonly pillar: string | null;
  readonly construct: Construct;
  /** The figure whose *why* holds the rating, for the team and for everybody else; null where none does. */
  readonly whyOfTeam: string | null;
  readonly whyOfOthers: string | null;
};

/** One rating in a row. A rated exposure outside the team has no level, and its word only where the edition gives it one. */
export type GridLevel = {
  readonly state: RatingState;
  readonly level: number | null;
  readonly rank: Rank | null;
  readonly word: string | null;
  /** The code of why it was not assessed. */
  readonly reason: string | null;
};

type LevelRow = Pick<
  typeof ratings.$inferSelect,
  "assessmentId" | "indicator" | "kind" | "state" | "level" | "notAssessedReason"
> & { forTeam: boolean; isReleased: boolean };
/** Ratings of one assessment by indicator. */
type Levels = Readonly<Record<string, GridLevel>>;

/** The effective ratings of each assessment, by its id; a release has every indicator, a draft what was answered. */
export function storedLevels(edition: Edition, rows: readonly LevelRow[]): ReadonlyMap<string, Levels> {
  return new Map(
    [...Map.groupBy(rows, ({ assessmentId }) => assessmentId)].map(([id, own]) => [
      id,
      levelsOf(edition, effectiveByIndicator(own)),
    ]),
  );
}

function levelsOf(edition: Edition, rows: ReadonlyMap<string, LevelRow>): Levels {
  const isReleased = rows.values().some((row) => row.isReleased);
  return Object.fromEntries(
    [...edition.indicators.keys()].flatMap((code) => {
      const row = rows.get(code);
      const isAnswered = row !== undefined && row.state !== null;
      return isAnswered || isReleased ? [[code, gridLevel(edition, code, row)]] : [];
    }),
  );
}

function gridLevel(edition: Edition, code: string, row: LevelRow | undefined): GridLevel {
  const state = row?.state ?? "not_assessed";
  if (row?.state !== "rated" || row.level === null) {
    const given = row?.notAssessedReason ?? null;
    const reason = state === "not_assessed" ? (reasonOf(edition, given)?.code ?? null) : null;
    return { state, level: null, rank: null, word: null, reason };
  }
  const level = Number(row.level);
  const indicator = indicatorOf(edition, code);
  if (indicator.construct === "exposure" && !row.forTeam)
    return { state, level: null, rank: null, word: releasedWord(edition, code, level), reason: null };
  const word = wordOfLevel(edition, indicator, level);
  return { state, level, rank: levelRank(edition, level), word, reason: null };
}

/** The ratings of a release, which has no level of an exposure. */
export function levelsOfFacts(facts: readonly IndicatorFact[]): Levels {
  return Object.fromEntries(
    facts.map(({ code, state, level, rank, word, reason }) => [
      code,
      { state, level, rank, word, reason: reason?.code ?? null },
    ]),
  );
}
