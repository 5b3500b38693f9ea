/**
 * Figures with their construct. `Score<"exposure">` and `Score<"capability">` are different types: no function here
 * accepts one of each, so the two can never be joined, compared or subtracted.
 */
import { compare, type ExactNumber } from "@/lib/core/exact";
import type { Construct, Method } from "@/lib/instruments/format-values";
import type { Rating } from "./rating";

/** A figure of one construct. */
export type Score<C extends Construct> = { readonly construct: C; readonly exact: ExactNumber };

export const STATUSES = ["final", "provisional", "insufficient", "not-available"] as const;
/** How far a figure may be used; `insufficient` and `not-available` have none. */
export type Status = (typeof STATUSES)[number];

/** Why a band is lower than its figure. `confirmed` is null where nobody has to confirm. */
export type Cap = {
  readonly code: string;
  readonly kind: "withheld" | "gate" | "balance";
  readonly maxBand: string | null;
  /** Indicators behind it: the withheld ones, or the gate's. */
  readonly indicators: readonly string[];
  /** A gate that applies because its answer is withheld prints that, never the sentence of the lowest level. */
  readonly becauseWithheld: boolean;
  readonly confirmed: boolean | null;
};

/** A gate as it stands: `open` keeps the figure from being final. */
export type GateState = {
  readonly code: string;
  readonly indicator: string;
  readonly caps: string;
  readonly maxBand: string;
  readonly label: string;
  readonly state: "applies" | "does_not_apply" | "open";
  readonly becauseWithheld: boolean;
  readonly confirmed: boolean | null;
};

/** A rating at the foot of a why tree. */
export type WhyRating = {
  readonly kind: "rating";
  readonly key: string;
  readonly rating: Rating;
  readonly weight: ExactNumber;
  /** Percent of the root figure that this rating makes, with what is missing left out; null where there is none. */
  readonly effectiveWeight: ExactNumber | null;
  readonly normalised: ExactNumber | null;
  readonly confidence: string | null;
  readonly withheld: boolean;
  readonly gates: readonly GateState[];
};

/** A node of a why tree, with its working. */
export type WhyNode = {
  readonly kind: "node";
  readonly key: string;
  readonly method: Method;
  readonly weight: ExactNumber;
  readonly effectiveWeight: ExactNumber | null;
  /** The figure from what is there, also where its status keeps it from being shown. */
  readonly value: ExactNumber | null;
  readonly coverage: ExactNumber | null;
  readonly children: readonly (WhyNode | WhyRating)[];
};

/** Everything that is computed of one domain or aggregate. */
export type NodeScore<C extends Construct> = {
  readonly key: string;
  readonly kind: "domain" | "aggregate";
  readonly construct: C;
  /** Null where the edition gives the node no status. */
  readonly status: Status | null;
  readonly score: Score<C> | null;
  readonly low: Score<C> | null;
  readonly high: Score<C> | null;
  readonly coverage: ExactNumber | null;
  /** The figure that the band is read from. */
  readonly bandFigure: Score<C> | null;
  readonly band: string | null;
  /** The band of the figure before anything lowered it. */
  readonly bandOfScore: string | null;
  readonly caps: readonly Cap[];
  readonly gates: readonly GateState[];
  readonly withheld: readonly string[];
  readonly confidence: string | null;
  /** Null where the edition has no rule for it, or nothing is known of confidence. */
  readonly plausible: { readonly low: Score<C>; readonly high: Score<C> } | null;
  readonly why: WhyNode;
};

/** A node of either construct; narrow by `construct` before using its figures. */
export type AnyNodeScore = { [C in Construct]: NodeScore<C> }[Construct];

/** A figure of one construct. */
export function scoreOf<C extends Construct>(construct: C, value: ExactNumber): Score<C> {
  return { construct, exact: value };
}

/** The order of two figures of the same construct. */
export function compareScores<C extends Construct>(a: Score<C>, b: Score<NoInfer<C>>): -1 | 0 | 1 {
  return compare(a.exact, b.exact);
}
