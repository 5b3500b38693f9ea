/**
 * A person asks for a version of the figures of a country, the worker makes it: its mask may take the processor for
 * longer than anybody's page should wait.
 */
import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { FigureRefusal, FigureRunStatus } from "@/db/enums";
import { figureRuns } from "@/db/schema/figure-version";
import { actingAs, type Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { housekeeping } from "@/lib/core/housekeeping";
import { newId } from "@/lib/core/ids";
import { log } from "@/lib/core/log";
import { done, type Result, refused } from "@/lib/core/result";
import { can } from "@/lib/policy/can";
import { countryEntrySubject } from "@/lib/registers/country-subject";
import { personOfJob } from "@/lib/users/acting-person";
import { publishFigures } from "./mutations";
import { type FigureRegister, holdsFigures, type PublishFigures } from "./schema";

type Row = typeof figureRuns.$inferSelect;

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
export async function workOnFigures(ctx: Ctx, id: string): Promise<void> {
  const [row] = await ctx.read.select().from(figureRuns).where(eq(figureRuns.id, id));
  if (!row || (row.status !== "waiting" && row.status !== "working")) return;
  await note(ctx, id, { status: "working" });
  try {
    const actor = await personOfJob(ctx, row.personId);
    if (actor === null) throw new AppError("FORBIDDEN", "the person of a run of figures");
    const { register, iso3, reason } = row;
    if (!holdsFigures(register)) throw new AppError("INTERNAL", register);
    const result = await publishFigures(actingAs(ctx, actor), { register, iso3, reason });
    await note(
      ctx,
      id,
      result.ok
        ? { status: "done", reason: null, ...result.value }
        : { status: "refused", refusal: result.reason },
    );
  } catch (error) {
    log().error({ err: error, run: id }, "figures could not be published");
    await note(ctx, id, { status: "failed" });
  }
}

async function note(ctx: Ctx, id: string, columns: Partial<Row>): Promise<void> {
  await housekeeping(ctx, (tx) => tx.update(figureRuns).set(columns).where(eq(figureRuns.id, id)));
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
