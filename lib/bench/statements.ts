/** How many SQL statements the answer to one request takes, read from the log of the embedded database. */
import { closeSync, openSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";

/** The log is written by another process; it is there well before this. */
const LOG_DELAY_MS = 300;
/** What an entry of the log begins with: instant and process. */
const ENTRY = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d+ \w+ \[\d+\] /m;
/** The job queue asks on its own account. */
const JOB_QUEUE = /pgboss\./;

/** Runs `work` while every statement is logged, and gives their texts, those of the job queue left out. */
export async function statementsOf(
  pool: pg.Pool,
  dataDir: string,
  work: () => Promise<unknown>,
): Promise<string[]> {
  const log = join(dataDir, "postgres.log");
  await logStatements(pool, "all");
  try {
    await sleep(LOG_DELAY_MS);
    const before = statSync(log).size;
    await work();
    await sleep(LOG_DELAY_MS);
    return statementsIn(readFrom(log, before));
  } finally {
    await logStatements(pool, "none");
  }
}

async function logStatements(pool: pg.Pool, which: "all" | "none"): Promise<void> {
  await pool.query(`alter system set log_statement = '${which}'`);
  await pool.query("select pg_reload_conf()");
}

function readFrom(file: string, offset: number): string {
  const handle = openSync(file, "r");
  try {
    return readFileSync(handle).subarray(offset).toString("utf8");
  } finally {
    closeSync(handle);
  }
}

/** The texts of the statements that a log holds; each goes on until the next entry begins, over many lines too. */
export function statementsIn(text: string): string[] {
  return text
    .split(ENTRY)
    .flatMap((entry) => /^LOG: {2}(?:statement|execute [^:]*): (.*)/s.exec(entry)?.[1]?.trim() ?? [])
    .filter((statement) => !JOB_QUEUE.test(statement));
}
