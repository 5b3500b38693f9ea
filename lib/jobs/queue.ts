/** The queue of background work. It lives in the database, so that work is asked for in the transaction that needs it. */
import "server-only";
import { sql } from "drizzle-orm";
import type pg from "pg";
import { fromDrizzle, PgBoss } from "pg-boss";
import type { WritableDatabase } from "@/db/client";
import { JOBS, type JobData, type JobName, jobNames } from "./registry";

/** Where the jobs of runs go that were delivered in vain so often as they may be. */
const GIVEN_UP = "given-up" satisfies JobName;
const EVERY_QUEUE = { retryLimit: 3, retryBackoff: true };
/**
 * Somebody waits for what a run makes. A worker that was killed is missed when its heartbeat stays away, long before
 * the job expires, and the job is delivered again. Masks take the worker's processor for some seconds, in which its
 * heart does not beat; who is missed though alive does no harm (`runs.ts`).
 */
const RUN_QUEUE = {
  ...EVERY_QUEUE,
  retryLimit: 2,
  heartbeatSeconds: 30,
  expireInSeconds: 2 * 60 * 60,
  deadLetter: GIVEN_UP,
};
/** How often the worker looks for jobs whose heartbeat stayed away. */
const SUPERVISION_SECONDS = 15;

function over(pool: pg.Pool): {
  executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
} {
  return { executeSql: (text, values) => pool.query(text, values) };
}

/** Makes the tables of the queue and one queue a job, as it is to be now. Idempotent; runs under the migration lock. */
export async function installQueues(pool: pg.Pool): Promise<void> {
  const boss = new PgBoss({ db: over(pool), supervise: false, schedule: false });
  await boss.start();
  try {
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
    // The queue for what is given up stands before those that name it.
    for (const name of jobNames().toSorted((a) => (a === GIVEN_UP ? -1 : 0))) {
      const options = isRun(name) ? RUN_QUEUE : EVERY_QUEUE;
      if (existing.has(name)) await boss.updateQueue(name, options);
      else await boss.createQueue(name, options);
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** Whether a job works on a run: it comes by no clock, and is not the one that gives them up. */
function isRun(name: JobName): boolean {
  return JOBS[name].schedule === null && name !== GIVEN_UP;
}

/**
 * Asks for a job in the caller's transaction: it runs only if that commits, and then for sure.
 * Throws when `data` is not what the job is told.
 */
export async function enqueue<Name extends JobName>(
  tx: WritableDatabase,
  name: Name,
  data: JobData<Name>,
): Promise<void> {
  // A client of its own, never started: it holds nothing, and every statement it makes is one of `tx`.
  const boss = new PgBoss({ db: fromDrizzle(tx, sql), supervise: false, schedule: false, migrate: false });
  await boss.send(name, JOBS[name].data.parse(data));
}

/** The queue as the worker needs it: with supervision and the clock. */
export function workerQueue(pool: pg.Pool): PgBoss {
  return new PgBoss({
    db: over(pool),
    migrate: false,
    createSchema: false,
    superviseIntervalSeconds: SUPERVISION_SECONDS,
    monitorIntervalSeconds: SUPERVISION_SECONDS,
  });
}
