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

/** A legal basis that is not stated is the total over all, as in the blocks of the mask. */
const ALL_BASES = "not_stated";

/** What one body counted of one country in one year, everybody together. */
export type PublishedTotal = {
  iso3: string;
  year: number;
  reportingBody: string;
  /** The unit and, where a figure of proceedings is about one alone, the legal basis. */
  counted: readonly Part[];
  /** `changed` where its entry does not stand any more as it was published. */
  status: (typeof publishedFigures.$inferSelect)["valueStatus"] | "changed";
  value: number | null;
};

const placeSchema = z
  .object({
    year: z.number(),
    reportingBody: z.string(),
    unit: z.string().optional(),
    countingUnit: z.string().optional(),
    legalBasis: z.string().default(ALL_BASES),
  })
  .transform(({ year, reportingBody, unit, countingUnit, legalBasis }) => ({
    year,
    reportingBody,
    counted: [
      unitOf(countingUnit ?? unit ?? ""),
      ...(legalBasis === ALL_BASES ? [] : [{ list: "legal_basis", value: legalBasis }]),
    ],
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
  return rows.map(({ iso3, place, isStanding, ...figure }) => ({
    iso3,
    ...placeSchema.parse(place),
    ...(isStanding ? figure : { status: "changed", value: null }),
  }));
}

function summandOf({ status, value }: PublishedTotal): Summand {
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

const keyOf = (counted: readonly Part[]) => counted.map(({ value }) => value).join("\n");

/**
 * What the totals of one year come to over countries, each given with all that was published of it: once for each thing
 * that is counted, for persons are never added to cases, nor what is under one law to what is under all. Of a country for
 * which several bodies counted the same none is taken: which of them is right is no matter of adding.
 */
export function totalsOverCountries(
  byCountry: readonly (readonly PublishedTotal[])[],
): readonly { counted: readonly Part[]; total: CountryTotal }[] {
  const things = new Map(byCountry.flat().map(({ counted }) => [keyOf(counted), counted]));
  return [...things]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, counted]) => ({
      counted,
      total: sumOverCountries(
        byCountry.map((figures): Summand => {
          const [figure, ...others] = figures.filter((one) => keyOf(one.counted) === key);
          const isOne = figure !== undefined && others.length === 0;
          return isOne ? summandOf(figure) : { kind: "missing", status: "not_reported" };
        }),
      ),
    }));
}
