/** What the pages about the stability of bands show: results of assessments whose figures are open to the reader. */
import "server-only";
import { and, asc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { assessments } from "@/db/schema/assessment";
import { bandStabilityResults } from "@/db/schema/band-stability";
import { countries, countryNames } from "@/db/schema/country";
import { assessmentPage } from "@/lib/assessments/head";
import type { AssessmentKey, AssessmentRecord } from "@/lib/assessments/subject";
import { visibleTo } from "@/lib/assessments/visible-to";
import { type Ctx, hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { byName } from "@/lib/database/by-name";
import { editionByHash } from "@/lib/editions/queries";
import { DEFAULT_LOCALE, type Locale } from "@/lib/i18n/locales";
import type { Edition } from "@/lib/instruments/edition";
import { can } from "@/lib/policy/can";
import { readScoredRatings } from "@/lib/ratings/effective-ratings";
import { getRound } from "@/lib/rounds/queries";
import { programmeZone } from "@/lib/settings/programme-day";
import { inputSha256, stabilityInput } from "./input";
import { ofAssessment, ofRound, runsToShow } from "./runs";
import { readResult, type StabilityRow, shownStability, stabilityColumns } from "./shown";

type Asked = { locale: Locale; run: string | undefined };

const english = alias(countryNames, "english_name");
const local = alias(countryNames, "local_name");

/**
 * The stability of a round: its newest runs, and the countries of one of them whose figures are open to the reader.
 * Throws NOT_FOUND for an unknown round, and for who may see no figure of it; programme managers see that there is none.
 */
export async function roundStability(ctx: PersonCtx, code: string, { locale, run: named }: Asked) {
  const round = await getRound(ctx, code);
  const edition = await editionByHash(ctx, round.editionSha256);
  const open = await countFor(ctx, round.id, "figures.read");
  if (round.kind === "outside" || (open === 0 && !hasRole(ctx.actor, "programme_manager")))
    throw new AppError("NOT_FOUND", `stability of ${code}`);
  const { runs, run } = await runsToShow(ctx, ofRound(round.id), named);
  return {
    round,
    runs,
    run,
    language: edition.file.language,
    columns: stabilityColumns(edition),
    /** Assessments that the reader may have simulated. */
    computable: await countFor(ctx, round.id, "stability.compute"),
    zone: await programmeZone(ctx),
    rows: run === null ? [] : await readRows(ctx, run.id, locale, edition),
  };
}

function countFor(ctx: Ctx, roundId: string, permission: "figures.read" | "stability.compute") {
  return ctx.read.$count(
    assessments,
    and(eq(assessments.roundId, roundId), visibleTo(ctx.actor, permission)),
  );
}

async function readRows(
  ctx: Ctx,
  runId: string,
  locale: Locale,
  edition: Edition,
): Promise<readonly StabilityRow[]> {
  const name = sql<string>`coalesce(${local.name}, ${english.name}, ${countries.iso3})`;
  const rows = await ctx.read
    .select({ iso3: countries.iso3, name, result: bandStabilityResults.result })
    .from(bandStabilityResults)
    .innerJoin(assessments, eq(assessments.id, bandStabilityResults.assessmentId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .leftJoin(english, and(eq(english.countryId, countries.id), eq(english.language, DEFAULT_LOCALE)))
    .leftJoin(local, and(eq(local.countryId, countries.id), eq(local.language, locale)))
    .where(and(eq(bandStabilityResults.runId, runId), visibleTo(ctx.actor, "figures.read")))
    .orderBy(byName(name), asc(countries.iso3));
  return rows.map(({ result, ...row }) => ({
    ...row,
    stability: result === null ? null : shownStability(edition, readResult(result)),
  }));
}

/**
 * The stability of one assessment: its newest runs, and what one of them came to. Throws NOT_FOUND where its figures are
 * not open to the reader.
 */
export async function assessmentStability(ctx: PersonCtx, key: AssessmentKey, { locale, run: named }: Asked) {
  const page = await assessmentPage(ctx, locale, key, "figures.read");
  const { assessment, subject } = page;
  if (assessment.roundKind === "outside") throw new AppError("NOT_FOUND", "no card in a round of others");
  const edition = await editionByHash(ctx, assessment.editionSha256);
  const { runs, run } = await runsToShow(ctx, ofAssessment(ctx, assessment.id), named);
  return {
    page,
    runs,
    run,
    language: edition.file.language,
    mayCompute: can(ctx.actor, "stability.compute", subject),
    ...(run === null ? NOTHING : await readOne(ctx, run.id, assessment, edition)),
  };
}

const NOTHING = { stability: null, hasChanged: false };

async function readOne(ctx: Ctx, runId: string, { id, cutOffOn }: AssessmentRecord, edition: Edition) {
  const [row] = await ctx.read
    .select({ result: bandStabilityResults.result, inputSha256: bandStabilityResults.inputSha256 })
    .from(bandStabilityResults)
    .where(and(eq(bandStabilityResults.runId, runId), eq(bandStabilityResults.assessmentId, id)));
  if (!row || row.result === null) return NOTHING;
  const input = stabilityInput(edition, await readScoredRatings(ctx, id), cutOffOn);
  return {
    stability: shownStability(edition, readResult(row.result)),
    /** The ratings or their sources are not what was simulated. */
    hasChanged: inputSha256(input) !== row.inputSha256,
  };
}
