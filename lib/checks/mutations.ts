/**
 * A person has many entries checked at once: what stood in a list is kept as it was seen, looked at by the worker, and
 * after the person's confirmation checked by the worker in one transaction.
 */
import "server-only";
import { and, asc, count, eq, inArray, or } from "drizzle-orm";
import { checkRuns } from "@/db/schema/check-run";
import { registerEntries } from "@/db/schema/register";
import type { Ctx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { housekeeping } from "@/lib/core/housekeeping";
import { newId } from "@/lib/core/ids";
import { done, type Result, refused } from "@/lib/core/result";
import { can } from "@/lib/policy/can";
import { filterConditions } from "@/lib/registers/conditions";
import { DEFINITIONS } from "@/lib/registers/definitions";
import { checkingSubject } from "@/lib/registers/new-entry-subject";
import { entryFilter, filterParameters } from "@/lib/registers/schema";
import { TABLES } from "@/lib/registers/tables";
import { entryFacts, visibleTo } from "@/lib/registers/visible-to";
import { programmeDay } from "@/lib/settings/programme-day";
import { getCheckRun } from "./queries";
import { type BeginCheck, CHECKED_MAX, type ConfirmCheck } from "./schema";
import type { BeginRefusal, CheckRefusal } from "./view";

/**
 * Keeps what waits for the actor's check in a list, each entry with its version, and asks the worker to look at it.
 * Throws FORBIDDEN for who checks nothing.
 */
export async function beginCheck(
  ctx: Ctx,
  { register, filter: parameters }: BeginCheck,
): Promise<Result<{ id: string }, BeginRefusal>> {
  const { actor } = ctx;
  if (actor.kind !== "user" || !can(actor, "entry.check", await checkingSubject(ctx)))
    throw new AppError("FORBIDDEN", "entry.check");
  const definition = DEFINITIONS[register];
  const { own } = TABLES[register];
  const day = await programmeDay(ctx);
  const filter = { ...entryFilter(definition, parameters), status: "to_check" as const, page: 1 };
  const rows = await ctx.read
    .select({ id: registerEntries.id, version: registerEntries.version })
    .from(registerEntries)
    .innerJoin(own, eq(own.entryId, registerEntries.id))
    .where(and(filterConditions(definition, filter, actor, day), visibleTo(actor, day)))
    .orderBy(asc(registerEntries.code))
    .limit(CHECKED_MAX + 1);
  if (rows.length === 0) return refused("nothing");
  if (rows.length > CHECKED_MAX) return refused("too_many");
  const { isSteward, isWriter } = entryFacts(actor, day);
  const [written] = await ctx.read
    .select({ count: count() })
    .from(registerEntries)
    .innerJoin(own, eq(own.entryId, registerEntries.id))
    .where(
      and(filterConditions(definition, { ...filter, status: "draft" }, actor, day), isSteward, isWriter),
    );
  return housekeeping(ctx, async (tx, askFor): Promise<Result<{ id: string }, never>> => {
    const id = newId(ctx.now);
    await tx.insert(checkRuns).values({
      id,
      register,
      personId: actor.userId,
      filter: filterParameters(filter),
      entries: rows.map((row) => [row.id, row.version] as const),
      total: rows.length,
      own: written?.count ?? 0,
      step: "look",
      status: "waiting",
      view: null,
      written: 0,
      createdAt: ctx.now,
    });
    await askFor("check", { run: id });
    return done({ id });
  });
}

/**
 * Has the entries checked by the worker, after the person saw what was found of them; those without a source only where
 * the person says so. Throws NOT_FOUND.
 */
export async function confirmCheck(
  ctx: Ctx,
  { run: id, withoutSource }: ConfirmCheck,
): Promise<Result<null, CheckRefusal>> {
  const { view } = await getCheckRun(ctx, id);
  return housekeeping(ctx, async (tx, askFor): Promise<Result<null, CheckRefusal>> => {
    const taken = await tx
      .update(checkRuns)
      .set({
        step: "check",
        status: "waiting",
        written: 0,
        view: { ...view, takesUnsourced: withoutSource === "on" },
      })
      .where(
        and(
          eq(checkRuns.id, id),
          or(
            and(eq(checkRuns.step, "look"), eq(checkRuns.status, "ready")),
            and(eq(checkRuns.step, "check"), eq(checkRuns.status, "failed")),
          ),
        ),
      )
      .returning({ id: checkRuns.id });
    if (taken.length === 0) return refused("busy");
    await askFor("check", { run: id });
    return done(null);
  });
}

/** Ends a check; refused while it is being carried out. Throws NOT_FOUND. */
export async function discardCheck(ctx: Ctx, id: string): Promise<Result<{ list: string }, CheckRefusal>> {
  const { register, filter } = await getCheckRun(ctx, id);
  const isIdle = or(eq(checkRuns.step, "look"), inArray(checkRuns.status, ["done", "failed"]));
  const discarded = await housekeeping(ctx, (tx) =>
    tx
      .delete(checkRuns)
      .where(and(eq(checkRuns.id, id), isIdle))
      .returning({ id: checkRuns.id }),
  );
  if (discarded.length === 0) return refused("busy");
  return done({ list: `/${register}?${new URLSearchParams(filter).toString()}` });
}
