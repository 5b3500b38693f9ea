/** A map of facts and flows: described, then placed. Pure. */
import { type Box, taperedArc } from "./arc";
import { type Label, placeLabels } from "./labels";
import { pointOf } from "./points";
import { type Point, rounded, WORLD } from "./projection";

/**
 * A State or area with what the map says of it; `hasData` decides whose label comes first, `size` how much larger than an
 * ordinary one its point is.
 */
export type MapState<Mark extends string> = {
  readonly iso3: string;
  readonly mark: Mark;
  readonly hasData: boolean;
  readonly size?: number;
};
/** Something that leads from one State to another, of one kind; the same State twice is a ring around it. */
export type Flow<Kind extends string> = { readonly from: string; readonly to: string; readonly kind: Kind };

export type PlacedState<Mark extends string> = MapState<Mark> & Point & { readonly label: Label };
/** All flows of one kind as three paths, the first of them whole. */
export type PlacedFlows<Kind extends string> = {
  readonly kind: Kind;
  readonly paths: readonly [string, string, string];
};

export type PlacedMap<Mark extends string, Kind extends string> = {
  readonly width: number;
  readonly height: number;
  /** The panel for States and areas without a place on Earth; null where there are none. */
  readonly inset: Box | null;
  readonly states: readonly PlacedState<Mark>[];
  readonly flows: readonly PlacedFlows<Kind>[];
  /** Where something stays within one State. */
  readonly rings: readonly Point[];
};

const INSET = { gap: 10, height: 170, spread: 26, title: 16 } as const;

/** Places on an oval, so that whatever leads from one to another crosses no third. */
function insetPoints(count: number): readonly Point[] {
  const middle = { x: WORLD.width / 2, y: WORLD.height + INSET.gap + INSET.height / 2 + INSET.title };
  if (count === 1) return [middle];
  const radius = {
    x: Math.min(WORLD.width / 2 - 3 * INSET.title, INSET.spread * count),
    y: INSET.height / 2 - 2 * INSET.title,
  };
  return Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count - Math.PI;
    return {
      x: rounded(middle.x + radius.x * Math.cos(angle)),
      y: rounded(middle.y + radius.y * Math.sin(angle)),
    };
  });
}

/**
 * Puts States and flows in their places; a State without a place that is known here stands in its area, where `areas`
 * has one. A flow from or to a State that is not among
 * them is left out.
 */
export function placeMap<Mark extends string, Kind extends string>(
  states: readonly MapState<Mark>[],
  flows: readonly Flow<Kind>[],
  kinds: readonly Kind[],
  areas: readonly (Point & { readonly iso3: string })[] = [],
): PlacedMap<Mark, Kind> {
  const inArea = new Map(areas.map(({ iso3, x, y }) => [iso3, { x, y }]));
  const placeOf = (iso3: string): Point | null => pointOf(iso3) ?? inArea.get(iso3) ?? null;
  const ordered = states.toSorted(
    (a, b) => Number(b.hasData) - Number(a.hasData) || (a.iso3 < b.iso3 ? -1 : 1),
  );
  const outside = ordered.filter(({ iso3 }) => placeOf(iso3) === null).map(({ iso3 }) => iso3);
  const inInset = insetPoints(outside.length);
  const points = new Map<string, Point>();
  for (const { iso3 } of ordered) {
    const point = placeOf(iso3) ?? inInset[outside.toSorted().indexOf(iso3)];
    if (point) points.set(iso3, point);
  }
  const placed = ordered.flatMap((state) => {
    const point = points.get(state.iso3);
    return point === undefined ? [] : [{ ...state, ...point }];
  });
  const height = outside.length === 0 ? WORLD.height : WORLD.height + INSET.gap + INSET.height;
  const inset =
    outside.length === 0
      ? null
      : { x: 1, y: WORLD.height + INSET.gap, width: WORLD.width - 2, height: INSET.height - 1 };
  const told = placed.filter(({ hasData }) => hasData).length;
  const labels = placeLabels(placed, { width: WORLD.width, height }, told);
  const within = flows.filter(({ from, to }) => from === to);
  return {
    width: WORLD.width,
    height,
    inset,
    states: placed.flatMap((state, index) => {
      const label = labels[index];
      return label ? [{ ...state, label }] : [];
    }),
    flows: kinds.flatMap((kind) => {
      const arcs = flows.flatMap(({ kind: own, from, to }) => {
        const [start, end] = [points.get(from), points.get(to)];
        if (own !== kind || from === to || !start || !end) return [];
        const isInInset = outside.includes(from) && outside.includes(to);
        return [taperedArc(start, end, isInInset ? inset : null)];
      });
      if (arcs.length === 0) return [];
      return [
        {
          kind,
          paths: [
            arcs.map(([whole]) => whole).join(""),
            arcs.map(([, most]) => most).join(""),
            arcs.map(([, , first]) => first).join(""),
          ] as const,
        },
      ];
    }),
    rings: [...new Set(within.map(({ from }) => points.get(from)))].filter((point) => point !== undefined),
  };
}
