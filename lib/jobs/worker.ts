/** Takes jobs from the queue and runs their handlers. */
import "server-only";
import type { Database } from "@/db/client";
import { createContext } from "@/lib/core/context";
import { log } from "@/lib/core/log";
import { HANDLERS } from "./handlers";
import { workerQueue } from "./queue";
import { JOBS, type JobData, type JobName, jobNames } from "./registry";

/** How long a job that is running may take once the worker was asked to stop. */
const DRAIN_MS = 15_000;
/** Somebody waits for what was asked for. */
const ASKED_FOR_POLL_SECONDS = 0.5;

/** Runs one job: parses what it was told and hands it a context of its own, as the system. */
export async function runJob<Name extends JobName>(
  database: Database,
  name: Name,
  data: unknown,
  now: Date,
): Promise<void> {
  const ctx = createContext(database, { kind: "system", job: name }, now);
  // Parsed by the schema of the same name, which the types of a table of jobs cannot follow.
  await HANDLERS[name](ctx, JOBS[name].data.parse(data) as JobData<Name>);
}

/** Starts taking jobs; `stop` lets the running ones end. A job that throws is tried again later. */
export async function startWorker(database: Database): Promise<{ stop: () => Promise<void> }> {
  const boss = workerQueue(database.pool);
  boss.on("error", (error) => log().error({ err: error }, "the job queue reports an error"));
  await boss.start();
  for (const name of jobNames()) {
    const { schedule } = JOBS[name];
    if (schedule !== null) await boss.schedule(name, schedule);
    const options = schedule === null ? { pollingIntervalSeconds: ASKED_FOR_POLL_SECONDS } : {};
    await boss.work(name, options, async (jobs) => {
      for (const job of jobs) {
        const started = performance.now();
        await runJob(database, name, job.data, new Date());
        log().info({ job: name, id: job.id, ms: Math.round(performance.now() - started) }, "job done");
      }
    });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: DRAIN_MS }) };
}
