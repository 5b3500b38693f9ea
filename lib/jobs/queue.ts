/** The queue of background work. It lives in the database, so that work is asked for in the transaction that needs it. */
import "server-only";
import { sql } from "drizzle-orm";
import type pg from "pg";
import { fromDrizzle, PgBoss } from "pg-boss";
import type { WritableDatabase } from "@/db/client";
import { JOBS, type JobData, type JobName, jobNames } from "./registry";

const RETRIES_MAX = 3;

function over(pool: pg.Pool): {
  executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;
} {
  return { executeSql: (text, values) => pool.query(text, values) };
}

/** Makes the tables of the queue and one queue a job. Idempotent; runs under the migration lock. */
export async function installQueues(pool: pg.Pool): Promise<void> {
  const boss = new PgBoss({ db: over(pool), supervise: false, schedule: false });
  await boss.start();
  try {
    const existing = new Set((await boss.getQueues()).map((queue) => queue.name));
    for (const name of jobNames()) {
      if (!existing.has(name)) await boss.createQueue(name, { retryLimit: RETRIES_MAX, retryBackoff: true });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
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
  return new PgBoss({ db: over(pool), migrate: false, createSchema: false });
}
