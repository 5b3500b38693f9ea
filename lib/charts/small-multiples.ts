/** Series over the years as small charts on one common scale, one a series: described, then placed. Pure. */
import { scaleLinear } from "d3-scale";
import { type Direction, placeAlong } from "./scale";

/** What a year of a series holds: a count, an estimate, something that is not shown, or nothing. */
export type YearMark =
  | { readonly kind: "count" | "estimate"; readonly value: number }
  | { readonly kind: "suppressed" | "missing" };

export type SmallMultiples = {
  readonly years: readonly number[];
  readonly panels: readonly { readonly key: string; readonly marks: readonly YearMark[] }[];
};

type At = { readonly year: number; readonly x: number };

export type PlacedPanel = {
  readonly key: string;
  readonly dots: readonly (At & { readonly y: number; readonly kind: "count" | "estimate" })[];
  /** Between counts of two years in a row; nothing crosses a year that is suppressed, missing or estimated. */
  readonly lines: readonly {
    readonly year: number;
    readonly from: readonly [number, number];
    readonly to: readonly [number, number];
  }[];
  readonly suppressed: readonly At[];
  readonly missing: readonly At[];
};

export type PlacedMultiples = {
  /** The greatest value of the common scale, which begins at 0. */
  readonly top: number;
  readonly panels: readonly PlacedPanel[];
};

const PRECISION = 1000;

/** Everything in percent of the width and, from the top, of the height; mirrored where writing runs to the left. */
export function placeMultiples({ years, panels }: SmallMultiples, direction: Direction): PlacedMultiples {
  const [first = 0, last = first] = [years[0], years.at(-1)];
  const place = placeAlong([first, last], direction);
  const values = panels.flatMap(({ marks }) => marks.flatMap((mark) => ("value" in mark ? mark.value : [])));
  const scale = scaleLinear([0, Math.max(1, ...values)], [100, 0]).nice(4);
  const [, top = 1] = scale.domain();
  const height = (value: number) => Math.round(scale(value) * PRECISION) / PRECISION;
  return {
    top,
    panels: panels.map(({ key, marks }) => {
      const placed = marks.flatMap((mark, index) => {
        const year = years[index];
        return year === undefined ? [] : [{ year, x: place(year), mark }];
      });
      const at = (kind: YearMark["kind"]): At[] =>
        placed.filter(({ mark }) => mark.kind === kind).map(({ year, x }) => ({ year, x }));
      const dots = placed.flatMap(({ year, x, mark }) =>
        "value" in mark ? [{ year, x, y: height(mark.value), kind: mark.kind }] : [],
      );
      const counts = new Map(dots.filter(({ kind }) => kind === "count").map((dot) => [dot.year, dot]));
      const lines = [...counts.values()].flatMap(({ year, x, y }) => {
        const before = counts.get(year - 1);
        return before ? [{ year, from: [before.x, before.y] as const, to: [x, y] as const }] : [];
      });
      return { key, dots, lines, suppressed: at("suppressed"), missing: at("missing") };
    }),
  };
}
