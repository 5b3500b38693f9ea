import { sql } from "drizzle-orm";
import { describe, expect, onTestFinished } from "vitest";
import { openDatabase } from "@/db/client";
import { settings } from "@/db/schema/setting";
import { reportFailure } from "@/lib/core/failure";
import { type TestDatabase, test } from "@/tests/support/database";

const LIMIT_MS = 250;
/** Longer than any test may take: only the limit ends it. */
const ENDLESS = sql`pg_sleep(3600)`;

function limited({ url }: TestDatabase) {
  const database = openDatabase({ connectionString: url, statement_timeout: LIMIT_MS });
  onTestFinished(database.close);
  return database;
}

describe("a database with a limit for its reads", () => {
  test("ends a read that takes longer, which is told as such", async ({ db }) => {
    const error: unknown = await limited(db)
      .read.select({ slept: ENDLESS })
      .from(settings)
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );
    expect(reportFailure(error, "reference of the test", "page")).toEqual({
      code: "TOO_SLOW",
      reference: "reference of the test",
    });
  });

  test("lets a transaction take its time, and reads after it none", async ({ db }) => {
    const database = limited(db);
    expect(
      await database.transaction(async (tx) => (await tx.execute("show statement_timeout")).rows),
    ).toEqual([{ statement_timeout: "0" }]);
    expect((await database.pool.query("show statement_timeout")).rows).toEqual([
      { statement_timeout: `${LIMIT_MS}ms` },
    ]);
  });

  test("stands beside one without, where jobs and commands read", async ({ db }) => {
    expect((await db.pool.query("show statement_timeout")).rows).toEqual([{ statement_timeout: "0" }]);
  });
});
