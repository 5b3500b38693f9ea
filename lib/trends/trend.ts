/**
 * What the figures, levels and exposure words of one country were over the rounds that a reader may see, from the same
 * facts as its cards. Pure.
 */
import type { ChangeCause, RatingState, RoundPurpose } from "@/db/enums";
import type { Standing } from "@/lib/editions/standing";
import { comparedNodes } from "@/lib/instruments/comparability";
import { type Correspondence, comparable } from "@/lib/instruments/correspondence";
import { type CardFigure, cardFigure } from "@/lib/scorecards/card";
import type { CardFacts, IndicatorFact, ProfileFact, Rank } from "@/lib/scorecards/facts";
import { levelRank } from "@/lib/scorecards/shown";
import type { FigureChart } from "./schema";

/** One round of the trend, and what its figures are of. */
export type TrendRound = {
  readonly code: string;
  readonly title: string;
  /** The last day that its information may date from. */
  readonly cutOffOn: string;
  /** CODE@VERSION. */
  readonly edition: string;
  readonly sha256: string;
  readonly standing: Standing;
  /** The release in force; null for a draft, which its team alone sees. */
  readonly release: { readonly code: string; readonly publishedOn: string } | null;
  /** The reader is of the team of this round. */
  readonly isTeam: boolean;
  readonly stateAsked: boolean;
  /** Whether it compares with the round before it; null for the first. */
  readonly isComparable: boolean | null;
};

/** A round with its facts; `exposureLevels` are those that its release tells in words, for its team only. */
export type RoundFacts = Omit<TrendRound, "isComparable"> & {
  readonly facts: CardFacts;
  /** How its indicators go on from those of the round before; null where the editions do not compare, and for the first. */
  readonly goesOn: Correspondence | null;
  readonly exposureLevels: ReadonlyMap<string, number>;
};

/** A figure of one round, as its card shows it. */
export type FigurePoint = Pick<
  CardFigure,
  "status" | "band" | "score" | "bounds" | "plausible" | "coverage" | "lowered"
> & {
  /** The rounds compare, but what this figure is made of changed since the one before: no line joins the two. */
  readonly isApart: boolean;
};

/** A criterion or domain over the rounds; null in a round whose edition lacks it. */
export type FigureLine = {
  readonly key: string;
  readonly title: string;
  readonly pillar: string | null;
  readonly kind: "aggregate" | "domain";
  readonly points: readonly (FigurePoint | null)[];
};

/** How a level stands to that of the round before. */
export type Step =
  | { readonly kind: "first" | "apart" | "open" | "same" }
  | {
      readonly kind: "moved";
      readonly from: number;
      readonly to: number;
      readonly cause: ChangeCause | null;
      /** False where the release was made before causes were kept in releases. */
      readonly knowsCause: boolean;
    };

export type LevelPoint = {
  readonly state: RatingState;
  readonly level: number | null;
  readonly word: string | null;
  /** Why it was not assessed, in the words of the edition. */
  readonly reason: string | null;
  readonly step: Step;
};

/** A capability indicator over the rounds; null in a round whose edition lacks it. */
export type LevelLine = {
  readonly code: string;
  readonly title: string;
  readonly domain: string | null;
  readonly points: readonly (LevelPoint | null)[];
};

/** Exposure of one round: the word, and its level where the reader is of the team of that round. */
export type ExposurePoint = Pick<ProfileFact, "state" | "word" | "sentence" | "reason"> & {
  readonly level: number | null;
  readonly rank: Rank | null;
};

/** One line of the exposure profile over the rounds. */
export type ExposureLine = Pick<ProfileFact, "indicator" | "group" | "label"> & {
  readonly points: readonly (ExposurePoint | null)[];
};

export type Trend = {
  readonly rounds: readonly TrendRound[];
  readonly figures: readonly FigureLine[];
  readonly levels: readonly LevelLine[];
  readonly exposure: readonly ExposureLine[];
  /** Levels of the latest edition. */
  readonly scale: { readonly min: number; readonly max: number };
  /** Language of the words of the latest edition. */
  readonly language: string;
};

/** The trend of a country in the rounds of one purpose. */
export type TrendPage = {
  readonly country: { readonly iso3: string; readonly name: string };
  /** Null where no round of the country is open to the reader. */
  readonly purpose: RoundPurpose | null;
  /** Purposes of which the reader may see a round. */
  readonly purposes: readonly RoundPurpose[];
  readonly trend: Trend;
};

/** The trend over rounds that are given in their order; with none, nothing is in it. */
export function buildTrend(given: readonly RoundFacts[]): Trend {
  const latestFirst = given.toReversed().map(({ facts }) => facts);
  const file = latestFirst[0]?.edition.file;
  const changed = given.map((round, index) => changedSince(round, given[index - 1]));
  return {
    rounds: given.map(({ facts: _facts, exposureLevels: _levels, goesOn, ...round }, index) => ({
      ...round,
      isComparable: index === 0 ? null : goesOn !== null,
    })),
    figures: inOrder(latestFirst, (facts) =>
      [...facts.nodes.values()].filter(
        ({ key, construct }) =>
          construct === "capability" && facts.edition.nodes.get(key)?.audience === "all",
      ),
    ).map(({ key, title, pillar, kind }) => ({
      key,
      title,
      pillar,
      kind,
      points: given.map((round, index) => figurePoint(round, key, changed[index]?.has(key) ?? false)),
    })),
    levels: inOrder(latestFirst, (facts) =>
      [...facts.indicators.values()].flatMap((indicator) =>
        indicator.construct === "capability" ? [{ ...indicator, key: indicator.code }] : [],
      ),
    ).map(({ code, title, domain }) => ({
      code,
      title,
      domain,
      points: given.map((_, index) => levelPoint(given, index, code)),
    })),
    exposure: inOrder(latestFirst, ({ profile }) =>
      profile.map((line) => ({ ...line, key: line.indicator })),
    ).map(({ indicator, group, label }) => ({
      indicator,
      group,
      label,
      points: given.map((round) => exposurePoint(round, indicator)),
    })),
    scale: { min: file?.scale.min ?? 0, max: file?.scale.max ?? 0 },
    language: file?.language ?? "",
  };
}

/** Everything that one of the rounds has, once each: in the words and order of the latest round, then of those before. */
function inOrder<T extends { readonly key: string }>(
  latestFirst: readonly CardFacts[],
  of: (facts: CardFacts) => readonly T[],
): readonly T[] {
  const found = new Map<string, T>();
  for (const one of latestFirst.flatMap(of)) if (!found.has(one.key)) found.set(one.key, one);
  return [...found.values()];
}

/** Figures of both rounds that also move by the method: what they are made of, their weights or their rules changed. */
function changedSince({ facts, goesOn }: RoundFacts, before?: RoundFacts): ReadonlySet<string> {
  if (before === undefined || goesOn === null) return new Set();
  const nodes = comparedNodes(before.facts.edition, facts.edition, goesOn);
  return new Set(nodes.flatMap(({ key, comparability }) => (comparability === "as_before" ? [] : [key])));
}

function figurePoint({ facts, isTeam }: RoundFacts, key: string, isApart: boolean): FigurePoint | null {
  const node = facts.nodes.get(key);
  if (!node) return null;
  const { status, band, score, bounds, plausible, coverage, lowered } = cardFigure(
    node,
    isTeam ? "team" : "release",
  );
  return { status, band, score, bounds, plausible, coverage, lowered, isApart };
}

function levelPoint(given: readonly RoundFacts[], index: number, code: string): LevelPoint | null {
  const [round, before] = [given[index], given[index - 1]];
  const own = round?.facts.indicators.get(code);
  if (round === undefined || own === undefined) return null;
  const { state, level, word, reason } = own;
  return { state, level, word, reason: reason?.label ?? null, step: stepOf(round, own, before) };
}

function stepOf(round: RoundFacts, { code, level, changeCause }: IndicatorFact, before?: RoundFacts): Step {
  if (before === undefined) return { kind: "first" };
  if (round.goesOn === null || !comparable(round.goesOn, code)) return { kind: "apart" };
  const from = before.facts.indicators.get(code)?.level ?? null;
  if (from === null || level === null) return { kind: "open" };
  if (from === level) return { kind: "same" };
  return { kind: "moved", from, to: level, cause: changeCause, knowsCause: round.facts.knowsCauses };
}

function exposurePoint(
  { facts, isTeam, exposureLevels }: RoundFacts,
  indicator: string,
): ExposurePoint | null {
  const line = facts.profile.find((one) => one.indicator === indicator);
  if (line === undefined) return null;
  const { state, word, sentence, reason } = line;
  const own = facts.indicators.get(indicator)?.level ?? exposureLevels.get(indicator) ?? null;
  const level = isTeam ? own : null;
  return {
    state,
    word,
    sentence,
    reason,
    level,
    rank: level === null ? null : levelRank(facts.edition, level),
  };
}

/** So many rounds make a trend. */
const LEAST = 2;

/** Whether there are rounds enough for a trend. */
export function isTrend({ rounds }: Pick<Trend, "rounds">): boolean {
  return rounds.length >= LEAST;
}

/** The figures that are drawn together. */
export function linesOf(figures: readonly FigureLine[], chart: FigureChart): readonly FigureLine[] {
  return figures.filter(({ kind }) => (chart === "criteria") === (kind === "aggregate"));
}

/** A domain with its indicators; null where no round of the reader's has it. */
export function domainOf({ figures, levels }: Trend, key: string) {
  const figure = figures.find((line) => line.kind === "domain" && line.key === key);
  return figure === undefined ? null : { figure, levels: levels.filter(({ domain }) => domain === key) };
}
