import { sql } from "drizzle-orm";
import { expect } from "vitest";
import { settings } from "@/db/schema/setting";
import { test } from "@/tests/support/database";

test("a long statement that comes often is prepared, and answers each question by itself", async ({ db }) => {
  const long = sql.raw(`/* ${"x".repeat(500)} */`);
  for (let turn = 0; turn < 30; turn += 1) {
    const rows = await db.read.select({ turn: sql<number>`${turn}::int ${long}` }).from(settings);
    expect(rows).toEqual([{ turn }]);
  }
  const { rows } = await db.pool.query("select statement from pg_prepared_statements");
  expect(rows).toHaveLength(1);
});
