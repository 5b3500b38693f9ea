import "server-only";
import { asc, eq } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { countries } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { rounds } from "@/db/schema/round";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { editionByHash } from "@/lib/editions/queries";
import { readScoringInput } from "@/lib/ratings/figures";
import { scoreAssessment } from "@/lib/scoring/engine";
import { SCORE_COLUMNS, type ScoreRow, scoreRows } from "@/lib/scoring/score-rows";

export const ROUND_SCORE_COLUMNS = ["country_iso3", ...SCORE_COLUMNS] as const;
export type RoundScoreRow = ScoreRow & { readonly country_iso3: string };

/**
 * Every figure of every country of a round, computed afresh from the effective ratings. For commands of the
 * installation only: it knows no reader, so a person is refused. Throws NOT_FOUND for an unknown round.
 */
export async function roundScores(ctx: Ctx, code: string): Promise<readonly RoundScoreRow[]> {
  if (ctx.actor.kind !== "system") throw new AppError("FORBIDDEN", "figures of a whole round");
  const targets = await ctx.read
    .select({
      id: assessments.id,
      editionId: assessments.editionId,
      cutOffOn: rounds.cutOffOn,
      iso3: countries.iso3,
      sha256: instrumentEditions.sha256,
    })
    .from(rounds)
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, rounds.editionId))
    .leftJoin(assessments, eq(assessments.roundId, rounds.id))
    .leftJoin(countries, eq(countries.id, assessments.countryId))
    .where(eq(rounds.code, code))
    .orderBy(asc(countries.iso3));
  if (targets.length === 0) throw new AppError("NOT_FOUND", `round ${code}`);
  const rows: RoundScoreRow[] = [];
  for (const { id, editionId, cutOffOn, iso3, sha256 } of targets) {
    if (id === null || editionId === null || iso3 === null) continue;
    const edition = await editionByHash(ctx, sha256);
    const scored = scoreAssessment(
      edition,
      await readScoringInput(ctx, { id, editionId, cutOffOn }, edition),
    );
    rows.push(...scoreRows(scored).map((row) => ({ country_iso3: iso3, ...row })));
  }
  return rows;
}
