import { expect } from "vitest";
import { runJob } from "@/lib/jobs/worker";
import { test } from "@/tests/support/database";

test("housekeeping removes limits that have run out and keeps the others", async ({ db }) => {
  const now = new Date("2026-03-01T00:00:00Z");
  await db.pool.query(
    "insert into rate_limits (key, points, expire) values ('past', 1, $1), ('future', 1, $2), ('never', 1, null)",
    [now.getTime() - 1, now.getTime() + 1],
  );
  await runJob(db, "housekeeping", {}, now);
  const { rows } = await db.pool.query("select key from rate_limits order by key");
  expect(rows).toEqual([{ key: "future" }, { key: "never" }]);
});
