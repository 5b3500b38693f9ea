/** What to ask a State for: the findings that the edition's own rule puts first. Pure. */
import { compare, exact } from "@/lib/core/exact";
import { type Edition, indicatorOf, levelSentence, levelWord } from "@/lib/instruments/edition";
import { shownWeight } from "@/lib/scorecards/shown";
import type { ScoredAssessment } from "@/lib/scoring/engine";
import { type FactorReason, type Priority, priorities } from "@/lib/scoring/priority";
import { type Ratings, ratingOf } from "@/lib/scoring/rating";

/** A brief has so many asks. */
export const ASKS_MAX = 3;

/** One thing to ask for, with the working of its place. The value that put it there is not part of it. */
export type Ask = {
  readonly code: string;
  readonly title: string;
  readonly domain: string | null;
  readonly level: number;
  readonly levelMax: number;
  readonly weight: string;
  /** The next level with its sentence. */
  readonly next: { readonly level: number; readonly sentence: string | null };
  /** Gates of this indicator that hold a band down now. */
  readonly gates: readonly string[];
  readonly factorReason: FactorReason;
  /** The word of the highest exposure that it answers; null where none decided. */
  readonly exposureWord: string | null;
};

type Ranked = Extract<Priority, { kind: "ranked" }>;

/**
 * The first findings by the priority of the edition, highest first and by code where two are equal; of each domain one,
 * so that a meeting has as many subjects. What stands at the highest level asks for nothing.
 */
export function asksOf(scored: ScoredAssessment, ratings: Ratings): readonly Ask[] {
  const { edition } = scored;
  const ranked = priorities(scored, ratings)
    .filter((one): one is Ranked => one.kind === "ranked" && compare(one.value, exact(0)) > 0)
    .sort((a, b) => compare(b.value, a.value) || (a.indicator < b.indicator ? -1 : 1));
  const ofDomains = new Set<string>();
  const first = ranked.filter(({ indicator }) => {
    const domain = indicatorOf(edition, indicator).domain ?? indicator;
    if (ofDomains.has(domain)) return false;
    ofDomains.add(domain);
    return true;
  });
  return first.slice(0, ASKS_MAX).flatMap((one) => askOf(scored, ratings, one));
}

function askOf(
  { edition, gates }: ScoredAssessment,
  ratings: Ratings,
  { indicator: code, factorReason }: Ranked,
): readonly Ask[] {
  const rating = ratingOf(ratings, code);
  if (rating.state !== "rated") return [];
  const { definition, domain, weight } = indicatorOf(edition, code);
  const next = edition.levels.find((level) => level > rating.level) ?? rating.level;
  return [
    {
      code,
      title: definition.title,
      domain,
      level: rating.level,
      levelMax: edition.file.scale.max,
      weight: shownWeight(weight),
      next: { level: next, sentence: levelSentence(edition, code, next) },
      gates: gates.flatMap((gate) =>
        gate.indicator === code && gate.state === "applies" ? [gate.label] : [],
      ),
      factorReason,
      exposureWord:
        factorReason === "linked_exposure"
          ? highestWord(edition, ratings, definition.answersExposure ?? [])
          : null,
    },
  ];
}

function highestWord(edition: Edition, ratings: Ratings, codes: readonly string[]): string | null {
  const levels = codes.flatMap((code) => {
    const rating = ratingOf(ratings, code);
    return rating.state === "rated" ? [rating.level] : [];
  });
  return levels.length === 0 ? null : levelWord(edition, Math.max(...levels));
}
