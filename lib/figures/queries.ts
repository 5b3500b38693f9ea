/** Figures as they were entered, for the computation of a version, and as readers outside the team see them. */
import "server-only";
import { and, asc, desc, eq } from "drizzle-orm";
import { detections } from "@/db/schema/detection";
import { figureVersions, publishedFigures } from "@/db/schema/figure-version";
import { proceedings } from "@/db/schema/proceedings";
import { registerEntries } from "@/db/schema/register";
import { users } from "@/db/schema/user";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { anyOf } from "@/lib/database/any-of";
import { can } from "@/lib/policy/can";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { isPublishableSql } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { detectionPlace, type EnteredFigure, proceedingsPlaces } from "./blocks";
import type { FigurePlace, FigureRegister } from "./schema";

/** A figure as it was entered, with the version of its entry that holds it and the cell by the fields of its register. */
export type PublishableFigure = EnteredFigure & { entryVersion: number; place: FigurePlace };

/** Entered figures that may be published: checked, public, their day has come. In the order of their codes. */
export async function publishableFigures(
  ctx: Ctx,
  register: FigureRegister,
  iso3: string,
): Promise<readonly PublishableFigure[]> {
  const ready = isPublishableSql(await programmeDay(ctx));
  if (register === "detections") {
    const rows = await ctx.read
      .select({
        entryId: detections.entryId,
        entryVersion: registerEntries.version,
        country: detections.country,
        reportingBody: detections.reportingBody,
        year: detections.year,
        indicator: detections.indicator,
        unit: detections.unit,
        dimension: detections.dimension,
        categoryCountry: detections.categoryCountry,
        categoryForm: detections.categoryForm,
        categoryText: detections.categoryText,
        sex: detections.sex,
        age: detections.age,
        valueStatus: detections.valueStatus,
        value: detections.value,
        below: detections.below,
      })
      .from(detections)
      .innerJoin(registerEntries, eq(registerEntries.id, detections.entryId))
      .where(and(eq(detections.country, iso3), ready))
      .orderBy(asc(registerEntries.code));
    return rows.map((row) => ({ ...row, ...detectionPlace(row), place: placeOf(row) }));
  }
  const rows = await ctx.read
    .select({
      entryId: proceedings.entryId,
      entryVersion: registerEntries.version,
      country: proceedings.country,
      reportingBody: proceedings.reportingBody,
      year: proceedings.year,
      stage: proceedings.stage,
      dimension: proceedings.dimension,
      countingUnit: proceedings.countingUnit,
      legalBasis: proceedings.legalBasis,
      categoryCountry: proceedings.categoryCountry,
      sex: proceedings.sex,
      age: proceedings.age,
      valueStatus: proceedings.valueStatus,
      value: proceedings.value,
      below: proceedings.below,
    })
    .from(proceedings)
    .innerJoin(registerEntries, eq(registerEntries.id, proceedings.entryId))
    .where(and(eq(proceedings.country, iso3), ready))
    .orderBy(asc(registerEntries.code));
  return rows.flatMap((row) => proceedingsPlaces(row).map((at) => ({ ...row, ...at, place: placeOf(row) })));
}

type Row = FigurePlace &
  Pick<PublishableFigure, "entryId" | "entryVersion" | "valueStatus" | "value" | "below">;

/** The fields of a figure that say which cell it is. */
function placeOf({ entryId, entryVersion, valueStatus, value, below, ...place }: Row): FigurePlace {
  return place;
}

/**
 * What readers outside the team see of some entries now; an entry that is in no current version, or not as it stands in
 * it, is left out.
 */
export async function publishedOf(
  ctx: Ctx,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, { valueStatus: EnteredFigure["valueStatus"]; value: number | null }>> {
  if (entryIds.length === 0) return new Map();
  const rows = await ctx.read
    .select({
      entryId: publishedFigures.entryId,
      valueStatus: publishedFigures.valueStatus,
      value: publishedFigures.value,
    })
    .from(publishedFigures)
    .innerJoin(figureVersions, eq(figureVersions.id, publishedFigures.versionId))
    .innerJoin(
      registerEntries,
      and(
        eq(registerEntries.id, publishedFigures.entryId),
        eq(registerEntries.version, publishedFigures.entryVersion),
      ),
    )
    .where(and(eq(figureVersions.isCurrent, true), anyOf(publishedFigures.entryId, entryIds)));
  return new Map(rows.map(({ entryId, ...shown }) => [entryId, shown]));
}

/** A version of the figures of a country, without its cells. */
export type FigureVersion = {
  number: number;
  threshold: number;
  publishedAt: string;
  /** Null for readers outside the team. */
  publishedBy: string | null;
};

/** Versions of the figures of a country, newest first. Throws NOT_FOUND for an unknown country. */
export async function figureVersionsOf(
  ctx: Ctx,
  register: FigureRegister,
  iso3: string,
): Promise<readonly FigureVersion[]> {
  if (ctx.actor.kind === "anonymous") throw new AppError("NOT_FOUND", "figures");
  const subject = await countryEntrySubject(ctx, iso3);
  const seeNames = can(ctx.actor, "entry.read_history", subject);
  const rows = await ctx.read
    .select({
      number: figureVersions.number,
      threshold: figureVersions.threshold,
      publishedAt: figureVersions.publishedAt,
      publishedBy: users.name,
    })
    .from(figureVersions)
    .leftJoin(users, eq(users.id, figureVersions.publishedBy))
    .where(and(eq(figureVersions.register, register), eq(figureVersions.iso3, iso3)))
    .orderBy(desc(figureVersions.number));
  return rows.map((row) => ({
    ...row,
    publishedAt: row.publishedAt.toISOString(),
    publishedBy: seeNames ? row.publishedBy : null,
  }));
}
