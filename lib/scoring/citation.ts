/** What the rules over evidence know of a citation: plain values, so that screens can compute as a person types. */

/** The source behind a citation. Days are plain dates, YYYY-MM-DD; a partial date comes as the last day it may mean, its first day beside. */
export type CitedSource = {
  /** Unique among the citations of one rating; also what another source may name as its origin. */
  readonly code: string;
  readonly type: string;
  readonly publisher: string;
  /** The ministry that the publisher belongs to: all bodies under one ministry are one publisher. */
  readonly ministry?: string | null | undefined;
  /** What the source relies on: the code of another source or a name. Without one it is its own origin. */
  readonly origin?: string | null | undefined;
  readonly reliability?: string | null | undefined;
  readonly credibility?: string | null | undefined;
  readonly issuedByState: boolean;
  readonly periodEnd?: string | null | undefined;
  /** The first day that a partial end of the period may mean; absent where it is a day. */
  readonly periodEndFrom?: string | null | undefined;
  readonly publishedOn?: string | null | undefined;
  /** The first day that a partial day of publication may mean; absent where it is a day. */
  readonly publishedFrom?: string | null | undefined;
  readonly inForceCheckedOn?: string | null | undefined;
};

export type Citation = {
  readonly stance: "supports" | "contradicts";
  /** Code of the edition's list `citation_shows`: it exists, it is applied, it has results. */
  readonly shows: string;
  readonly source: CitedSource;
};
