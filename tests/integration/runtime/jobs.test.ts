import { expect } from "vitest";
import { enqueue, workerQueue } from "@/lib/jobs/queue";
import { test } from "@/tests/support/database";

test("a job is queued when the transaction that asked for it commits", async ({ db }) => {
  await db.transaction((tx) => enqueue(tx, "housekeeping", {}));
  const { rows } = await db.pool.query("select name from pgboss.job where name = 'housekeeping'");
  expect(rows).toHaveLength(1);
  await db.pool.query("delete from pgboss.job");
});

test("a job is not queued when the transaction that asked for it rolls back", async ({ db }) => {
  const failing = db.transaction(async (tx) => {
    await enqueue(tx, "housekeeping", {});
    throw new Error("changed my mind");
  });
  await expect(failing).rejects.toThrow("changed my mind");
  const { rows } = await db.pool.query("select name from pgboss.job");
  expect(rows).toEqual([]);
});

test("the worker takes a job that was asked for", async ({ db }) => {
  await db.transaction((tx) => enqueue(tx, "housekeeping", {}));
  const boss = workerQueue(db.pool);
  await boss.start();
  const taken = new Promise<string>((resolve) => {
    void boss.work("housekeeping", { pollingIntervalSeconds: 0.5 }, async ([job]) =>
      resolve(job?.name ?? ""),
    );
  });
  expect(await taken).toBe("housekeeping");
  await boss.stop({ graceful: false });
});
