/** Exposure as it may leave the team: a word and a sentence per role and form, never a figure. */
import { type Edition, indicatorOf, levelSentence } from "@/lib/instruments/edition";
import { isWithheld, type Ratings, ratingOf } from "./rating";

/** One line of the profile. Words and sentences are the edition's, in its language. */
export type ExposureLine = {
  readonly indicator: string;
  readonly title: string;
  /** role, form or another heading of the edition. */
  readonly group: string;
  readonly code: string;
  readonly label: string;
} & (
  | { readonly state: "rated"; readonly word: string | null; readonly sentence: string | null }
  | { readonly state: "not_assessed"; readonly reason: string | null; readonly withheld: boolean }
  | { readonly state: "not_applicable" }
);

/** The profile of one assessment, in the order of the edition; empty where it has none. It holds no level. */
export function exposureProfile(edition: Edition, ratings: Ratings): readonly ExposureLine[] {
  const profile = edition.file.exposureProfile;
  if (!profile) return [];
  const words = new Map(profile.levelWords.map(({ level, word }) => [level, word]));
  return profile.entries.map(({ indicator, group, code, label, shows }) => {
    const rating = ratingOf(ratings, indicator);
    const line = { indicator, title: indicatorOf(edition, indicator).definition.title, group, code, label };
    if (rating.state === "not_applicable") return { ...line, state: "not_applicable" };
    if (rating.state === "not_assessed")
      return {
        ...line,
        state: "not_assessed",
        reason: rating.reason ?? edition.file.gaps?.defaultReason ?? null,
        withheld: isWithheld(edition, rating),
      };
    return {
      ...line,
      state: "rated",
      word: shows === "sentence" ? null : (words.get(rating.level) ?? null),
      sentence: levelSentence(edition, indicator, rating.level),
    };
  });
}
