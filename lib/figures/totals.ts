/** What was published of whole years, over all countries: detected victims and the stages of proceedings alike. */
import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { figureVersions, publishedFigures } from "@/db/schema/figure-version";
import { registerEntries } from "@/db/schema/register";
import { type Ctx, hasRole } from "@/lib/core/context";
import { type CountryTotal, type Summand, sumOverCountries } from "@/lib/disclosure/display";
import { isPublishedSql } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { isPlaceOpenSql } from "./changed";
import { type FigureSeries, registerOfSeries } from "./schema";
import { type Part, unitOf } from "./series";

/** What one body counted of one country in one year, everybody together. */
export type PublishedTotal = {
  iso3: string;
  year: number;
  reportingBody: string;
  unit: Part;
  /** The one legal basis that a figure of proceedings is about; null where it is about all. */
  legalBasis: string | null;
  /** `changed` where its entry does not stand any more as it was published. */
  status: (typeof publishedFigures.$inferSelect)["valueStatus"] | "changed";
  value: number | null;
};

/** A legal basis that is not stated is the total over all, as in the blocks of the mask. */
const placeSchema = z
  .object({
    year: z.number(),
    reportingBody: z.string(),
    unit: z.string().optional(),
    countingUnit: z.string().optional(),
    legalBasis: z.string().default("not_stated"),
  })
  .transform(({ year, reportingBody, unit, countingUnit, legalBasis }) => ({
    year,
    reportingBody,
    unit: unitOf(countingUnit ?? unit ?? ""),
    legalBasis: legalBasis === "not_stated" ? null : legalBasis,
  }));

/** The field of a register's cell that says which series it belongs to. */
const SERIES_FIELDS = { detections: "indicator", proceedings: "stage" } as const;

/** A field of the published cell. */
const placed = (field: string) => sql<string>`${publishedFigures.place} ->> ${field}`;

/**
 * The declared totals of a series in the versions that are published now, by country, year and body: in the cells they
 * were published in. Behind the mask for everybody, the team too: these are figures to be passed on. None for anonymous
 * readers and administrators, who see no entry.
 */
export async function publishedTotals(ctx: Ctx, series: FigureSeries): Promise<readonly PublishedTotal[]> {
  if (ctx.actor.kind === "anonymous" || hasRole(ctx.actor, "administrator")) return [];
  const day = await programmeDay(ctx);
  const register = registerOfSeries(series);
  const rows = await ctx.read
    .select({
      iso3: figureVersions.iso3,
      place: publishedFigures.place,
      status: publishedFigures.valueStatus,
      value: publishedFigures.value,
      isStanding: isPublishedSql(day),
    })
    .from(publishedFigures)
    .innerJoin(figureVersions, eq(figureVersions.id, publishedFigures.versionId))
    .innerJoin(registerEntries, eq(registerEntries.id, publishedFigures.entryId))
    .where(
      and(
        eq(figureVersions.isCurrent, true),
        eq(figureVersions.register, register),
        eq(placed(SERIES_FIELDS[register]), series),
        eq(placed("dimension"), "total"),
        eq(placed("sex"), "total"),
        eq(placed("age"), "total"),
        isPlaceOpenSql(day),
      ),
    )
    .orderBy(asc(figureVersions.iso3), asc(placed("year")), asc(placed("reportingBody")));
  return wholes(
    rows.map(({ iso3, place, isStanding, ...figure }) => ({
      iso3,
      ...placeSchema.parse(place),
      ...(isStanding ? figure : { status: "changed", value: null }),
    })),
  );
}

/** Where a body gave a figure over all legal bases, those of single ones are parts of it and are left out. */
function wholes(totals: readonly PublishedTotal[]): readonly PublishedTotal[] {
  const countOf = ({ iso3, year, reportingBody, unit }: PublishedTotal) =>
    JSON.stringify([iso3, year, reportingBody, unit]);
  const whole = new Set(totals.filter(({ legalBasis }) => legalBasis === null).map(countOf));
  return totals.filter((total) => total.legalBasis === null || !whole.has(countOf(total)));
}

function summandOf({ status, value, legalBasis }: PublishedTotal): Summand {
  // What was counted under one legal basis is no count of all of them.
  if (legalBasis !== null) return { kind: "missing", status: "not_reported" };
  switch (status) {
    case "exact":
      return value === null ? { kind: "suppressed" } : { kind: "shown", value };
    case "changed":
      return { kind: "suppressed" };
    case "suppressed":
    case "estimated":
      return { kind: status };
    default:
      return { kind: "missing", status };
  }
}

/**
 * What the totals of one year and one unit come to over countries, each given with all that was published of it. Of a
 * country for which several bodies counted none is taken: which of them is right is no matter of adding.
 */
export function totalOverCountries(byCountry: readonly (readonly PublishedTotal[])[]): CountryTotal {
  return sumOverCountries(
    byCountry.map(([figure, ...others]): Summand => {
      const isOne = figure !== undefined && others.length === 0;
      return isOne ? summandOf(figure) : { kind: "missing", status: "not_reported" };
    }),
  );
}

/** The units in which some totals count, each once, in the order of their names. */
export function unitsOf(totals: readonly PublishedTotal[]): readonly Part[] {
  const units = new Map(totals.map(({ unit }) => [JSON.stringify(unit), unit]));
  return [...units].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, unit]) => unit);
}
