/** What the worker does with a simulation of bands: one assessment after the other, each written as it is done. */
import "server-only";
import { setImmediate as letOthersWork } from "node:timers/promises";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { assessments } from "@/db/schema/assessment";
import { bandStabilityResults, bandStabilityRuns } from "@/db/schema/band-stability";
import { countries } from "@/db/schema/country";
import { instrumentEditions } from "@/db/schema/instrument";
import { rounds } from "@/db/schema/round";
import { visibleTo } from "@/lib/assessments/visible-to";
import type { Ctx } from "@/lib/core/context";
import { housekeeping } from "@/lib/core/housekeeping";
import { startNumber } from "@/lib/core/start-number";
import { editionByHash } from "@/lib/editions/queries";
import { type RunKind, type RunState, workOnRun } from "@/lib/jobs/runs";
import { readScoredRatings } from "@/lib/ratings/effective-ratings";
import { type Stability, simulateStability } from "@/lib/scoring/stability";
import { inputSha256, stabilityInput } from "./input";

type Run = typeof bandStabilityRuns.$inferSelect;
type State = RunState<typeof bandStabilityRuns>;
type Target = Awaited<ReturnType<typeof readTargets>>[number];

const RUNS: RunKind<typeof bandStabilityRuns> = { table: bandStabilityRuns };
/** How often a run says how far it is and asks whether it was stopped. */
const NOTE_MS = 1_000;

/**
 * Simulates what was asked for, as the person who asked: an assessment whose figures that person may not see any more
 * is left out. An attempt that was killed goes on with the assessments that are not done.
 */
export function workOnStability(ctx: Ctx, id: string): Promise<void> {
  return workOnRun(ctx, RUNS, id, async (person, run, state) => {
    const targets = await readTargets(person, id);
    let done = run.total - run.draws * targets.length;
    for (const target of targets) {
      const result = await simulate(person, run, target, state, done);
      // Asked here as well: an assessment may take less time than passes between two questions.
      if (result === null || !(await state.isOpen())) return null;
      await housekeeping(ctx, (tx) =>
        tx
          .update(bandStabilityResults)
          .set(result)
          .where(
            and(
              eq(bandStabilityResults.runId, id),
              eq(bandStabilityResults.assessmentId, target.assessmentId),
              isNull(bandStabilityResults.computedAt),
            ),
          ),
      );
      done += run.draws;
      await state.note({ done });
    }
    return { status: "done", done: run.total };
  });
}

/** The assessments of a run that are not done, by the code of their country. */
function readTargets(ctx: Ctx, run: string) {
  return ctx.read
    .select({
      assessmentId: assessments.id,
      iso3: countries.iso3,
      round: rounds.code,
      cutOffOn: rounds.cutOffOn,
      editionSha256: instrumentEditions.sha256,
    })
    .from(bandStabilityResults)
    .innerJoin(assessments, eq(assessments.id, bandStabilityResults.assessmentId))
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(countries, eq(countries.id, assessments.countryId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(
      and(
        eq(bandStabilityResults.runId, run),
        isNull(bandStabilityResults.computedAt),
        visibleTo(ctx.actor, "stability.compute"),
      ),
    )
    .orderBy(asc(sql`${countries.iso3} collate "C"`));
}

/** Simulates one assessment and lets others work in between; null where the run was stopped. */
async function simulate(ctx: Ctx, run: Run, target: Target, state: State, before: number) {
  const edition = await editionByHash(ctx, target.editionSha256);
  const ratings = await readScoredRatings(ctx, target.assessmentId);
  const input = stabilityInput(edition, ratings, target.cutOffOn);
  const simulation = simulateStability(edition, input, {
    draws: run.draws,
    weightSpread: run.weightSpread,
    seed: startOf(run.seed, target),
  });
  let noted = performance.now();
  for (let step = simulation.next(); ; step = simulation.next()) {
    if (step.done)
      return { result: step.value satisfies Stability, inputSha256: inputSha256(input), computedAt: ctx.now };
    await letOthersWork();
    if (performance.now() - noted < NOTE_MS) continue;
    if (!(await state.isOpen())) return null;
    await state.note({ done: before + step.value });
    noted = performance.now();
  }
}

/** From where the draws of one assessment begin: whatever else is in the run, they are the same. */
function startOf(seed: number, { round, iso3 }: Target): number {
  return startNumber(`${seed}/${round}/${iso3}`);
}
