/** What the checks of data quality read from the registers. */
import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { detections } from "@/db/schema/detection";
import { laws } from "@/db/schema/law";
import { proceedings } from "@/db/schema/proceedings";
import { registerEntries, registerEntryCountries } from "@/db/schema/register";
import { routeLegs, routes } from "@/db/schema/route";
import type { Ctx } from "@/lib/core/context";
import type { Figure } from "./figure-rules";
import type { CountryData, LawDates, RouteShape } from "./rules";

/** A record with the country that it is read for. */
type Of<T> = T & { iso3: string };

const NOTHING: CountryData = { detections: [], proceedings: [], laws: [], routes: [] };

const living = inArray(registerEntries.status, ["draft", "checked"]);
const entry = { code: registerEntries.code };

async function figuresOf(ctx: Ctx, iso3s: readonly string[]): Promise<Of<Figure>[]> {
  const rows = await ctx.read
    .select({
      ...entry,
      iso3: detections.country,
      reportingBody: detections.reportingBody,
      year: detections.year,
      indicator: detections.indicator,
      dimension: detections.dimension,
      country: detections.categoryCountry,
      form: detections.categoryForm,
      text: detections.categoryText,
      sex: detections.sex,
      age: detections.age,
      status: detections.valueStatus,
      value: detections.value,
    })
    .from(detections)
    .innerJoin(registerEntries, eq(registerEntries.id, detections.entryId))
    .where(and(living, inArray(detections.country, [...iso3s])))
    .orderBy(asc(registerEntries.code));
  return rows.map(({ indicator, country, form, text, status, value, ...figure }) => ({
    ...figure,
    counted: indicator,
    category: country ?? form ?? text ?? "",
    value: status === "exact" ? value : null,
  }));
}

async function casesOf(ctx: Ctx, iso3s: readonly string[]): Promise<Of<Figure>[]> {
  const rows = await ctx.read
    .select({
      ...entry,
      iso3: proceedings.country,
      reportingBody: proceedings.reportingBody,
      year: proceedings.year,
      stage: proceedings.stage,
      legalBasis: proceedings.legalBasis,
      unit: proceedings.countingUnit,
      dimension: proceedings.dimension,
      country: proceedings.categoryCountry,
      sex: proceedings.sex,
      age: proceedings.age,
      status: proceedings.valueStatus,
      value: proceedings.value,
    })
    .from(proceedings)
    .innerJoin(registerEntries, eq(registerEntries.id, proceedings.entryId))
    .where(and(living, inArray(proceedings.country, [...iso3s])))
    .orderBy(asc(registerEntries.code));
  return rows.map(({ stage, legalBasis, unit, country, status, value, ...figure }) => ({
    ...figure,
    counted: `${stage} ${legalBasis} ${unit}`,
    category: country ?? "",
    value: status === "exact" ? value : null,
  }));
}

async function routesOf(ctx: Ctx, iso3s: readonly string[]): Promise<Of<RouteShape>[]> {
  const rows = await ctx.read
    .selectDistinct({
      ...entry,
      iso3: registerEntryCountries.iso3,
      forms: routes.forms,
      firstYearSeen: routes.firstYearSeen,
      lastYearSeen: routes.lastYearSeen,
      position: routeLegs.position,
      fromCountry: routeLegs.fromCountry,
      fromPlace: routeLegs.fromPlace,
      toCountry: routeLegs.toCountry,
      toPlace: routeLegs.toPlace,
    })
    .from(routes)
    .innerJoin(registerEntries, eq(registerEntries.id, routes.entryId))
    .innerJoin(routeLegs, eq(routeLegs.entryId, routes.entryId))
    .innerJoin(
      registerEntryCountries,
      and(
        eq(registerEntryCountries.entryId, routes.entryId),
        inArray(registerEntryCountries.iso3, [...iso3s]),
      ),
    )
    .where(living)
    .orderBy(asc(registerEntries.code), asc(routeLegs.position));
  return [...Map.groupBy(rows, ({ iso3, code }) => `${iso3} ${code}`).values()].flatMap((legs) => {
    const [first] = legs;
    return first
      ? [
          {
            iso3: first.iso3,
            code: first.code,
            forms: first.forms,
            firstYearSeen: first.firstYearSeen,
            lastYearSeen: first.lastYearSeen,
            legs: legs.map(({ fromCountry, toCountry, fromPlace, toPlace }) => ({
              fromCountry,
              toCountry,
              fromPlace,
              toPlace,
            })),
          },
        ]
      : [];
  });
}

function lawsOf(ctx: Ctx, iso3s: readonly string[]): Promise<Of<LawDates>[]> {
  return ctx.read
    .select({ ...entry, iso3: laws.country, adoptedOn: laws.adoptedOn, inForceOn: laws.inForceOn })
    .from(laws)
    .innerJoin(registerEntries, eq(registerEntries.id, laws.entryId))
    .where(and(living, inArray(laws.country, [...iso3s])))
    .orderBy(asc(registerEntries.code));
}

/** What the registers hold of countries, as the checks read it, by ISO code. As many statements for one as for all. */
export async function dataOfCountries(
  ctx: Ctx,
  iso3s: readonly string[],
): Promise<ReadonlyMap<string, CountryData>> {
  const [victims, cases, texts, ways] = await Promise.all([
    figuresOf(ctx, iso3s).then(byCountry),
    casesOf(ctx, iso3s).then(byCountry),
    lawsOf(ctx, iso3s).then(byCountry),
    routesOf(ctx, iso3s).then(byCountry),
  ]);
  return new Map(
    iso3s.map((iso3) => [
      iso3,
      {
        detections: victims.get(iso3) ?? [],
        proceedings: cases.get(iso3) ?? [],
        laws: texts.get(iso3) ?? [],
        routes: ways.get(iso3) ?? [],
      },
    ]),
  );
}

function byCountry<T>(rows: readonly Of<T>[]): ReadonlyMap<string, readonly Of<T>[]> {
  return Map.groupBy(rows, ({ iso3 }) => iso3);
}

/** What the registers hold of a country, as the checks read it. */
export async function countryData(ctx: Ctx, iso3: string): Promise<CountryData> {
  return (await dataOfCountries(ctx, [iso3])).get(iso3) ?? NOTHING;
}
