import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, expect, vi } from "vitest";
import { saveRating } from "@/lib/ratings/mutations";
import type { RatingFields } from "@/lib/ratings/schema";
import { test } from "@/tests/support/database";
import { makeScoredCountry } from "@/tests/support/scored-country";

afterEach(() => vi.restoreAllMocks());

test("a save goes to the database a few times, whatever was saved before", async ({ db }) => {
  const country = await makeScoredCountry(db);
  const ctx = country.as(country.assessor);
  let baseVersion = 0;
  const save = async (fields: RatingFields) => {
    const outcome = await saveRating(ctx, {
      round: country.round,
      iso3: country.iso3,
      indicator: "G2.1",
      kind: "assessor",
      baseVersion,
      mutationId: randomUUID(),
      fields,
    });
    if (outcome.status !== "saved") throw new Error(JSON.stringify(outcome));
    baseVersion = outcome.version;
  };
  await save({ level: 1, rationale: "First." });
  const query = vi.spyOn(pg.Client.prototype, "query");
  for (const number of [1, 2, 3]) {
    query.mockClear();
    await save({ rationale: `Again ${number}.` });
    // Begin, the lock of the assessment, what stands of it, rating, change with its answer, salts, events, and the chain with the commit.
    expect(query).toHaveBeenCalledTimes(8);
    query.mockClear();
    await save({ level: number + 1 });
    // And for the figures their lock, what they are computed of, and themselves.
    expect(query).toHaveBeenCalledTimes(11);
  }
});
