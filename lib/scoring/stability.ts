/**
 * How stable the bands of one assessment are: in how many draws a band changes when weights, ratings of low confidence
 * and sources are chosen otherwise, all together and one at a time. The same edition, ratings and settings always give
 * the same counts. Pure; in floating point, which a property test holds beside the exact engine.
 */
import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { JumpableRandomGenerator } from "pure-rand/types/JumpableRandomGenerator";
import type { Edition, EditionNode } from "@/lib/instruments/edition";
import { type Arithmetic, floatArithmetic } from "./arithmetic";
import { evaluate, type WeightOf } from "./evaluate";
import { gateStates } from "./gates";
import { type NodeReading, readNode } from "./node-reading";
import type { Ratings } from "./rating";
import { asRated, withheldAtMinimum } from "./readings";
import { type Basis, basesOf, drawRatings, type StabilityInput, weightsOf } from "./stability-choices";

export type StabilitySettings = {
  /** Any whole number of 32 bits. */
  readonly seed: number;
  /** How often is drawn: of everything together, of the weights alone and of the ratings of low confidence alone. */
  readonly draws: number;
  /** By how many percent a weight may be smaller or greater. */
  readonly weightSpread: number;
};

/** What may be chosen otherwise. */
export type ChoiceKind = "weights" | "equal_weights" | "low_confidence" | "source_type";

/** What became of one band in some draws. */
export type BandCounts = {
  readonly draws: number;
  readonly lower: number;
  readonly higher: number;
  /** Draws in which there is no band any more, because too little is rated. */
  readonly none: number;
};

/** What one choice alone does to a band and to the figure that it is read from. */
export type ChoiceEffect = BandCounts & {
  readonly kind: ChoiceKind;
  /** The type whose sources are left out; null for every other choice. */
  readonly sourceType: string | null;
  /** Points by which the figure falls and rises, in 95 of 100 draws at most; null where it never is one. */
  readonly low: number | null;
  readonly high: number | null;
};

export type NodeStability = {
  readonly key: string;
  /** The band as it stands; null where there is none, and then nothing is counted. */
  readonly band: string | null;
  readonly together: BandCounts;
  /** How many of these draws came to each band, by code. */
  readonly bands: Readonly<Record<string, number>>;
  /** The widest first. */
  readonly choices: readonly ChoiceEffect[];
};

export type Stability = {
  readonly rated: number;
  /** Ratings of low confidence among them. */
  readonly unsure: number;
  /** Source types that are cited, each left out in turn, and how many ratings then count as not assessed. */
  readonly sourceTypes: readonly { readonly type: string; readonly lost: number }[];
  readonly nodes: readonly NodeStability[];
};

type Readings = ReadonlyMap<string, Pick<NodeReading<number>, "band" | "bandFigure">>;

/** Draws between two moments at which the simulation lets others work. */
const DRAWS_AT_A_TIME = 100;
/** Of 1000 draws so many lie below, and as many above, what is said of a figure. */
const TAIL_PER_THOUSAND = 25;
const PLACES = 10_000;

/** The bands of every node and the figures they are read from, under other ratings and weights. */
export function readUnder<N>(
  edition: Edition,
  arithmetic: Arithmetic<N>,
  { ratings, hasWithheld }: Pick<Basis, "ratings" | "hasWithheld">,
  weightOf: WeightOf<N>,
): ReadonlyMap<string, NodeReading<N>> {
  const rated = evaluate(edition, arithmetic, asRated(ratings), { weightOf });
  const context = {
    edition,
    arithmetic,
    gates: gateStates(edition, { ratings }),
    rated,
    band: hasWithheld
      ? evaluate(edition, arithmetic, withheldAtMinimum(edition, ratings), { weightOf })
      : rated,
    withheldBelow: () => [],
    statuses: new Map(),
    bands: new Map(),
  };
  return new Map([...edition.nodes.values()].map((node) => [node.key, readNode(context, node)]));
}

/** The nodes whose bands are counted: those that have bands and are shown. */
export function nodesWithBands(edition: Edition): readonly EditionNode[] {
  return [...edition.nodes.values()].filter(
    ({ bands, shownByDefault }) => bands.length > 0 && shownByDefault,
  );
}

/**
 * Simulates an assessment. Yields after every few draws how many are done, so that its caller may do something else or
 * stop; answers the result.
 */
export function* simulateStability(
  edition: Edition,
  input: StabilityInput,
  settings: StabilitySettings,
): Generator<number, Stability> {
  const bases = basesOf(edition, input);
  const [whole] = bases;
  if (!whole) throw new RangeError("no ratings to simulate");
  const nodes = nodesWithBands(edition);
  const weights = weightsOf(edition);
  const spread = settings.weightSpread / 100;
  const read = (basis: Basis, ratings: Ratings, weightOf: WeightOf<number>): Readings =>
    readUnder(edition, floatArithmetic, { ratings, hasWithheld: basis.hasWithheld }, weightOf);
  const standing = read(whole, whole.ratings, weights.own);
  const [forAll, forWeights, forRatings] = streamsOf(settings.seed);

  const together = new Tally(nodes, standing);
  const byWeights = new Tally(nodes, standing);
  const byRatings = new Tally(nodes, standing);
  for (let draw = 1; draw <= settings.draws; draw += 1) {
    const basis = bases[uniformInt(forAll, 0, bases.length - 1)] ?? whole;
    const from = uniformInt(forAll, 0, 1) === 0 ? "own" : "equal";
    const drawn = drawRatings(basis, forAll);
    together.add(read(basis, drawn, weights.draw(from, spread, forAll)));
    byWeights.add(read(whole, whole.ratings, weights.draw("own", spread, forWeights)));
    byRatings.add(read(whole, drawRatings(whole, forRatings), weights.own));
    if (draw % DRAWS_AT_A_TIME === 0) yield draw;
  }
  const single = (reading: Readings) => new Tally(nodes, standing).add(reading);
  const byType = bases
    .slice(1)
    .map((basis) => ({ type: basis.without, tally: single(read(basis, basis.ratings, weights.own)) }));
  const byEqual = single(read(whole, whole.ratings, weights.equal));
  return {
    rated: ratedIn(whole.ratings),
    unsure: whole.unsure.length,
    sourceTypes: bases.flatMap(({ without, ratings }) =>
      without === null ? [] : [{ type: without, lost: ratedIn(whole.ratings) - ratedIn(ratings) }],
    ),
    nodes: nodes.map(({ key }) => ({
      key,
      band: standing.get(key)?.band ?? null,
      together: together.counts(key),
      bands: together.bands(key),
      choices: [
        byWeights.effect(key, "weights"),
        byEqual.effect(key, "equal_weights"),
        ...(edition.file.plausibleRange ? [byRatings.effect(key, "low_confidence")] : []),
        ...byType.map(({ type, tally }) => tally.effect(key, "source_type", type)),
      ].sort(widestFirst),
    })),
  };
}

/** Sequences of one seed that do not overlap. */
function streamsOf(
  seed: number,
): [JumpableRandomGenerator, JumpableRandomGenerator, JumpableRandomGenerator] {
  const first = xoroshiro128plus(seed);
  const second = first.clone();
  second.jump();
  const third = second.clone();
  third.jump();
  return [first, second, third];
}

function ratedIn(ratings: Ratings): number {
  return [...ratings.values()].filter(({ state }) => state === "rated").length;
}

/** What takes the band away, then what changes it more often, then what moves the figure further; equals as they stood. */
function widestFirst(a: ChoiceEffect, b: ChoiceEffect): number {
  return (
    share(b, b.none) - share(a, a.none) ||
    share(b, b.lower + b.higher) - share(a, a.lower + a.higher) ||
    width(b) - width(a)
  );
}

function share({ draws }: BandCounts, count: number): number {
  return draws === 0 ? 0 : count / draws;
}

function width({ low, high }: ChoiceEffect): number {
  return Math.max(0, high ?? 0) - Math.min(0, low ?? 0);
}

type NodeTally = {
  /** Place of the band that stands. */
  readonly place: number;
  readonly figure: number;
  readonly counts: { draws: number; lower: number; higher: number; none: number };
  readonly bands: Record<string, number>;
  readonly moves: number[];
};

/** Counts, node by node, what became of the bands that stand. */
class Tally {
  readonly #nodes = new Map<string, NodeTally & { readonly node: EditionNode }>();

  constructor(nodes: readonly EditionNode[], standing: Readings) {
    for (const node of nodes) {
      const { band, bandFigure } = standing.get(node.key) ?? { band: null, bandFigure: null };
      if (band === null || bandFigure === null) continue;
      this.#nodes.set(node.key, {
        node,
        place: placeOf(node, band),
        figure: bandFigure,
        counts: { draws: 0, lower: 0, higher: 0, none: 0 },
        bands: {},
        moves: [],
      });
    }
  }

  add(readings: Readings): this {
    for (const [key, { node, place, figure, counts, bands, moves }] of this.#nodes) {
      const { band, bandFigure } = readings.get(key) ?? { band: null, bandFigure: null };
      counts.draws += 1;
      if (bandFigure !== null) moves.push(bandFigure - figure);
      if (band === null) {
        counts.none += 1;
        continue;
      }
      bands[band] = (bands[band] ?? 0) + 1;
      const now = placeOf(node, band);
      if (now < place) counts.lower += 1;
      if (now > place) counts.higher += 1;
    }
    return this;
  }

  counts(key: string): BandCounts {
    return { ...(this.#nodes.get(key)?.counts ?? { draws: 0, lower: 0, higher: 0, none: 0 }) };
  }

  bands(key: string): Readonly<Record<string, number>> {
    return this.#nodes.get(key)?.bands ?? {};
  }

  effect(key: string, kind: ChoiceKind, sourceType: string | null = null): ChoiceEffect {
    const moves = (this.#nodes.get(key)?.moves ?? []).toSorted((a, b) => a - b);
    const tail = Math.floor((moves.length * TAIL_PER_THOUSAND) / 1000);
    return {
      kind,
      sourceType,
      ...this.counts(key),
      low: rounded(moves[tail]),
      high: rounded(moves[moves.length - 1 - tail]),
    };
  }
}

function placeOf({ bands }: EditionNode, code: string): number {
  return bands.findIndex((band) => band.code === code);
}

function rounded(value: number | undefined): number | null {
  return value === undefined ? null : Math.round(value * PLACES) / PLACES + 0;
}
