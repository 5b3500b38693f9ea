/**
 * The state of runs of background work: rows that say how far the worker is with what a person asked for.
 *
 * A run is `waiting`, then `working`, then as its work left it. An attempt that was killed leaves it `working`, and the
 * queue delivers it again. So there may be two attempts at one run, and the answer to a commit may be lost: what a run
 * came to is written only while it is still `working` on the same request, and what stays of the work only together
 * with that. Who writes after a commit that was not answered waits for its row and then finds it ended.
 */
import "server-only";
import { and, eq, getTableName, inArray, type SQL } from "drizzle-orm";
import { bandStabilityRuns } from "@/db/schema/band-stability";
import { boundaryReadings } from "@/db/schema/boundary";
import { checkRuns } from "@/db/schema/check-run";
import { figureRuns } from "@/db/schema/figure-version";
import { importRuns } from "@/db/schema/import";
import { reportRuns } from "@/db/schema/report";
import { actingAs, type Ctx, type MutationCtx } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { type HousekeepingDatabase, housekeeping } from "@/lib/core/housekeeping";
import { log } from "@/lib/core/log";
import { personOfJob } from "@/lib/users/acting-person";

/** The tables of runs that end after a day. */
export const PASSING_RUN_TABLES = [importRuns, boundaryReadings, figureRuns, checkRuns, reportRuns] as const;
/** The tables of all runs: simulations stay with what they came to. */
const RUN_TABLES = [...PASSING_RUN_TABLES, bandStabilityRuns] as const;
export type RunTable = (typeof RUN_TABLES)[number];
type Row<T extends RunTable> = T["$inferSelect"];
type Columns<T extends RunTable> = Partial<Row<T>>;

/** A kind of runs. */
export type RunKind<T extends RunTable> = {
  table: T;
  /** The condition that a run was not asked for something else since the row was read; left out where it never is. */
  sameRequest?: (row: Row<T>) => SQL | undefined;
};

/** What the work on a run may write to it. */
export type RunState<T extends RunTable> = {
  /** Notes how far it is, in a transaction beside the one of the work. */
  note: (columns: Columns<T>) => Promise<void>;
  /** Whether it is still to be worked on: nobody ended it meanwhile. */
  isOpen: () => Promise<boolean>;
  /** Ends it in the transaction of the work, so that both commit or neither does. Throws CONFLICT where it ended already. */
  end: (inside: MutationCtx, columns: Columns<T>) => Promise<void>;
};

/**
 * Takes a run up and works on it as the person who asked, unless it has ended. What `work` answers is written to it;
 * null says that the work ended it itself. What goes wrong is logged, and the run says that it failed.
 */
export async function workOnRun<T extends RunTable>(
  ctx: Ctx,
  { table, sameRequest = () => undefined }: RunKind<T>,
  id: string,
  work: (person: Ctx, row: Row<T>, state: RunState<T>) => Promise<Columns<T> | null>,
): Promise<void> {
  const [row] = await housekeeping(ctx, (tx) => write(tx, table, { status: "working" }, isOpen(table, id)));
  if (!row) return;
  const isAtWork = and(eq(table.id, id), eq(table.status, "working"), sameRequest(row));
  const note = async (columns: Columns<RunTable>) => {
    await housekeeping(ctx, (tx) => write(tx, table, columns, isAtWork));
  };
  const state: RunState<T> = {
    note,
    isOpen: async () => {
      const [row] = await ctx.read.select({ id: table.id }).from<RunTable>(table).where(isAtWork);
      return row !== undefined;
    },
    end: async ({ tx }, columns) => {
      if ((await write(tx, table, columns, isAtWork)).length === 0)
        throw new AppError("CONFLICT", `run ${id}`);
    },
  };
  try {
    const actor = await personOfJob(ctx, row.personId);
    if (actor === null) throw new AppError("FORBIDDEN", "the person of a run");
    const columns = await work(actingAs(ctx, actor), row, state);
    if (columns !== null) await note(columns);
  } catch (error) {
    log().error(
      { err: error, runs: getTableName(table), run: id },
      "an attempt at a run of background work failed",
    );
    await note({ status: "failed" });
  }
}

/** Says of a run, of whichever kind, that it failed where the queue has given it up. */
export async function giveUpRun(ctx: Ctx, id: string): Promise<void> {
  log().error({ run: id }, "a run of background work was given up");
  await housekeeping(ctx, async (tx) => {
    for (const table of RUN_TABLES) await write(tx, table, { status: "failed" }, isOpen(table, id));
  });
}

function isOpen(table: RunTable, id: string): SQL | undefined {
  return and(eq(table.id, id), inArray(table.status, ["waiting", "working"]));
}

/** Writes to the runs of which the condition holds and answers them. */
async function write<T extends RunTable>(
  tx: Pick<HousekeepingDatabase, "update">,
  table: T,
  columns: Columns<RunTable>,
  condition: SQL | undefined,
): Promise<Row<T>[]> {
  // The types of the query builder cannot follow a table that is one of several.
  const rows = await tx.update<RunTable>(table).set(columns).where(condition).returning();
  return rows as Row<T>[];
}
