/**
 * A person asks for a version of the figures of a country, the worker makes it: its mask may take the processor for
 * longer than anybody's page should wait.
 */
import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { FigureRefusal, FigureRunStatus } from "@/db/enums";
import { figureRuns } from "@/db/schema/figure-version";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { housekeeping } from "@/lib/core/housekeeping";
import { newId } from "@/lib/core/ids";
import { done, type Result, refused } from "@/lib/core/result";
import { type RunKind, workOnRun } from "@/lib/jobs/runs";
import { can } from "@/lib/policy/can";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { publishFigures } from "./mutations";
import { type FigureRegister, holdsFigures, type PublishFigures } from "./schema";

const FIGURE_RUNS: RunKind<typeof figureRuns> = { table: figureRuns };

/**
 * Asks the worker for a new version; refused as busy while one of the same figures is under way. Throws FORBIDDEN for who
 * may not publish, NOT_FOUND for an unknown country.
 */
export async function askForFigures(
  ctx: Ctx,
  { register, iso3, reason }: PublishFigures,
): Promise<Result<null, "busy">> {
  const { actor } = ctx;
  const subject = await countryEntrySubject(ctx, iso3);
  if (actor.kind !== "user" || !can(actor, "entry.check", subject))
    throw new AppError("FORBIDDEN", "entry.check");
  return housekeeping(ctx, async (tx, askFor): Promise<Result<null, "busy">> => {
    const run = newId(ctx.now);
    const taken = await tx
      .insert(figureRuns)
      .values({
        id: run,
        register,
        iso3,
        personId: actor.userId,
        reason,
        status: "waiting",
        createdAt: ctx.now,
      })
      .onConflictDoNothing()
      .returning({ id: figureRuns.id });
    if (taken.length === 0) return refused("busy");
    await askFor("figures", { run });
    return done(null);
  });
}

/** Makes the version that was asked for, as the person who asked. What goes wrong is logged and said on the page. */
export function workOnFigures(ctx: Ctx, id: string): Promise<void> {
  return workOnRun(ctx, FIGURE_RUNS, id, async (person, { register, iso3, reason }, { end }) => {
    if (!holdsFigures(register)) throw new AppError("INTERNAL", register);
    const result = await publishFigures(person, { register, iso3, reason }, (inside, version) =>
      end(inside, { status: "done", reason: null, ...version }),
    );
    return result.ok ? null : { status: "refused", refusal: result.reason };
  });
}

/** How the newest run of some figures stands, for those who may publish them. */
export type FigureRun = {
  status: FigureRunStatus;
  refusal: FigureRefusal | null;
  /** What its person typed, until the version is made. */
  reason: string | null;
  number: number | null;
  shown: number | null;
  hidden: number | null;
};

/** The newest run of the figures of a country, of whoever asked; null where none is of the last day. */
export async function lastFigureRun(
  ctx: Ctx,
  register: FigureRegister,
  iso3: string,
): Promise<FigureRun | null> {
  const [row] = await ctx.read
    .select({
      status: figureRuns.status,
      refusal: figureRuns.refusal,
      reason: figureRuns.reason,
      number: figureRuns.number,
      shown: figureRuns.shown,
      hidden: figureRuns.hidden,
    })
    .from(figureRuns)
    .where(and(eq(figureRuns.register, register), eq(figureRuns.iso3, iso3)))
    .orderBy(desc(figureRuns.createdAt), desc(figureRuns.id))
    .limit(1);
  return row ?? null;
}
