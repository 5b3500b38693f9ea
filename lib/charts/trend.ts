/** Values over rounds as small charts on one fixed scale: described, then placed. Pure. */
import { daysBetween } from "@/lib/core/days";
import { type Direction, placeAlong } from "./scale";

/** What a round holds: a value, something without a value, or nothing. */
export type TrendMark =
  | {
      readonly kind: "value";
      readonly value: number;
      /** Full where it stands, hollow where it is provisional. */
      readonly isFinal: boolean;
      /** From where to where it may lie. */
      readonly range: { readonly low: number; readonly high: number } | null;
      /** It does not go on from the value of the round before, though the rounds compare. */
      readonly isApart: boolean;
    }
  | { readonly kind: "unplaced" | "missing" };

export type TrendPanels = {
  /** The last day that each round may know of, in their order. */
  readonly days: readonly string[];
  /** Whether each round but the first compares with the one before it. */
  readonly joined: readonly boolean[];
  readonly scale: readonly [number, number];
  /** A level holds until the next round: lines go along and then up or down. */
  readonly isStepped: boolean;
  readonly panels: readonly { readonly key: string; readonly marks: readonly TrendMark[] }[];
};

type Point = readonly [x: number, y: number];
type At = { readonly round: number; readonly x: number };

export type PlacedTrendPanel = {
  readonly key: string;
  readonly dots: readonly (At & { readonly y: number; readonly isFinal: boolean })[];
  readonly ranges: readonly (At & { readonly from: number; readonly to: number })[];
  /** Each ends at its round; there is none beside a round without a value, nor to one that does not go on. */
  readonly lines: readonly { readonly round: number; readonly points: readonly Point[] }[];
  readonly unplaced: readonly At[];
  readonly missing: readonly At[];
};

export type PlacedTrend = {
  readonly rounds: readonly At[];
  /** Where rounds do not compare, halfway between them. */
  readonly breaks: readonly At[];
  /** The rounds stand as far from each other as their days do; else evenly. */
  readonly isTimed: boolean;
  readonly panels: readonly PlacedTrendPanel[];
};

const PRECISION = 1000;
/** Rounds nearer to each other than this part of the width would cover each other. */
const NEAREST = 1 / 6;

/** Everything in percent of the width and, from the top, of the height; mirrored where writing runs to the left. */
export function placeTrend(
  { days, joined, scale: [min, max], isStepped, panels }: TrendPanels,
  direction: Direction,
): PlacedTrend {
  const { shares, isTimed } = sharesOf(days);
  const place = placeAlong([0, 1], direction);
  const at = shares.map((share, round): At => ({ round, x: place(share) }));
  const down = placeAlong([max, min], "ltr");
  return {
    rounds: at,
    breaks: at.flatMap(({ round, x }) => {
      const before = at[round - 1];
      return before === undefined || joined[round - 1] === true ? [] : [{ round, x: half(before.x, x) }];
    }),
    isTimed,
    panels: panels.map(({ key, marks }) => {
      const placed = at.flatMap((round) => {
        const mark = marks[round.round];
        return mark === undefined ? [] : [{ ...round, mark }];
      });
      const dots = placed.flatMap(({ round, x, mark }) =>
        mark.kind === "value" ? [{ round, x, y: down(mark.value), isFinal: mark.isFinal }] : [],
      );
      const isApart = (round: number) => {
        const mark = marks[round];
        return mark?.kind === "value" && mark.isApart;
      };
      const of = (kind: TrendMark["kind"]): At[] =>
        placed.flatMap(({ round, x, mark }) => (mark.kind === kind ? [{ round, x }] : []));
      return {
        key,
        dots,
        ranges: placed.flatMap(({ round, x, mark }) =>
          mark.kind === "value" && mark.range !== null
            ? [{ round, x, from: down(mark.range.high), to: down(mark.range.low) }]
            : [],
        ),
        lines: dots.flatMap((dot) => {
          const before = dots.find(({ round }) => round === dot.round - 1);
          if (before === undefined || joined[before.round] !== true || isApart(dot.round)) return [];
          const corner: readonly Point[] = isStepped ? [[dot.x, before.y]] : [];
          return [{ round: dot.round, points: [[before.x, before.y], ...corner, [dot.x, dot.y]] }];
        }),
        unplaced: of("unplaced"),
        missing: of("missing"),
      };
    }),
  };
}

/** Where each round stands between the first and the last, by its day; evenly where some lie too near to each other. */
function sharesOf(days: readonly string[]): { shares: readonly number[]; isTimed: boolean } {
  const [first = "", last = first] = [days[0], days.at(-1)];
  const span = days.length < 2 ? 0 : daysBetween(first, last);
  const timed = days.map((day) => (span === 0 ? 0 : daysBetween(first, day) / span));
  const isTimed =
    span > 0 && timed.every((share, index) => index === 0 || share - (timed[index - 1] ?? 0) >= NEAREST);
  const even = days.map((_, index) => (days.length < 2 ? 0 : index / (days.length - 1)));
  return { shares: isTimed ? timed : even, isTimed };
}

function half(a: number, b: number): number {
  return Math.round(((a + b) / 2) * PRECISION) / PRECISION;
}
