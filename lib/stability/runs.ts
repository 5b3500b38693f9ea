/** Simulations of bands as their readers see them: how they were asked for and how far they are. */
import "server-only";
import { and, desc, eq, exists, isNull, type SQL, sql } from "drizzle-orm";
import type { BandStabilityStatus } from "@/db/enums";
import { assessments } from "@/db/schema/assessment";
import { bandStabilityResults, bandStabilityRuns } from "@/db/schema/band-stability";
import { visibleTo } from "@/lib/assessments/visible-to";
import { type Ctx, hasRole } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";

/** A simulation with its settings, without who asked for it. */
export type StabilityRun = {
  id: string;
  seed: number;
  draws: number;
  weightSpread: number;
  status: BandStabilityStatus;
  /** Which share of its draws is done, in whole percent. How many it has would tell how many assessments it holds. */
  percent: number;
  /** The same share of the draws of one assessment: it moves where a percent takes long. */
  drawsDone: number;
  createdAt: string;
  /** The reader asked for it or is a programme manager, and it is not over. */
  mayCancel: boolean;
};

const RUNS_SHOWN = 10;
const WHOLE = 100;

const columns = {
  id: bandStabilityRuns.id,
  personId: bandStabilityRuns.personId,
  seed: bandStabilityRuns.seed,
  draws: bandStabilityRuns.draws,
  weightSpread: bandStabilityRuns.weightSpread,
  status: bandStabilityRuns.status,
  total: bandStabilityRuns.total,
  done: bandStabilityRuns.done,
  createdAt: bandStabilityRuns.createdAt,
};

/** The condition that a run holds an assessment whose figures the actor may see: what is hidden is not there. */
function isOpenTo(ctx: Ctx): SQL {
  return exists(
    ctx.read
      .select({ one: sql`1` })
      .from(bandStabilityResults)
      .innerJoin(assessments, eq(assessments.id, bandStabilityResults.assessmentId))
      .where(and(eq(bandStabilityResults.runId, bandStabilityRuns.id), visibleTo(ctx.actor, "figures.read"))),
  );
}

async function readRuns(ctx: Ctx, condition: SQL | undefined): Promise<readonly StabilityRun[]> {
  const rows = await ctx.read
    .select(columns)
    .from(bandStabilityRuns)
    .where(and(condition, isOpenTo(ctx)))
    .orderBy(desc(bandStabilityRuns.createdAt), desc(bandStabilityRuns.id))
    .limit(RUNS_SHOWN);
  const { actor } = ctx;
  return rows.map(({ personId, createdAt, total, done, ...run }) => ({
    ...run,
    percent: total === 0 ? 0 : Math.floor((done / total) * WHOLE),
    drawsDone: total === 0 ? 0 : Math.floor((done / total) * run.draws),
    createdAt: createdAt.toISOString(),
    mayCancel:
      (run.status === "waiting" || run.status === "working") &&
      ((actor.kind === "user" && actor.userId === personId) || hasRole(actor, "programme_manager")),
  }));
}

/** One run. Throws NOT_FOUND where it is absent or no figure of it is open to the actor. */
export async function readRun(ctx: Ctx, id: string): Promise<StabilityRun> {
  const [run] = await readRuns(ctx, eq(bandStabilityRuns.id, id));
  if (!run) throw new AppError("NOT_FOUND", `simulation ${id}`);
  return run;
}

/** The runs of a whole round, as a condition. */
export function ofRound(roundId: string): SQL | undefined {
  return and(eq(bandStabilityRuns.roundId, roundId), isNull(bandStabilityRuns.assessmentId));
}

/** The runs that hold an assessment, of it alone or of its round, as a condition. */
export function ofAssessment(ctx: Ctx, assessmentId: string): SQL | undefined {
  return exists(
    ctx.read
      .select({ one: sql`1` })
      .from(bandStabilityResults)
      .where(
        and(
          eq(bandStabilityResults.runId, bandStabilityRuns.id),
          eq(bandStabilityResults.assessmentId, assessmentId),
        ),
      ),
  );
}

/**
 * The newest runs of those that hold something for the actor, and the one that a page shows: the one that its address
 * names, however old it is, else the newest. Throws NOT_FOUND for one that is not among them.
 */
export async function runsToShow(
  ctx: Ctx,
  of: SQL | undefined,
  named: string | undefined,
): Promise<{ runs: readonly StabilityRun[]; run: StabilityRun | null }> {
  const runs = await readRuns(ctx, of);
  if (named === undefined) return { runs, run: runs[0] ?? null };
  const newest = runs.find(({ id }) => id === named);
  const [run] = newest ? [newest] : await readRuns(ctx, and(of, eq(bandStabilityRuns.id, named)));
  if (!run) throw new AppError("NOT_FOUND", `simulation ${named}`);
  return { runs, run };
}
