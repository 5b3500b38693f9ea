/** What the pages of the maps read, in one place for each page. */
import "server-only";
import { currentBoundaries } from "@/lib/boundaries/queries";
import type { MapBoundaries } from "@/lib/boundaries/view";
import type { Ctx } from "@/lib/core/context";
import { inventedStates } from "@/lib/countries/invented";
import { countryOptions } from "@/lib/countries/queries";
import type { CountryTotal } from "@/lib/disclosure/display";
import type { Part } from "@/lib/figures/series";
import { type PublishedTotal, publishedTotals, totalsOverCountries } from "@/lib/figures/totals";
import { compareNames } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locales";
import type { EntryFilter } from "@/lib/registers/schema";
import { type Arrow, arrowsOf } from "@/lib/routes/corridors";
import { listRoutes, roleRecords } from "@/lib/routes/queries";
import { type RoleFact, type RouteRole, rolesIn } from "@/lib/routes/roles";
import { programmeDay } from "@/lib/settings/programme-day";
import { getSettings } from "@/lib/settings/queries";
import { statusesOf, treatyActs } from "@/lib/treaties/queries";
import { type DayProblem, dayAsked } from "@/lib/treaties/schema";
import type { Treaty, TreatyStatus } from "@/lib/treaties/status";
import { type FactMapFilter, isFigureFact, isTreatyFact } from "./schema";

type Named = { readonly iso3: string; readonly name: string };

/** The map of routes: arrows by the names of their countries, and how many of the routes shown name each country. */
export type RouteMapView = {
  isDemonstration: boolean;
  boundaries: MapBoundaries | null;
  countries: readonly Named[];
  routes: number;
  arrows: readonly Arrow[];
  routesOf: Readonly<Record<string, number>>;
};

async function isDemonstration(ctx: Ctx): Promise<boolean> {
  return (await getSettings(ctx)).installationKind === "demonstration";
}

/** Routes that fit a filter of their register, as arrows. Throws NOT_FOUND for anonymous readers. */
export async function readRouteMap(ctx: Ctx, locale: Locale, filter: EntryFilter): Promise<RouteMapView> {
  const [routes, countries] = await Promise.all([listRoutes(ctx, filter), countryOptions(ctx, locale)]);
  const names = new Map(countries.map(({ iso3, name }) => [iso3, name]));
  const compare = compareNames(locale);
  const nameOf = (iso3: string) => names.get(iso3) ?? iso3;
  const routesOf: Record<string, number> = {};
  for (const { legs } of routes) {
    for (const iso3 of new Set(legs.flatMap(({ from, to }) => [from, to])))
      routesOf[iso3] = (routesOf[iso3] ?? 0) + 1;
  }
  return {
    isDemonstration: await isDemonstration(ctx),
    boundaries: await currentBoundaries(ctx),
    countries,
    routes: routes.length,
    arrows: arrowsOf(routes).toSorted(
      (a, b) => compare(nameOf(a.from), nameOf(b.from)) || compare(nameOf(a.to), nameOf(b.to)),
    ),
    routesOf,
  };
}

/** What a map of facts says of one country. */
export type CountryFact =
  | (Named & { readonly kind: "treaty"; readonly status: TreatyStatus })
  | (Named & { readonly kind: "role"; readonly role: RoleFact | null })
  | (Named & { readonly kind: "figure"; readonly figures: readonly PublishedTotal[] });
export type FactMapView = {
  isDemonstration: boolean;
  boundaries: MapBoundaries | null;
  asOf: string;
  /** Why the day asked for is not the one that is shown. */
  problem: DayProblem | null;
  /** The year of figures, and the years that have some, newest first. */
  year: number | null;
  years: readonly number[];
  /** What the figures come to over countries, by what they count, those of invented States apart. */
  totals: readonly { of: "real" | "invented"; counted: readonly Part[]; total: CountryTotal }[];
  facts: readonly CountryFact[];
  /** Names of countries by ISO code. */
  names: Readonly<Record<string, string>>;
};

async function treatyFacts(ctx: Ctx, countries: readonly Named[], treaty: Treaty, asOf: string) {
  const acts = Map.groupBy(await treatyActs(ctx), ({ country }) => country);
  return countries.map((country): CountryFact => {
    const status = statusesOf(country.iso3, acts.get(country.iso3) ?? [], asOf)[treaty];
    return { ...country, kind: "treaty", status };
  });
}

async function roleFacts(ctx: Ctx, countries: readonly Named[], role: RouteRole, filter: FactMapFilter) {
  const records = Map.groupBy(await roleRecords(ctx), ({ iso3 }) => iso3);
  return countries.map((country): CountryFact => {
    const roles = rolesIn(filter, records.get(country.iso3) ?? []);
    return { ...country, kind: "role", role: roles[role] };
  });
}

/** No figure of an invented State is ever added to those of real ones. */
function mapTotals(
  countries: readonly Named[],
  figuresOf: readonly (readonly PublishedTotal[])[],
  invented: ReadonlySet<string>,
): FactMapView["totals"] {
  const totalsOf = (of: "real" | "invented") =>
    totalsOverCountries(
      figuresOf.filter((_, place) => invented.has(countries[place]?.iso3 ?? "") === (of === "invented")),
    ).map((total) => ({ of, ...total }));
  return [...totalsOf("real"), ...totalsOf("invented")];
}

/** One fact for every country and area, by name. Throws NOT_FOUND for anonymous readers. */
export async function readFactMap(ctx: Ctx, locale: Locale, filter: FactMapFilter): Promise<FactMapView> {
  const { fact, asOf: asked } = filter;
  const countries = await countryOptions(ctx, locale);
  const { asOf, problem } = dayAsked(isTreatyFact(fact) ? asked : "", await programmeDay(ctx));
  const totals = isFigureFact(fact) ? await publishedTotals(ctx, fact) : [];
  const years = [...new Set(totals.map(({ year }) => year))].sort((a, b) => b - a);
  const year = filter.year ?? years[0] ?? null;
  const ofYear = Map.groupBy(
    totals.filter((total) => total.year === year),
    ({ iso3 }) => iso3,
  );
  const figuresOf = countries.map(({ iso3 }) => ofYear.get(iso3) ?? []);
  return {
    isDemonstration: await isDemonstration(ctx),
    boundaries: await currentBoundaries(ctx),
    asOf,
    problem,
    year,
    years,
    names: Object.fromEntries(countries.map(({ iso3, name }) => [iso3, name])),
    totals: isFigureFact(fact) ? mapTotals(countries, figuresOf, await inventedStates(ctx)) : [],
    facts: isFigureFact(fact)
      ? countries.map((country, place) => ({ ...country, kind: "figure", figures: figuresOf[place] ?? [] }))
      : isTreatyFact(fact)
        ? await treatyFacts(ctx, countries, fact, asOf)
        : await roleFacts(ctx, countries, fact, filter),
  };
}
