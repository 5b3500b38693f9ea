import type { Database } from "@/db/client";

/** A count from 1 for each database, so that what a test makes does not hang on other files of the same process. */
export function countPerDatabase(): (db: Database) => number {
  const counts = new WeakMap<object, number>();
  return ({ pool }) => {
    const next = (counts.get(pool) ?? 0) + 1;
    counts.set(pool, next);
    return next;
  };
}
