/** What the pages of a scorecard and of a why tree are drawn from: plain data, after every right was asked. */
import type { AssessmentState, RoundPurpose } from "@/db/enums";
import type { AssessmentPart } from "@/lib/assessments/tabs";
import type { Standing } from "@/lib/editions/standing";
import type { Construct } from "@/lib/instruments/format-values";
import type { AnswerPair } from "@/lib/releases/answers-beside";
import type { Audience, Card } from "./card";
import type { Change } from "./change";
import type { IndicatorFact, NodeFact, Rank, ScopeFact, ShownRanges } from "./facts";

/** A release as a card names it; `publishedOn` is a day in the programme's zone. */
export type ReleaseHead = {
  code: string;
  number: number;
  sha256: string;
  publishedOn: string;
  corrigendum: string | null;
};

/** What stands around every card and why tree. */
export type ScorecardFrame = {
  round: string;
  roundTitle: string;
  iso3: string;
  countryName: string;
  /** Null for who does not follow the work. */
  state: AssessmentState | null;
  /** The day by which the state is to be left, for who follows the work. */
  dueOn: string | null;
  purpose: RoundPurpose;
  /** CODE@VERSION. */
  edition: string;
  editionLanguage: string;
  editionStanding: Standing;
  /** The State was asked to comment at least once. */
  stateAsked: boolean;
  cutOffOn: string;
  scope: ScopeFact | null;
  /** Parts of the assessment that the reader may open; empty for who reads releases only. */
  parts: readonly AssessmentPart[];
  /** The release in force; null before the first. */
  release: ReleaseHead | null;
};

/** What a person sees of a draft that is not open to them: how much of each domain is rated; null where nothing applies. */
export type CoverageLine = { key: string; title: string; percent: number | null };
/** A band of the ground of a plot, from its edge on. */
export type PlotBand = { from: number; rank: Rank; label: string };

export type Scorecard = { frame: ScorecardFrame } & (
  | {
      view: "card";
      audience: Audience;
      /** The figures are of ratings that are not released. */
      isDraft: boolean;
      card: Card;
      bands: Readonly<Record<Construct, readonly PlotBand[]>>;
      scale: { min: number; max: number };
      last: { round: string; roundTitle: string; isComparable: boolean } | null;
      change: Change | null;
      /** What the release says of each indicator beside what the State says of itself; none where it says nothing. */
      answers: readonly AnswerPair[];
    }
  | { view: "progress"; coverage: readonly CoverageLine[] }
);

/** Why a figure is what it is: the node, everything below it, and the ratings with their sources. */
export type WhyPage = {
  frame: ScorecardFrame;
  audience: Audience;
  isDraft: boolean;
  node: NodeFact;
  /** Titles of the nodes below, by key. */
  titles: Readonly<Record<string, string>>;
  /** Bounds and plausible ranges of the nodes below, by key. */
  ranges: Readonly<Record<string, ShownRanges>>;
  /** Ratings below the node, in the order of the edition. */
  indicators: readonly IndicatorFact[];
};
