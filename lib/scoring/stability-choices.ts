/**
 * What could have been chosen otherwise when an assessment was made: the weights, each rating of low confidence, and
 * the sources it stands on. Pure; knows no instrument by name.
 */
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";
import { toNumber } from "@/lib/core/exact";
import type { ChildRef, Edition } from "@/lib/instruments/edition";
import { hasRequiredConfidence } from "./claims";
import type { WeightOf } from "./evaluate";
import { type Rating, type Ratings, withheldAmong } from "./rating";

/** What stability is computed of: the ratings, and how sure they are with all sources and without those of one type. */
export type StabilityInput = {
  readonly ratings: Ratings;
  /** Effective confidence of rated indicators, by code. */
  readonly confidence: ReadonlyMap<string, string>;
  /** The same without the sources of each type that is cited, by type. */
  readonly confidenceWithout: ReadonlyMap<string, ReadonlyMap<string, string>>;
};

/** The ratings on one basis of sources. */
export type Basis = {
  /** The source type that is left out; null where all sources count. */
  readonly without: string | null;
  readonly ratings: Ratings;
  /** Ratings of low confidence, each with every level that it may take. */
  readonly unsure: readonly { readonly code: string; readonly ratings: readonly Rating[] }[];
  readonly hasWithheld: boolean;
};

/** The ratings as they are, then without each source type in the order of their codes. */
export function basesOf(edition: Edition, input: StabilityInput): readonly Basis[] {
  const types = [...input.confidenceWithout].sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    basisOf(edition, null, input.ratings, input.confidence),
    ...types.map(([type, confidence]) =>
      basisOf(edition, type, ratingsWithout(edition, input, confidence), confidence),
    ),
  ];
}

/** Ratings that lose the confidence which their level requires count as not assessed; others stay. */
function ratingsWithout(
  edition: Edition,
  { ratings, confidence }: StabilityInput,
  left: ReadonlyMap<string, string>,
): Ratings {
  const has = (code: string, rating: Rating, of: ReadonlyMap<string, string>) =>
    hasRequiredConfidence(edition, code, rating, of.get(code) ?? null);
  return new Map(
    [...ratings].map(([code, rating]) => {
      const isLost = has(code, rating, confidence) && !has(code, rating, left);
      return [code, isLost ? { state: "not_assessed" } : rating];
    }),
  );
}

function basisOf(
  edition: Edition,
  without: string | null,
  ratings: Ratings,
  confidence: ReadonlyMap<string, string>,
): Basis {
  const rule = edition.file.plausibleRange;
  const unsure = [...ratings].flatMap(([code, rating]) => {
    const word = confidence.get(code);
    if (rating.state !== "rated" || word === undefined || !rule?.confidence.includes(word)) return [];
    const place = edition.levels.indexOf(rating.level);
    const reach = Array.from({ length: 2 * rule.steps + 1 }, (_, index) => index - rule.steps);
    const levels = reach.map((steps) => {
      const at = Math.min(edition.levels.length - 1, Math.max(0, place + steps));
      return { state: "rated", level: edition.levels[at] ?? rating.level } as const;
    });
    return [{ code, ratings: levels }];
  });
  const hasWithheld = withheldAmong(edition, ratings, [...edition.indicators.keys()]).length > 0;
  return { without, ratings, unsure, hasWithheld };
}

/** Every rating of low confidence at a level that it may take, each as likely as the others. */
export function drawRatings({ ratings, unsure }: Basis, generator: RandomGenerator): Ratings {
  if (unsure.length === 0) return ratings;
  const drawn = new Map(ratings);
  for (const { code, ratings: possible } of unsure) {
    const rating = possible[uniformInt(generator, 0, possible.length - 1)];
    if (rating) drawn.set(code, rating);
  }
  return drawn;
}

/** The weights of an edition, of every child of every node: as it gives them, and equal in each node. */
export type Weights = {
  readonly own: WeightOf<number>;
  readonly equal: WeightOf<number>;
  /** Each weight of `from` times a number drawn between 1 - spread and 1 + spread; a node keeps the sum of its weights. */
  readonly draw: (from: "own" | "equal", spread: number, generator: RandomGenerator) => WeightOf<number>;
};

/** Reads the weights of an edition once. What `draw` answers holds until it is called again. */
export function weightsOf(edition: Edition): Weights {
  const own = new Map<ChildRef, number>();
  const equal = new Map<ChildRef, number>();
  const drawn = new Map<ChildRef, number>();
  const nodes = [...edition.nodes.values()].map(({ children }) => children);
  for (const children of nodes) {
    const weights = children.map((child) => toNumber(child.weight));
    const mean = sumOf(weights) / weights.length;
    children.forEach((child, index) => {
      own.set(child, weights[index] ?? 0);
      equal.set(child, mean);
    });
  }
  const from = { own, equal };
  return {
    own: (child) => own.get(child) ?? 0,
    equal: (child) => equal.get(child) ?? 0,
    draw: (base, spread, generator) => {
      for (const children of nodes) {
        const before = children.map((child) => from[base].get(child) ?? 0);
        const after = before.map((weight) => weight * (1 - spread + 2 * spread * uniformFloat64(generator)));
        const factor = sumOf(before) / sumOf(after);
        for (const [index, child] of children.entries()) drawn.set(child, (after[index] ?? 0) * factor);
      }
      return (child) => drawn.get(child) ?? 0;
    },
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
