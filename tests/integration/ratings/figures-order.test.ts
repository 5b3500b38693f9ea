import { asc, eq, inArray, sql } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { assessments } from "@/db/schema/assessment";
import { instrumentEditions } from "@/db/schema/instrument";
import { rounds } from "@/db/schema/round";
import { recomputeEach } from "@/lib/ratings/figures";
import { test } from "@/tests/support/database";
import { makeScoredCountry } from "@/tests/support/scored-country";

const lockOf = (id: string) => sql`hashtextextended(${`figures:${id}`}, 0)`;

test("figures of several assessments are locked in one order, whatever the order that they are given in", async ({
  db,
}) => {
  const countries = [await makeScoredCountry(db), await makeScoredCountry(db)];
  const ids = countries.map(({ assessmentId }) => assessmentId);
  const targets = await db.read
    .select({
      id: assessments.id,
      editionId: assessments.editionId,
      cutOffOn: rounds.cutOffOn,
      editionSha256: instrumentEditions.sha256,
    })
    .from(assessments)
    .innerJoin(rounds, eq(rounds.id, assessments.roundId))
    .innerJoin(instrumentEditions, eq(instrumentEditions.id, assessments.editionId))
    .where(inArray(assessments.id, ids))
    .orderBy(asc(assessments.id));
  const [first, second] = targets;
  if (first === undefined || second === undefined) throw new Error("two assessments were made");
  const country = countries[0];
  if (country === undefined) throw new Error("two countries were made");
  for (const given of [targets, targets.toReversed()]) {
    const { promise: held, resolve: say } = Promise.withResolvers<void>();
    const { promise: looked, resolve: goOn } = Promise.withResolvers<void>();
    const holder = db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${lockOf(first.id)})`);
      say();
      await looked;
    });
    await held;
    const waiting = db.transaction((tx) =>
      recomputeEach({ ...country.as(country.lead), read: tx, tx }, given),
    );
    try {
      await expect.poll(() => waitingLocks(db)).toBe(1);
      // Who waits for the first holds nothing of the second.
      const free = await db.transaction((tx) =>
        tx.execute(sql`select pg_try_advisory_xact_lock(${lockOf(second.id)}) as free`),
      );
      expect(free.rows).toEqual([{ free: true }]);
    } finally {
      goOn();
      await Promise.all([holder, waiting]);
    }
  }
});

/** How many transactions wait for an advisory lock in this database. */
async function waitingLocks(db: Database): Promise<number> {
  const { rows } = await db.transaction((tx) =>
    tx.execute(
      sql`select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`,
    ),
  );
  return Number(rows[0]?.waiting);
}
