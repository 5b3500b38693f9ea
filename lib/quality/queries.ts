/** The warnings about the registers of one country, for those who may see the counts as they were entered. */
import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { detections } from "@/db/schema/detection";
import { laws } from "@/db/schema/law";
import { proceedings } from "@/db/schema/proceedings";
import { qualityDismissals } from "@/db/schema/quality";
import { registerEntries, registerEntryCountries } from "@/db/schema/register";
import { routeLegs, routes } from "@/db/schema/route";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { can } from "@/lib/policy/can";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { type CountryData, type Figure, type RouteShape, signatureOf, warningsOf } from "./rules";
import type { CountryQuality, CountryWarning } from "./view";

const living = inArray(registerEntries.status, ["draft", "checked"]);
const entry = { code: registerEntries.code };

async function figuresOf(ctx: Ctx, iso3: string): Promise<Figure[]> {
  const rows = await ctx.read
    .select({
      ...entry,
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
    .where(and(living, eq(detections.country, iso3)))
    .orderBy(asc(registerEntries.code));
  return rows.map(({ indicator, country, form, text, status, value, ...figure }) => ({
    ...figure,
    counted: indicator,
    category: country ?? form ?? text ?? "",
    value: status === "exact" ? value : null,
  }));
}

async function casesOf(ctx: Ctx, iso3: string): Promise<Figure[]> {
  const rows = await ctx.read
    .select({
      ...entry,
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
    .where(and(living, eq(proceedings.country, iso3)))
    .orderBy(asc(registerEntries.code));
  return rows.map(({ stage, legalBasis, unit, country, status, value, ...figure }) => ({
    ...figure,
    counted: `${stage} ${legalBasis} ${unit}`,
    category: country ?? "",
    value: status === "exact" ? value : null,
  }));
}

async function routesOf(ctx: Ctx, iso3: string): Promise<RouteShape[]> {
  const rows = await ctx.read
    .selectDistinct({
      ...entry,
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
      and(eq(registerEntryCountries.entryId, routes.entryId), eq(registerEntryCountries.iso3, iso3)),
    )
    .where(living)
    .orderBy(asc(registerEntries.code), asc(routeLegs.position));
  return [...Map.groupBy(rows, ({ code }) => code)].flatMap(([code, legs]) => {
    const [first] = legs;
    return first
      ? [
          {
            code,
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

function lawsOf(ctx: Ctx, iso3: string) {
  return ctx.read
    .select({ ...entry, adoptedOn: laws.adoptedOn, inForceOn: laws.inForceOn })
    .from(laws)
    .innerJoin(registerEntries, eq(registerEntries.id, laws.entryId))
    .where(and(living, eq(laws.country, iso3)))
    .orderBy(asc(registerEntries.code));
}

/** What the registers hold of a country, as the checks read it. */
export async function countryData(ctx: Ctx, iso3: string): Promise<CountryData> {
  const [victims, cases, texts, ways] = await Promise.all([
    figuresOf(ctx, iso3),
    casesOf(ctx, iso3),
    lawsOf(ctx, iso3),
    routesOf(ctx, iso3),
  ]);
  return { detections: victims, proceedings: cases, laws: texts, routes: ways };
}

/** How many warnings wait for somebody; null for who may not see them. Throws NOT_FOUND for an unknown country. */
export async function countOpenWarnings(ctx: Ctx, iso3: string): Promise<number | null> {
  const subject = await countryEntrySubject(ctx, iso3);
  if (!can(ctx.actor, "entry.read_raw", subject)) return null;
  const { warnings } = await countryQuality(ctx, iso3);
  return warnings.filter(({ dismissed }) => dismissed === null).length;
}

/** Every warning about a country, open and dismissed. Throws NOT_FOUND but for its team and data stewards. */
export async function countryQuality(ctx: Ctx, iso3: string): Promise<CountryQuality> {
  const subject = await countryEntrySubject(ctx, iso3);
  if (!can(ctx.actor, "entry.read_raw", subject)) throw new AppError("NOT_FOUND", `quality of ${iso3}`);
  const [data, dismissed] = await Promise.all([
    countryData(ctx, iso3),
    ctx.read
      .select({
        rule: qualityDismissals.rule,
        signature: qualityDismissals.signature,
        reason: qualityDismissals.reason,
        at: qualityDismissals.dismissedAt,
        by: users.name,
      })
      .from(qualityDismissals)
      .leftJoin(users, eq(users.id, qualityDismissals.dismissedBy))
      .where(eq(qualityDismissals.iso3, iso3)),
  ]);
  const warnings = warningsOf(data).map((warning): CountryWarning => {
    const signature = signatureOf(warning);
    const said = dismissed.find((one) => one.rule === warning.rule && one.signature === signature);
    return {
      ...warning,
      signature,
      dismissed: said ? { reason: said.reason, by: said.by, at: said.at.toISOString() } : null,
    };
  });
  const registers = Object.fromEntries(
    (["detections", "proceedings", "laws", "routes"] as const).flatMap((register) =>
      data[register].map(({ code }) => [code, register]),
    ),
  );
  return { warnings, registers, mayDismiss: can(ctx.actor, "entry.write", subject) };
}
