/** What was published of whole years, over all countries. */
import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { z } from "zod";
import type { DETECTION_INDICATORS } from "@/db/code-lists";
import { figureVersions, publishedFigures } from "@/db/schema/figure-version";
import { registerEntries } from "@/db/schema/register";
import { type Ctx, hasRole } from "@/lib/core/context";
import { type CountryTotal, type Summand, sumOverCountries } from "@/lib/disclosure/display";
import { isPublishedSql } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { isPlaceOpenSql } from "./changed";

/** What one body counted of one country in one year, everybody together. */
export type PublishedTotal = {
  iso3: string;
  year: number;
  reportingBody: string;
  /** `changed` where its entry does not stand any more as it was published. */
  status: (typeof publishedFigures.$inferSelect)["valueStatus"] | "changed";
  value: number | null;
};

const placeSchema = z.object({ year: z.number(), reportingBody: z.string() });

/** A field of the published cell. */
const placed = (field: string) => sql<string>`${publishedFigures.place} ->> ${field}`;

/**
 * The declared totals of detections in the versions that are published now, by country, year and body: in the cells they
 * were published in. Behind the mask for everybody, the team too: these are figures to be passed on. None for anonymous
 * readers and administrators, who see no entry.
 */
export async function publishedTotals(
  ctx: Ctx,
  indicator: (typeof DETECTION_INDICATORS)[number],
): Promise<readonly PublishedTotal[]> {
  if (ctx.actor.kind === "anonymous" || hasRole(ctx.actor, "administrator")) return [];
  const day = await programmeDay(ctx);
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
        eq(figureVersions.register, "detections"),
        eq(placed("indicator"), indicator),
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

/**
 * What the totals of one year come to over countries, each given with all that was published of it. Of a country for
 * which several bodies counted none is taken: which of them is right is no matter of adding.
 */
export function totalOverCountries(byCountry: readonly (readonly PublishedTotal[])[]): CountryTotal {
  return sumOverCountries(
    byCountry.map(([figure, ...others]): Summand => {
      const isOne = figure !== undefined && others.length === 0;
      return isOne ? summandOf(figure) : { kind: "missing", status: "not_reported" };
    }),
  );
}
