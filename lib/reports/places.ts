/** Reports of every kind as they are read, kept and found again: each by the rights of what it is about. */
import "server-only";
import { eq, isNull, type SQL } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { releases } from "@/db/schema/release";
import type { reportFiles, reportRuns } from "@/db/schema/report";
import { rounds } from "@/db/schema/round";
import { assessmentSubject, mutateAssessment } from "@/lib/assessments/subject";
import { canonicalJson, sha256 } from "@/lib/audit/canonical";
import { briefOf } from "@/lib/briefs/read";
import type { Ctx, MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { changed, mutate } from "@/lib/core/mutate";
import { one } from "@/lib/core/rows";
import type { Locale } from "@/lib/i18n/locales";
import { assessmentOfRelease } from "@/lib/releases/mutations";
import { getRelease, listReleases } from "@/lib/releases/queries";
import { roundReportOf, roundReportPage } from "@/lib/round-reports/read";
import type { Report } from "./model";
import type { ReportPlace } from "./place";
import { reportOfRelease } from "./read";

/** Raised whenever files look otherwise than before though they say the same. */
const LOOK = 2;

/** What a file or a run is about, as it is stored. */
export type PlaceColumns = Pick<
  typeof reportFiles.$inferSelect,
  "releaseId" | "assessmentId" | "roundId" | "forReaders"
>;
const NOTHING: PlaceColumns = { releaseId: null, assessmentId: null, roundId: null, forReaders: null };

/** A report as it stands for its asker, the one of a round with its overview alone. */
export type PlacedReport = {
  readonly report: Report;
  readonly contentSha256: string;
  readonly columns: PlaceColumns;
};

/** The hash of what a report says, or is made of, and how its files look: a file with another one is made again. */
export function contentHashOf(content: Report | string): string {
  return sha256(canonicalJson({ look: LOOK, content }));
}

/** A report in a language. Throws NOT_FOUND where it is not open to the actor. */
export async function placedReport(ctx: Ctx, place: ReportPlace, locale: Locale): Promise<PlacedReport> {
  switch (place.about) {
    case "release": {
      const report = await reportOfRelease(ctx, place.code, locale);
      const rows = ctx.read.select({ id: releases.id }).from(releases).where(eq(releases.code, place.code));
      const columns = { ...NOTHING, releaseId: one(await rows).id };
      return { report, columns, contentSha256: contentHashOf(report) };
    }
    case "brief": {
      const report = await briefOf(ctx, place, locale);
      const { assessment } = await assessmentSubject(ctx, place);
      return {
        report,
        columns: { ...NOTHING, assessmentId: assessment.id },
        contentSha256: contentHashOf(report),
      };
    }
    case "round": {
      const { overview, roundId, stamp } = await roundReportPage(ctx, place, locale);
      const columns = { ...NOTHING, roundId, forReaders: place.audience === "readers" };
      return { report: overview, columns, contentSha256: contentHashOf(stamp) };
    }
  }
}

/** The same with everything in it, for the worker; `heed` hears how far the reading is, and may throw to stop it. */
export async function wholeReport(
  ctx: Ctx,
  place: ReportPlace,
  locale: Locale,
  heed: (done: number, all: number) => Promise<void>,
): Promise<Pick<PlacedReport, "report" | "contentSha256">> {
  const placed = await placedReport(ctx, place, locale);
  if (place.about !== "round") return placed;
  return { ...placed, report: await roundReportOf(ctx, place, locale, heed) };
}

/** What a stored run is about. */
export async function placeOf(
  ctx: Ctx,
  { releaseId, assessmentId, roundId, forReaders }: PlaceColumns,
): Promise<ReportPlace> {
  if (releaseId !== null) {
    const rows = await ctx.read
      .select({ code: releases.code })
      .from(releases)
      .where(eq(releases.id, releaseId));
    return { about: "release", code: one(rows).code };
  }
  if (assessmentId !== null) {
    const rows = await ctx.read
      .select({ round: rounds.code, iso3: countries.iso3 })
      .from(assessments)
      .innerJoin(rounds, eq(rounds.id, assessments.roundId))
      .innerJoin(countries, eq(countries.id, assessments.countryId))
      .where(eq(assessments.id, assessmentId));
    return { about: "brief", ...one(rows) };
  }
  const rows = await ctx.read
    .select({ code: rounds.code })
    .from(rounds)
    .where(eq(rounds.id, roundId ?? ""));
  return { about: "round", round: one(rows).code, audience: forReaders === true ? "readers" : "team" };
}

/** Which rows of files or runs are about it. */
export function isAbout(table: typeof reportFiles | typeof reportRuns, columns: PlaceColumns): SQL[] {
  const is = (column: Parameters<typeof isNull>[0], value: string | boolean | null) =>
    value === null ? isNull(column) : eq(column, value);
  return [
    is(table.releaseId, columns.releaseId),
    is(table.assessmentId, columns.assessmentId),
    is(table.roundId, columns.roundId),
    is(table.forReaders, columns.forReaders),
  ];
}

/**
 * Keeps a file through the door of writing, by the right to read what it is about. Nothing is audited: nobody decided
 * anything. What was sealed or closed in the meantime refuses it.
 */
export async function keepAbout(
  ctx: Ctx,
  place: ReportPlace,
  keep: (inside: MutationCtx) => Promise<void>,
): Promise<void> {
  const kept = async (inside: MutationCtx) => {
    await keep(inside);
    return changed(null);
  };
  switch (place.about) {
    case "release": {
      const key = await assessmentOfRelease(ctx, place.code);
      await mutateAssessment(ctx, "release.read", key, "share", async (inside) => {
        const { seal } = await getRelease(inside, place.code);
        if (seal !== null) throw new AppError("NOT_FOUND", `report of ${place.code}`);
        return kept(inside);
      });
      return;
    }
    case "brief":
      await mutateAssessment(ctx, "figures.read", place, "share", kept);
      return;
    case "round":
      if (place.audience === "team") {
        await mutate(ctx, "round.oversee", async () => ({ kind: "installation" }), kept);
        return;
      }
      await mutateAssessment(ctx, "release.read", await aReleased(ctx, place.round), "share", kept);
  }
}

/** A country of the round whose release the actor may read. */
async function aReleased(ctx: Ctx, round: string) {
  const [release] = await listReleases(ctx, { round });
  if (release === undefined) throw new AppError("NOT_FOUND", `report of round ${round}`);
  return { round: release.round, iso3: release.iso3 };
}
