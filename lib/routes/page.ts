/** What the pages of corridors read, in one place for each page. */
import "server-only";
import { assessmentsOfCountries, type CountryAssessment } from "@/lib/assessments/country-queries";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { countryNamesOf, countryOptions } from "@/lib/countries/queries";
import type { Locale } from "@/lib/i18n/locales";
import { wasSeenIn } from "@/lib/registers/period";
import { entriesNaming } from "@/lib/registers/queries";
import type { EntryLine } from "@/lib/registers/view";
import { countriesIn } from "@/lib/registers/words";
import { programmeDay } from "@/lib/settings/programme-day";
import { statusesOf, treatyActs } from "@/lib/treaties/queries";
import type { TreatyStatuses } from "@/lib/treaties/status";
import {
  type Corridor,
  corridorsOf,
  type Direction,
  directionOf,
  type Pair,
  type RouteRecord,
} from "./corridors";
import { roleRecords, routesNaming } from "./queries";
import { crossBorderFigures, type ReleasedFigures } from "./released-figures";
import { type CountryRoles, rolesIn } from "./roles";
import { CORRIDORS_PER_PAGE, type CorridorFilter } from "./schema";

/** One page of the corridors that the actor's routes make, by code. */
export async function readCorridors(ctx: Ctx, locale: Locale, filter: CorridorFilter) {
  const { country, other, page } = filter;
  const wanted = [country, other].filter((iso3) => iso3 !== null);
  const [routes, countries] = await Promise.all([routesNaming(ctx, wanted), countryOptions(ctx, locale)]);
  const all = corridorsOf(routes.filter((route) => wasSeenIn(route, filter))).filter(({ pair }) =>
    wanted.every((iso3) => pair.includes(iso3)),
  );
  const corridors: readonly Corridor[] = all.slice(
    (page - 1) * CORRIDORS_PER_PAGE,
    page * CORRIDORS_PER_PAGE,
  );
  return {
    corridors,
    total: all.length,
    countries,
    names: Object.fromEntries(countries.map(({ iso3, name }) => [iso3, name])),
  };
}

/** One country of a corridor. */
export type CorridorCountry = { iso3: string; name: string; statuses: TreatyStatuses; roles: CountryRoles };
/** What is published of one country of a corridor. */
export type CorridorRelease = {
  iso3: string;
  name: string;
  assessments: readonly CountryAssessment[];
  figures: ReleasedFigures | null;
};
/** Routes that were seen in a year, in each direction. */
export type CorridorYear = { year: number; counts: readonly number[] };

/** A corridor with all that the actor may see of it. */
export type CorridorView = {
  asOf: string;
  ends: readonly [string, string];
  directions: readonly [Direction, Direction];
  between: readonly { iso3: string; name: string; routes: number }[];
  /** Both ends, then the countries between. */
  countries: readonly CorridorCountry[];
  /** What is published of the same countries, in the same order. */
  released: readonly CorridorRelease[];
  years: readonly CorridorYear[];
  cooperation: readonly EntryLine[];
  names: Readonly<Record<string, string>>;
};

/** How many routes of some directions were seen in each year, without gaps between the first and the last. */
export function routesByYear(directions: readonly Direction[]): readonly CorridorYear[] {
  const routes = directions.flatMap((direction) => direction.routes);
  if (routes.length === 0) return [];
  const first = Math.min(...routes.map(({ firstYearSeen }) => firstYearSeen));
  const last = Math.max(...routes.map(({ lastYearSeen }) => lastYearSeen));
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const year = first + index;
    const seen = (own: readonly RouteRecord[]) =>
      own.filter((route) => wasSeenIn(route, { from: year, to: year })).length;
    return { year, counts: directions.map((direction) => seen(direction.routes)) };
  });
}

/** Everything between two countries. Throws NOT_FOUND where one of them is none. */
export async function readCorridor(ctx: Ctx, locale: Locale, pair: Pair): Promise<CorridorView> {
  const known = await countryNamesOf(ctx, locale, pair);
  const [first, second] = pair;
  if (known.size < pair.length) throw new AppError("NOT_FOUND", `corridor ${pair.join("-")}`);
  const [routes, cooperation, asOf] = await Promise.all([
    routesNaming(ctx, pair),
    entriesNaming(ctx, "cooperation", pair),
    programmeDay(ctx),
  ]);
  const directions = [directionOf(first, second, routes), directionOf(second, first, routes)] as const;
  const passages = directions.flatMap(({ between }) => between);
  const passed = [...new Set(passages.map(({ iso3 }) => iso3))].toSorted();
  const texts = [...routes, ...cooperation].map(({ title }) => title);
  const reporters = [...routes, ...cooperation].flatMap(({ reportedBy }) => reportedBy ?? []);
  const all = [...pair, ...passed];
  const [acts, records, assessments] = await Promise.all([
    treatyActs(ctx, all),
    roleRecords(ctx, all),
    assessmentsOfCountries(ctx, all),
  ]);
  const figures = await crossBorderFigures(ctx, assessments);
  const others = [...acts, ...records].flatMap(({ reportedBy }) => reportedBy ?? []);
  const names = await countryNamesOf(ctx, locale, [
    ...new Set([...all, ...countriesIn(texts), ...reporters, ...others]),
  ]);
  const nameOf = (iso3: string) => names.get(iso3) ?? iso3;
  const actsOf = Map.groupBy(acts, ({ country }) => country);
  const recordsOf = Map.groupBy(records, ({ iso3 }) => iso3);
  return {
    asOf,
    ends: [nameOf(first), nameOf(second)],
    released: all.map((iso3) => ({
      iso3,
      name: nameOf(iso3),
      assessments: assessments.get(iso3) ?? [],
      figures: figures.get(iso3) ?? null,
    })),
    directions,
    between: passed.map((iso3) => ({
      iso3,
      name: nameOf(iso3),
      routes: new Set(passages.filter((one) => one.iso3 === iso3).flatMap(({ codes }) => codes)).size,
    })),
    countries: all.map((iso3) => ({
      iso3,
      name: nameOf(iso3),
      statuses: statusesOf(iso3, actsOf.get(iso3) ?? [], asOf),
      roles: rolesIn({ from: null, to: null }, recordsOf.get(iso3) ?? []),
    })),
    years: routesByYear(directions),
    cooperation,
    names: Object.fromEntries(names),
  };
}
