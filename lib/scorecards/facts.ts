/**
 * What a scorecard is drawn from, as plain data: the same shape from an assessment under way and from a release.
 * Whatever a reader must not see is not in it.
 */
import type { ChangeCause, CitationShows, CitationStance, RatingState, SourceType } from "@/db/enums";
import type { Edition } from "@/lib/instruments/edition";
import type { Construct, Method } from "@/lib/instruments/format-values";
import type { Status } from "@/lib/scoring/score";

/** A figure as it is shown: rounded once, half up, never across the edge of a band. */
export type ShownFigure = { readonly value: number; readonly decimals: number };
/** Two ends of a range, the lower first. */
export type ShownRange = { readonly low: ShownFigure; readonly high: ShownFigure };
/** What gaps could change of a figure, and where it plausibly lies; each null where it is not shown. */
export type ShownRanges = { readonly bounds: ShownRange | null; readonly plausible: ShownRange | null };
/** A band word of the edition with its place, 1 for the lowest of five tints. */
export type ShownBand = { readonly code: string; readonly label: string; readonly rank: Rank };
export type Rank = 1 | 2 | 3 | 4 | 5;

/** Why a band lies below its figure. `label` is the edition's own; null for withheld answers. */
export type LoweredReason = {
  readonly code: string;
  readonly kind: "withheld" | "gate" | "balance";
  readonly label: string | null;
  readonly indicators: readonly string[];
  readonly becauseWithheld: boolean;
  /** A gate that a second person has still to confirm; said to the team only. */
  readonly toConfirm: boolean;
};

/** Everything about one domain or aggregate. `score` and its ranges are the whole truth: cards leave them out where `lowered` is not empty. */
export type NodeFact = {
  readonly key: string;
  readonly kind: "domain" | "aggregate";
  readonly title: string;
  readonly pillar: string | null;
  readonly construct: Construct;
  readonly status: Status | null;
  readonly score: ShownFigure | null;
  readonly bounds: ShownRange | null;
  readonly plausible: ShownRange | null;
  /** Whole percent. */
  readonly coverage: number | null;
  readonly confidence: string | null;
  readonly band: ShownBand | null;
  /** The band before anything lowered it, and the figure that the band was read from. */
  readonly bandOfScore: ShownBand | null;
  readonly bandFigure: ShownFigure | null;
  readonly lowered: readonly LoweredReason[];
  readonly withheld: readonly string[];
  readonly tree: WhyFact;
};

/** One line of a why tree: a node with what is below it, or a rating. */
export type WhyFact = {
  readonly kind: "node";
  readonly key: string;
  readonly method: Method;
  readonly weight: string;
  /** Percent of the figure at the root that this line makes; null where no such share exists. */
  readonly share: ShownFigure | null;
  readonly value: ShownFigure | null;
  readonly coverage: number | null;
  readonly children: readonly (WhyFact | WhyLeaf)[];
};
export type WhyLeaf = {
  readonly kind: "rating";
  readonly key: string;
  readonly weight: string;
  readonly share: ShownFigure | null;
  readonly value: ShownFigure | null;
};

/** A citation as far as the reader may see it; `source` is null for one whose existence only is told. */
export type CitationFact = {
  readonly key: string;
  readonly source: { readonly code: string; readonly title: string } | null;
  readonly type: SourceType;
  readonly year: string | null;
  readonly locator: string | null;
  readonly passage: string | null;
  readonly language: string;
  readonly shows: CitationShows;
  readonly stance: CitationStance;
};

/** A gate on an indicator, as a why tree says it. */
export type GateFact = {
  readonly code: string;
  readonly label: string;
  readonly caps: string;
  readonly maxBand: string;
  readonly state: "applies" | "does_not_apply" | "open";
  readonly toConfirm: boolean;
};

/** The effective rating of one indicator. Outside the team an exposure has no `level`. */
export type IndicatorFact = {
  readonly code: string;
  readonly title: string;
  readonly domain: string | null;
  readonly construct: Construct;
  readonly facet: string | null;
  readonly state: RatingState;
  readonly level: number | null;
  readonly rank: Rank | null;
  readonly word: string | null;
  readonly sentence: string | null;
  readonly reason: { readonly code: string; readonly label: string } | null;
  readonly withheld: boolean;
  readonly notApplicableReason: string | null;
  readonly rationale: string | null;
  /** Language of what was typed. */
  readonly language: string;
  readonly confidence: string | null;
  readonly changeCause: ChangeCause | null;
  readonly gates: readonly GateFact[];
  readonly citations: readonly CitationFact[];
};

/** One line of the exposure profile: words, never a level. */
export type ProfileFact = {
  readonly indicator: string;
  readonly group: string;
  readonly label: string;
  readonly state: RatingState;
  readonly word: string | null;
  readonly sentence: string | null;
  readonly reason: string | null;
};

/** A source that counts in the summary; `day` is the last day it may speak about, null where it says none. */
export type SourceFact = { readonly type: SourceType; readonly day: string | null };

/** Scope and limits, printed first. */
export type ScopeFact = {
  readonly periodFrom: string | null;
  readonly periodTo: string | null;
  readonly territory: string | null;
  readonly governmentLevels: string | null;
  readonly placesVisited: string | null;
  readonly institutionsSilent: string | null;
  readonly limits: string | null;
  readonly language: string;
};

export type CardFacts = {
  readonly edition: Edition;
  readonly nodes: ReadonlyMap<string, NodeFact>;
  readonly indicators: ReadonlyMap<string, IndicatorFact>;
  /** False for a release that was made before the causes of changes were kept in releases. */
  readonly knowsCauses: boolean;
  readonly profile: readonly ProfileFact[];
  readonly sources: readonly SourceFact[];
};

/** The tint of a place in an ordered list, whatever its length: 1 for the first, 5 for the last. */
export function rankAt(index: number, count: number): Rank {
  const step = count < 2 ? 0 : Math.round((index * 4) / (count - 1));
  const ranks: readonly Rank[] = [1, 2, 3, 4, 5];
  return ranks[Math.min(4, Math.max(0, step))] ?? 1;
}
