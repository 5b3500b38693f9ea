/** What was published of whole years, over all countries. */
import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { DETECTION_INDICATORS } from "@/db/code-lists";
import { detections } from "@/db/schema/detection";
import { figureVersions, publishedFigures } from "@/db/schema/figure-version";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { type CountryTotal, type Summand, sumOverCountries } from "@/lib/disclosure/display";
import { visibleTo } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";

/** What one body counted of one country in one year, everybody together. */
export type PublishedTotal = {
  iso3: string;
  year: number;
  reportingBody: string;
  status: (typeof publishedFigures.$inferSelect)["valueStatus"];
  value: number | null;
};

/**
 * The declared totals of detections in the versions that are published now, by country, year and body. Behind the mask for
 * everybody, the team too: these are figures to be passed on. None for anonymous readers.
 */
export async function publishedTotals(
  ctx: Ctx,
  indicator: (typeof DETECTION_INDICATORS)[number],
): Promise<readonly PublishedTotal[]> {
  return ctx.read
    .select({
      iso3: detections.country,
      year: detections.year,
      reportingBody: detections.reportingBody,
      status: publishedFigures.valueStatus,
      value: publishedFigures.value,
    })
    .from(publishedFigures)
    .innerJoin(figureVersions, eq(figureVersions.id, publishedFigures.versionId))
    .innerJoin(registerEntries, eq(registerEntries.id, publishedFigures.entryId))
    .innerJoin(detections, eq(detections.entryId, registerEntries.id))
    .where(
      and(
        eq(figureVersions.isCurrent, true),
        inArray(registerEntries.status, ["draft", "checked"]),
        eq(detections.indicator, indicator),
        eq(detections.dimension, "total"),
        eq(detections.sex, "total"),
        eq(detections.age, "total"),
        visibleTo(ctx.actor, await programmeDay(ctx)),
      ),
    )
    .orderBy(asc(detections.country), asc(detections.year), asc(detections.reportingBody));
}

function summandOf({ status, value }: PublishedTotal): Summand {
  switch (status) {
    case "exact":
      return value === null ? { kind: "suppressed" } : { kind: "shown", value };
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
