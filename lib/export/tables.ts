import "server-only";
import { and, asc, eq, isNull, ne, notInArray } from "drizzle-orm";
import { INTERVIEW_TYPES } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { ratingCitations, ratings } from "@/db/schema/rating";
import { rounds } from "@/db/schema/round";
import { passages, sourceCountries, sources } from "@/db/schema/source";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { RATING_COLUMNS } from "@/lib/import/rating-rows";
import { SOURCE_COLUMNS } from "@/lib/import/source-rows";
import { effectiveByIndicator } from "@/lib/ratings/effective";

/** A table as it leaves the installation: the columns of the import of the same kind, natural keys only. */
export type ExportedTable = {
  columns: readonly string[];
  rows: readonly Readonly<Record<string, string>>[];
};

function requireCommand(ctx: Ctx): void {
  if (ctx.actor.kind !== "system") throw new AppError("FORBIDDEN", "a whole export");
}

/** The effective ratings of a round. For commands only. Throws NOT_FOUND for an unknown round. */
export async function exportRatings(ctx: Ctx, code: string): Promise<ExportedTable> {
  requireCommand(ctx);
  const [round] = await ctx.read.select({ id: rounds.id }).from(rounds).where(eq(rounds.code, code));
  if (!round) throw new AppError("NOT_FOUND", `round ${code}`);
  const [stored, cited] = await Promise.all([
    ctx.read
      .select({
        id: ratings.id,
        iso3: countries.iso3,
        indicator: ratings.indicator,
        kind: ratings.kind,
        state: ratings.state,
        level: ratings.level,
        notAssessedReason: ratings.notAssessedReason,
        notApplicableReason: ratings.notApplicableReason,
        rationale: ratings.rationale,
        confidenceStated: ratings.confidenceStated,
      })
      .from(ratings)
      .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(eq(assessments.roundId, round.id))
      .orderBy(asc(countries.iso3), asc(ratings.indicator)),
    ctx.read
      .selectDistinct({ ratingId: ratingCitations.ratingId, code: sources.code })
      .from(ratingCitations)
      .innerJoin(passages, eq(passages.id, ratingCitations.passageId))
      .innerJoin(sources, eq(sources.id, passages.sourceId))
      .innerJoin(ratings, eq(ratings.id, ratingCitations.ratingId))
      .innerJoin(assessments, eq(assessments.id, ratings.assessmentId))
      .where(and(eq(assessments.roundId, round.id), isNull(ratingCitations.removedAt)))
      .orderBy(asc(sources.code)),
  ]);
  const codes = Map.groupBy(cited, ({ ratingId }) => ratingId);
  const rows = [...Map.groupBy(stored, ({ iso3 }) => iso3).values()].flatMap((ofCountry) =>
    [...effectiveByIndicator(ofCountry).values()].flatMap((rating) =>
      rating.state === null
        ? []
        : [
            {
              country_iso3: rating.iso3,
              indicator: rating.indicator,
              state: rating.state,
              level: rating.level === null ? "" : String(Number(rating.level)),
              reason: rating.notAssessedReason ?? rating.notApplicableReason ?? "",
              rationale: rating.rationale ?? "",
              confidence: rating.confidenceStated ?? "",
              source: (codes.get(rating.id) ?? []).map(({ code: source }) => source).join("|"),
            },
          ],
    ),
  );
  return { columns: [...RATING_COLUMNS.required, ...RATING_COLUMNS.optional], rows };
}

/**
 * Public and restricted sources of countries that are no interviews; confidential ones and interviews never leave this
 * way, and sources of no country are reference data that every installation holds.
 */
export async function exportSources(ctx: Ctx): Promise<ExportedTable> {
  requireCommand(ctx);
  const [stored, places] = await Promise.all([
    ctx.read
      .select()
      .from(sources)
      .where(
        and(
          isNull(sources.withdrawnAt),
          ne(sources.accessClass, "confidential"),
          notInArray(sources.type, [...INTERVIEW_TYPES]),
        ),
      )
      .orderBy(asc(sources.code)),
    ctx.read
      .select({ sourceId: sourceCountries.sourceId, iso3: countries.iso3 })
      .from(sourceCountries)
      .innerJoin(countries, eq(countries.id, sourceCountries.countryId))
      .orderBy(asc(countries.iso3)),
  ]);
  const placesOf = Map.groupBy(places, ({ sourceId }) => sourceId);
  const rows = stored
    .filter(({ id }) => placesOf.has(id))
    .map((source) => ({
      code: source.code,
      country_iso3: (placesOf.get(source.id) ?? []).map(({ iso3 }) => iso3).join("|"),
      type: source.type,
      title: source.title,
      publisher: source.publisher ?? "",
      origin: source.origin ?? "",
      issuing_body: source.issuingBody ?? "",
      ministry: source.ministry ?? "",
      issued_by_state: source.issuedByState ? "yes" : "no",
      in_force_checked_on: source.inForceCheckedOn ?? "",
      published_on: source.publishedOn ?? "",
      period_from: source.periodFrom ?? "",
      period_to: source.periodTo ?? "",
      language: source.language ?? "",
      access_class: source.accessClass,
      reliability: source.reliability ?? "",
      credibility: source.credibility ?? "",
      link: source.link ?? "",
    }));
  return { columns: [...SOURCE_COLUMNS.required, ...SOURCE_COLUMNS.optional], rows };
}
