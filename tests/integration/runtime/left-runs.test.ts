import type { PgBoss } from "pg-boss";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { figureVersionsOf } from "@/lib/figures/queries";
import { askForFigures, lastFigureRun } from "@/lib/figures/runs";
import { installQueues, workerQueue } from "@/lib/jobs/queue";
import { startWorker } from "@/lib/jobs/worker";
import { checkEntry } from "@/lib/registers/mutations";
import { test } from "@/tests/support/database";
import { detectionOf, makeEntry } from "@/tests/support/entries";
import { contextOf, makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const POLLED = { timeout: 15_000 };

/** A version of figures that was asked for, and how it stands. */
async function askedFor(db: Database) {
  const made = await makeScoredCountry(db);
  const steward = contextOf(db, await makePerson(db, "Steward", ["data_steward"]));
  const code = await makeEntry(made.as(made.assessor), "detections", detectionOf(made.iso3, 2008, 40));
  await checkEntry(steward, { register: "detections", code, version: 1, withoutSource: "on" });
  const ask = () => askForFigures(steward, { register: "detections", iso3: made.iso3, reason: null });
  expect(await ask()).toMatchObject({ ok: true });
  const versions = () => figureVersionsOf(steward, "detections", made.iso3);
  return { ask, last: () => lastFigureRun(steward, "detections", made.iso3), versions };
}

/** An attempt at the run of figures that waits, by a worker that is killed: its heart stops beating. */
async function attemptOfKilledWorker(db: Database, boss: PgBoss): Promise<void> {
  await db.pool.query("update pgboss.job set start_after = now() where state = 'retry'");
  const [job] = await boss.fetch("figures");
  expect(job).toMatchObject({ heartbeatSeconds: 30, expireInSeconds: 7200 });
  await db.pool.query("update figure_runs set status = 'working' where status = 'waiting'");
  await db.pool.query(
    "update pgboss.job set heartbeat_on = now() - interval '31 seconds' where state = 'active'",
  );
  await db.pool.query("update pgboss.queue set monitor_on = null, monitor_claim_on = null");
  await boss.supervise();
}

test("a run whose worker was killed is taken up again by another", async ({ db }) => {
  const { ask, last, versions } = await askedFor(db);
  const boss = workerQueue(db.pool);
  await boss.start();
  await attemptOfKilledWorker(db, boss);
  await boss.stop({ graceful: false });
  expect(await last()).toMatchObject({ status: "working" });
  expect(await ask()).toEqual({ ok: false, reason: "busy" });
  const worker = await startWorker(db);
  await expect.poll(last, POLLED).toMatchObject({ status: "done", number: 1 });
  await worker.stop();
  expect(await versions()).toHaveLength(1);
});

test("a run whose workers were killed each time is said to have failed, and may be asked for again", async ({
  db,
}) => {
  const { ask, last, versions } = await askedFor(db);
  const boss = workerQueue(db.pool);
  await boss.start();
  for (const _ of ["first", "second", "third"]) await attemptOfKilledWorker(db, boss);
  await boss.stop({ graceful: false });
  const worker = await startWorker(db);
  await expect.poll(last, POLLED).toMatchObject({ status: "failed", number: null });
  expect(await versions()).toEqual([]);
  expect(await ask()).toEqual({ ok: true, value: null });
  await expect.poll(versions, POLLED).toHaveLength(1);
  await worker.stop();
});

test("queues that are there already are brought to what they are to be now", async ({ db }) => {
  const options = async () => {
    const { rows } = await db.pool.query(
      "select name, heartbeat_seconds, expire_seconds, dead_letter from pgboss.queue where name in ('figures', 'housekeeping') order by name",
    );
    return rows;
  };
  const wanted = await options();
  await db.pool.query(
    "update pgboss.queue set heartbeat_seconds = null, expire_seconds = 900, dead_letter = null",
  );
  await installQueues(db.pool);
  expect(await options()).toEqual(wanted);
  expect(wanted).toEqual([
    { name: "figures", heartbeat_seconds: 30, expire_seconds: 7200, dead_letter: "given-up" },
    { name: "housekeeping", heartbeat_seconds: null, expire_seconds: 900, dead_letter: null },
  ]);
});
