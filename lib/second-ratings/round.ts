/** How far first and second ratings of a round agree, over the assessments whose pairs are open to the reader. */
import "server-only";
import { and, asc, eq, getTableColumns } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { secondRatingPairs } from "@/db/schema/second-rating";
import { visibleTo } from "@/lib/assessments/visible-to";
import { hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import type { PersonCtx } from "@/lib/core/request";
import { editionByHash } from "@/lib/editions/queries";
import { getRound, type RoundRecord } from "@/lib/rounds/queries";
import { agreementByIndicator, agreementByPillar, type GroupAgreement } from "./agreement";
import { pairFacts } from "./queries";
import { disagreementsOf, startOf } from "./rules";

export type RoundAgreement = {
  round: RoundRecord;
  /** BCP 47 tag of the names. */
  language: string;
  /** Assessments with a pair that the reader may see. */
  assessments: number;
  pairs: number;
  /** Pairs that needed a decision. */
  apart: number;
  pillars: readonly GroupAgreement[];
  indicators: readonly GroupAgreement[];
};

/** Whether the agreement of a round is open to the reader, as a link to it asks. */
export async function mayReadAgreement(
  ctx: PersonCtx,
  round: Pick<RoundRecord, "id" | "secondRating">,
): Promise<boolean> {
  if (!round.secondRating) return false;
  return hasRole(ctx.actor, "programme_manager") || (await readPairsOf(ctx, round.id).limit(1)).length > 0;
}

function readPairsOf(ctx: PersonCtx, roundId: string) {
  return ctx.read
    .select(getTableColumns(secondRatingPairs))
    .from(secondRatingPairs)
    .innerJoin(assessments, eq(assessments.id, secondRatingPairs.assessmentId))
    .where(and(eq(assessments.roundId, roundId), visibleTo(ctx.actor, "second_rating.compare")))
    .orderBy(asc(secondRatingPairs.assessmentId), asc(secondRatingPairs.indicator));
}

/**
 * Reads the agreement of a round. Throws NOT_FOUND for an unknown round, and for who may see no pair of it, programme
 * managers apart: to them it says that there is none yet.
 */
export async function roundAgreement(ctx: PersonCtx, code: string): Promise<RoundAgreement> {
  const round = await getRound(ctx, code);
  const rows = await readPairsOf(ctx, round.id);
  if (rows.length === 0 && !hasRole(ctx.actor, "programme_manager")) {
    throw new AppError("NOT_FOUND", `agreement of ${code}`);
  }
  const edition = await editionByHash(ctx, round.editionSha256);
  const pairs = rows.map(pairFacts);
  const seed = startOf({ editionSha256: round.editionSha256, round: round.code, iso3: "" });
  return {
    round,
    language: edition.file.language,
    assessments: new Set(rows.map(({ assessmentId }) => assessmentId)).size,
    pairs: pairs.length,
    apart: pairs.filter(
      ({ indicator, first, second }) => disagreementsOf(edition, indicator, first, second).length > 0,
    ).length,
    pillars: agreementByPillar(edition, pairs, seed),
    indicators: agreementByIndicator(edition, pairs, seed),
  };
}
