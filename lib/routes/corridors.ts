/** Corridors and arrows: what follows from the ways of some routes for pairs of countries. Pure. */
import type { Confidence, EntryAccessClass, EntryStatus } from "@/db/enums";
import { type Leg, stopsOf } from "@/lib/registers/definitions/routes";
import { type Seen, yearsOf } from "@/lib/registers/period";

/** A route as maps and corridors need it. */
export type RouteRecord = Seen & {
  readonly code: string;
  readonly title: string;
  readonly status: EntryStatus;
  readonly accessClass: EntryAccessClass;
  readonly reportedBy: string | null;
  readonly independentSources: number;
  readonly forms: readonly string[];
  readonly trend: string;
  readonly confidence: Confidence;
  readonly legs: readonly Leg[];
};

/** Two countries in the order of their codes. */
export type Pair = readonly [string, string];

/** Part of a route: from one country to another, and the countries that it passes in between. */
export type Passage = Leg & { readonly between: readonly string[] };

const PAIR = /^([A-Z]{3})-([A-Z]{3})$/;

/** The two countries that an address names, in the order it names them; null where it names no two. */
export function pairOf(text: string): Pair | null {
  const [, first, second] = PAIR.exec(text) ?? [];
  return first === undefined || second === undefined || first === second ? null : [first, second];
}

/** Two countries as a corridor has them: in the order of their codes. */
export function inOrder([a, b]: Pair): Pair {
  return a < b ? [a, b] : [b, a];
}

/** The address of a corridor without its language, the same whichever country is named first. */
export function corridorPath(a: string, b: string): string {
  return `/corridors/${inOrder([a, b]).join("-")}`;
}

/** Every way from one country to a later one along a route, each once and by its shortest part. */
export function passagesOf(legs: readonly Leg[]): readonly Passage[] {
  const stops = stopsOf(legs);
  const found = new Map<string, Passage>();
  stops.forEach((from, start) => {
    for (let end = start + 1; end < stops.length; end += 1) {
      const to = stops[end] ?? from;
      if (to === from) break;
      const between = stops.slice(start + 1, end);
      const known = found.get(`${from} ${to}`);
      if (known === undefined || between.length < known.between.length) {
        found.set(`${from} ${to}`, { from, to, between: [...new Set(between)] });
      }
    }
  });
  return [...found.values()];
}

/** A pair of countries with what its routes show. */
export type Corridor = Seen & {
  readonly pair: Pair;
  readonly routes: number;
  readonly forms: readonly string[];
};

function summary(routes: readonly RouteRecord[]) {
  const { firstYearSeen, lastYearSeen } = yearsOf(routes) ?? { firstYearSeen: 0, lastYearSeen: 0 };
  return {
    routes: routes.length,
    firstYearSeen,
    lastYearSeen,
    forms: [...new Set(routes.flatMap(({ forms }) => forms))],
  };
}

function grouped(
  routes: readonly RouteRecord[],
  pairsIn: (route: RouteRecord) => readonly Leg[],
): ReadonlyMap<string, readonly [Leg, ...RouteRecord[]]> {
  const groups = new Map<string, [Leg, ...RouteRecord[]]>();
  for (const route of routes) {
    const pairs = new Map(pairsIn(route).map((pair) => [`${pair.from} ${pair.to}`, pair]));
    for (const [key, pair] of pairs) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [pair, route]);
      else group.push(route);
    }
  }
  return groups;
}

/** The corridors of some routes: every pair of countries that a route joins, also as part of a longer way; by code. */
export function corridorsOf(routes: readonly RouteRecord[]): readonly Corridor[] {
  const groups = grouped(routes, ({ legs }) =>
    passagesOf(legs).map(({ from, to }) => (from < to ? { from, to } : { from: to, to: from })),
  );
  return [...groups.values()]
    .map(([{ from, to }, ...own]): Corridor => ({ pair: [from, to], ...summary(own) }))
    .toSorted((a, b) => a.pair.join().localeCompare(b.pair.join()));
}

/** One direction of a corridor: its routes, and the countries that they pass on the way with the codes of these routes. */
export type Direction = Leg & {
  readonly routes: readonly RouteRecord[];
  readonly between: readonly { readonly iso3: string; readonly codes: readonly string[] }[];
};

/** The routes that lead from one country to another. */
export function directionOf(from: string, to: string, routes: readonly RouteRecord[]): Direction {
  const parts = routes.flatMap((route) => {
    const passage = passagesOf(route.legs).find((one) => one.from === from && one.to === to);
    return passage === undefined ? [] : [{ route, passage }];
  });
  return {
    from,
    to,
    routes: parts.map(({ route }) => route),
    between: [...new Set(parts.flatMap(({ passage }) => passage.between))].toSorted().map((iso3) => ({
      iso3,
      codes: parts.filter(({ passage }) => passage.between.includes(iso3)).map(({ route }) => route.code),
    })),
  };
}

/** How well the best supported route of an arrow is supported. A class and no number: numbers are for the team. */
export const SUPPORTS = ["none", "one", "two", "more"] as const;
export type Support = (typeof SUPPORTS)[number];

/** The class of a number of independent sources. */
export function supportOf(independentSources: number): Support {
  return SUPPORTS[Math.min(independentSources, SUPPORTS.length - 1)] ?? "none";
}

/** What leads from one country to the next on a map; `from` and `to` are the same for what stays in one country. */
export type Arrow = Leg &
  Seen & {
    readonly routes: number;
    readonly forms: readonly string[];
    readonly support: Support;
    /** The States that gave the information about another one, by code. */
    readonly reportedBy: readonly string[];
  };

/**
 * The arrows of some routes: one for each leg between two countries, and one for each country in which a route stays.
 * Sources of several routes may be the same, so the support is that of the best supported route, never a sum.
 */
export function arrowsOf(routes: readonly RouteRecord[]): readonly Arrow[] {
  const groups = grouped(routes, ({ legs }) => {
    const crossing = legs.filter(({ from, to }) => from !== to);
    return crossing.length > 0 ? crossing : legs.slice(0, 1);
  });
  return [...groups.values()].map(([{ from, to }, ...own]) => ({
    from,
    to,
    ...summary(own),
    reportedBy: [
      ...new Set(
        own.flatMap(({ reportedBy }) =>
          reportedBy === null || (reportedBy === from && from === to) ? [] : reportedBy,
        ),
      ),
    ].toSorted(),
    support: supportOf(Math.max(0, ...own.map(({ independentSources }) => independentSources))),
  }));
}
