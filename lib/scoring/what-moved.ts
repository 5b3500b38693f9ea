/**
 * Why a figure of one round differs from that of another: the difference as the share of the method, of coverage and of
 * the ratings, averaged over all orders in which they could have changed (Shapley, Contributions to the Theory of Games
 * II, 1953), and the share of the ratings by the cause that was given (Owen's value of the same game, 1977). Exact: the
 * shares add up to the whole difference. Pure; knows no instrument by name.
 */
import { add, divide, type ExactNumber, exact, multiply, subtract, ZERO } from "@/lib/core/exact";
import { type Correspondence, comparable } from "@/lib/instruments/correspondence";
import { type Edition, nodeOf } from "@/lib/instruments/edition";
import { exactArithmetic } from "./arithmetic";
import { evaluate } from "./evaluate";
import { type Rating, type Ratings, ratingOf } from "./rating";
import { asRated } from "./readings";

/** One of the two rounds. */
export type RoundRatings = { readonly edition: Edition; readonly ratings: Ratings };

/** The share of ratings that moved for one cause; null where none was given. */
export type CauseShare<Cause extends string> = {
  readonly cause: Cause | null;
  readonly share: ExactNumber;
  /** Indicators below the node whose level is another, in the order of the edition. */
  readonly indicators: readonly string[];
};

export type NodeMove<Cause extends string> = {
  readonly key: string;
  /** The figure of the earlier round, and that of this one. */
  readonly before: ExactNumber;
  readonly now: ExactNumber;
  readonly difference: ExactNumber;
  /** The edition and its weights, with indicators that are not the same in both editions. */
  readonly method: ExactNumber;
  /** Which indicators have a level: those that have one in one round only. */
  readonly coverage: ExactNumber;
  /** Other levels of indicators that have one in both rounds. */
  readonly rating: ExactNumber;
  readonly causes: readonly CauseShare<Cause>[];
};

/** Both rounds, and which indicators are the same in their editions. */
type Rounds = {
  readonly before: RoundRatings;
  readonly now: RoundRatings;
  readonly correspondence: Correspondence;
};

/** What may change: the method, coverage, and each group of ratings that moved for one cause. */
type Situation = {
  readonly method: boolean;
  readonly coverage: boolean;
  readonly moved: ReadonlySet<string | null>;
};

/**
 * Splits the difference of each node that both editions have. Nodes without a figure in one of the rounds, or in a
 * situation between them, are left out. `correspondence` says which indicators are the same, `causeOf` why a level moved.
 */
export function whatMoved<Cause extends string>(
  before: RoundRatings,
  now: RoundRatings,
  correspondence: Correspondence,
  causeOf: (indicator: string) => Cause | null,
): readonly NodeMove<Cause>[] {
  const rounds: Rounds = { before, now, correspondence };
  const moved = movedIndicators(rounds);
  const byCause = Map.groupBy(moved, causeOf);
  const causes = [...byCause.keys()];
  const figureIn = figures(rounds, causeOf);
  const keys = [...now.edition.nodes.keys()].filter((key) => before.edition.nodes.has(key));
  return keys.flatMap((key) => {
    const value = (situation: Situation) => figureIn(situation).get(key) ?? null;
    const split = sharesOf(value, causes);
    if (split === null) return [];
    const { groups, ...shares } = split;
    const below = new Set([before, now].flatMap(({ edition }) => nodeOf(edition, key).indicators));
    const ofCauses = causes.flatMap((cause, index): readonly CauseShare<Cause>[] => {
      const indicators = (byCause.get(cause) ?? []).filter((code) => below.has(code));
      return indicators.length === 0 ? [] : [{ cause, share: groups[index] ?? ZERO, indicators }];
    });
    return [{ key, ...shares, causes: ofCauses }];
  });
}

/** Indicators of both editions that have a level in both rounds, and another one now; in the order of the edition. */
function movedIndicators(rounds: Rounds): readonly string[] {
  const { before, now } = rounds;
  return [...now.edition.indicators.keys()].filter((code) => {
    if (!isShared(rounds, code)) return false;
    const [then, today] = [ratingOf(before.ratings, code), ratingOf(now.ratings, code)];
    return then.state === "rated" && today.state === "rated" && then.level !== today.level;
  });
}

/** Whether an indicator is the same in both editions and each can read the level of the other; else it goes with its edition. */
function isShared({ before, now, correspondence }: Rounds, code: string): boolean {
  const reads = ({ edition }: RoundRatings, rating: Rating) =>
    rating.state !== "rated" || edition.levels.includes(rating.level);
  return (
    comparable(correspondence, code) &&
    before.edition.indicators.has(code) &&
    now.edition.indicators.has(code) &&
    reads(before, ratingOf(now.ratings, code)) &&
    reads(now, ratingOf(before.ratings, code))
  );
}

/** Every figure in a situation between the two rounds, worked out once for all nodes. */
function figures(rounds: Rounds, causeOf: (indicator: string) => string | null) {
  const { before, now } = rounds;
  const known = new Map<string, ReadonlyMap<string, ExactNumber | null>>();
  // What is the same in both rounds makes no situation of its own: each of the two halves what is worked out.
  const isOneMethod = before.edition === now.edition;
  const isOneCoverage = [...now.edition.indicators.keys()].every(
    (code) =>
      !isShared(rounds, code) || ratingOf(before.ratings, code).state === ratingOf(now.ratings, code).state,
  );
  return (situation: Situation): ReadonlyMap<string, ExactNumber | null> => {
    const { method, coverage, moved } = situation;
    const key = JSON.stringify([
      method || isOneMethod,
      coverage || isOneCoverage,
      [...moved].map(String).toSorted(),
    ]);
    const found = known.get(key) ?? figuresIn(rounds, situation, causeOf);
    known.set(key, found);
    return found;
  };
}

function figuresIn(
  rounds: Rounds,
  { method, coverage, moved }: Situation,
  causeOf: (indicator: string) => string | null,
): ReadonlyMap<string, ExactNumber | null> {
  const { before, now } = rounds;
  const { edition, ratings: own } = method ? now : before;
  const read = (code: string): Rating => {
    if (!isShared(rounds, code)) return ratingOf(own, code);
    const [then, today] = [ratingOf(before.ratings, code), ratingOf(now.ratings, code)];
    const isInBoth = then.state === "rated" && today.state === "rated";
    return (isInBoth ? moved.has(causeOf(code)) : coverage) ? today : then;
  };
  const ratings = new Map([...edition.indicators.keys()].map((code) => [code, read(code)]));
  const { nodes } = evaluate(edition, exactArithmetic, asRated(ratings));
  return new Map([...nodes].map(([key, { value }]) => [key, value]));
}

type Shares = {
  before: ExactNumber;
  now: ExactNumber;
  difference: ExactNumber;
  method: ExactNumber;
  coverage: ExactNumber;
  rating: ExactNumber;
  groups: readonly ExactNumber[];
};

/**
 * The shares of one figure; null where a situation has none. The groups of ratings change one after the other with
 * nothing in between, as one union beside method and coverage.
 */
function sharesOf(
  value: (situation: Situation) => ExactNumber | null,
  causes: readonly (string | null)[],
): Shares | null {
  let isWhole = true;
  const figure = (method: boolean, coverage: boolean, moved: ReadonlySet<string | null>): ExactNumber => {
    const found = value({ method, coverage, moved });
    if (found === null) isWhole = false;
    return found ?? ZERO;
  };
  const none: ReadonlySet<string | null> = new Set();
  const all: ReadonlySet<string | null> = new Set(causes);
  // Two others stand beside each of the three: before both, after both, or between them in either order.
  const average = (gain: (first: boolean, second: boolean) => ExactNumber) =>
    divide(
      add(add(twice(gain(false, false)), twice(gain(true, true))), add(gain(true, false), gain(false, true))),
      exact(6),
    );
  const set = (isMoved: boolean) => (isMoved ? all : none);
  const method = average((coverage, moved) =>
    subtract(figure(true, coverage, set(moved)), figure(false, coverage, set(moved))),
  );
  const coverage = average((byMethod, moved) =>
    subtract(figure(byMethod, true, set(moved)), figure(byMethod, false, set(moved))),
  );
  const groups = causes.map((cause) =>
    average((byMethod, byCoverage) =>
      groupShare(causes, cause, (moved) => figure(byMethod, byCoverage, moved)),
    ),
  );
  const [before, now] = [figure(false, false, none), figure(true, true, all)];
  const difference = subtract(now, before);
  const rating = groups.reduce(add, ZERO);
  return isWhole ? { before, now, difference, method, coverage, rating, groups } : null;
}

/** The share of one group among the groups of ratings, with everything else as it is. */
function groupShare(
  causes: readonly (string | null)[],
  cause: string | null,
  figure: (moved: ReadonlySet<string | null>) => ExactNumber,
): ExactNumber {
  const others = causes.filter((other) => other !== cause);
  return subsetsOf(others)
    .map((before) => {
      const orders = factorial(before.length) * factorial(others.length - before.length);
      const weight = exact(`${orders}/${factorial(causes.length)}`);
      return multiply(weight, subtract(figure(new Set([...before, cause])), figure(new Set(before))));
    })
    .reduce(add, ZERO);
}

function subsetsOf<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.reduce<T[][]>((all, item) => all.flatMap((some) => [some, some.concat([item])]), [[]]);
}

function factorial(count: number): number {
  return count < 2 ? 1 : count * factorial(count - 1);
}

function twice(value: ExactNumber): ExactNumber {
  return add(value, value);
}
