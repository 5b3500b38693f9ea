/** What a report is about. Plain data. */

/** For whom a report of a round is: for programme managers, or for everybody who reads releases. */
export const ROUND_AUDIENCES = ["team", "readers"] as const;
export type RoundAudience = (typeof ROUND_AUDIENCES)[number];

/** The audience that a word of an address names; null for anything else. */
export function asRoundAudience(word: string): RoundAudience | null {
  return ROUND_AUDIENCES.find((audience) => audience === word) ?? null;
}

export type ReportPlace =
  /** The country report of a release. */
  | { readonly about: "release"; readonly code: string }
  /** The brief of a country in a round. */
  | { readonly about: "brief"; readonly round: string; readonly iso3: string }
  /** The report of a round, for programme managers or for readers of releases. */
  | { readonly about: "round"; readonly round: string; readonly audience: RoundAudience };
