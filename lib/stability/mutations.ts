/** A person has the worker simulate how stable bands are, and may stop it. */
import "server-only";
import { and, asc, eq, inArray } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { bandStabilityResults, bandStabilityRuns } from "@/db/schema/band-stability";
import { getAssessment } from "@/lib/assessments/queries";
import { visibleTo } from "@/lib/assessments/visible-to";
import { countSimulation } from "@/lib/auth/attempts";
import { type Ctx, databaseOf } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { housekeeping } from "@/lib/core/housekeeping";
import { newId } from "@/lib/core/ids";
import { done, type Result, refused } from "@/lib/core/result";
import { getRound } from "@/lib/rounds/queries";
import { readRun } from "./runs";
import { type SimulateAssessment, type SimulateRound, WEIGHT_SPREAD } from "./schema";

type Scope = {
  roundId: string;
  editionId: string;
  assessmentId: string | null;
  assessmentIds: readonly string[];
};

/**
 * Asks for a simulation of every assessment of a round that the actor may have simulated; refused where a run of the
 * actor is under way or there is nothing to simulate. Throws NOT_FOUND for an unknown round, TOO_MANY after many in a
 * short time.
 */
export async function simulateRound(
  ctx: Ctx,
  { round: code, seed, draws }: SimulateRound,
): Promise<Result<null, "busy" | "nothing">> {
  const round = await getRound(ctx, code);
  const rows = await ctx.read
    .select({ id: assessments.id })
    .from(assessments)
    .where(and(eq(assessments.roundId, round.id), visibleTo(ctx.actor, "stability.compute")))
    .orderBy(asc(assessments.id));
  if (rows.length === 0) return refused("nothing");
  const scope: Scope = {
    roundId: round.id,
    editionId: round.editionId,
    assessmentId: null,
    assessmentIds: rows.map(({ id }) => id),
  };
  return askFor(ctx, scope, { seed, draws });
}

/** The same for one assessment. Throws NOT_FOUND where the actor may not have it simulated, and TOO_MANY. */
export async function simulateAssessment(
  ctx: Ctx,
  { round, iso3, seed, draws }: SimulateAssessment,
): Promise<Result<null, "busy" | "nothing">> {
  const { assessment } = await getAssessment(ctx, { round, iso3 }, "stability.compute");
  const { id, roundId, editionId } = assessment;
  return askFor(ctx, { roundId, editionId, assessmentId: id, assessmentIds: [id] }, { seed, draws });
}

async function askFor(
  ctx: Ctx,
  { assessmentIds, ...scope }: Scope,
  settings: { seed: number; draws: number },
): Promise<Result<null, "busy">> {
  const { actor } = ctx;
  if (actor.kind !== "user") throw new AppError("FORBIDDEN", "a simulation without a person");
  await countSimulation(databaseOf(ctx).pool, actor.userId);
  return housekeeping(ctx, async (tx, askForJob): Promise<Result<null, "busy">> => {
    const run = newId(ctx.now);
    const taken = await tx
      .insert(bandStabilityRuns)
      .values({
        id: run,
        ...scope,
        personId: actor.userId,
        ...settings,
        weightSpread: WEIGHT_SPREAD,
        status: "waiting",
        total: settings.draws * assessmentIds.length,
        done: 0,
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: bandStabilityRuns.id });
    if (taken.length === 0) return refused("busy");
    await tx
      .insert(bandStabilityResults)
      .values(assessmentIds.map((assessmentId) => ({ runId: run, assessmentId })));
    await askForJob("stability", { run });
    return done(null);
  });
}

/** Stops a simulation; what it has come to stays. Refused where it is over. Throws NOT_FOUND for who may not stop it. */
export async function cancelStability(ctx: Ctx, { run: id }: { run: string }): Promise<Result<null, "over">> {
  const run = await readRun(ctx, id);
  if (!run.mayCancel) throw new AppError("NOT_FOUND", `simulation ${id}`);
  const cancelled = await housekeeping(ctx, (tx) =>
    tx
      .update(bandStabilityRuns)
      .set({ status: "cancelled" })
      .where(and(eq(bandStabilityRuns.id, id), inArray(bandStabilityRuns.status, ["waiting", "working"])))
      .returning({ id: bandStabilityRuns.id }),
  );
  return cancelled.length === 0 ? refused("over") : done(null);
}
