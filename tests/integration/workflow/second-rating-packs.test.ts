import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { undoBatch } from "@/lib/import/undo";
import { applyPack } from "@/lib/packs/mutations";
import { getPackRun } from "@/lib/packs/runs";
import { makePack } from "@/lib/packs/workbook";
import { saveRating } from "@/lib/ratings/mutations";
import { getRating } from "@/lib/ratings/queries";
import { test } from "@/tests/support/database";
import { codeOf } from "@/tests/support/error-code";
import { store } from "@/tests/support/import-runs";
import { bringPack } from "@/tests/support/pack-runs";
import { allText, fillPack } from "@/tests/support/packs";
import { contextOf, makePerson } from "@/tests/support/programme";
import { giveOne, makeProgramme, openRound, rateAll } from "@/tests/support/released-country";

const FIRST_REASON = "CANARY-FIRST the ministry sent its register";

/** A complete first rating in a round that asks for a second one, and its second rater. */
async function scene(db: Database, round: string, iso3: string) {
  const people = await makeProgramme(db);
  const place = { round, iso3 };
  await openRound(db, people, round, [iso3], { secondRating: true });
  await rateAll(db, people, place, { "G2.1": { level: 3 } });
  const saved = await saveRating(contextOf(db, people.lead), {
    ...place,
    indicator: "G2.1",
    kind: "assessor",
    baseVersion: 1,
    mutationId: randomUUID(),
    fields: { rationale: FIRST_REASON, teamNote: FIRST_REASON },
  });
  expect(saved.status).toBe("saved");
  const second = await makePerson(db, "Second rater");
  await giveOne(contextOf(db, people.manager), place, second, "second_rater");
  return { people, second, key: { ...place, kind: "second" as const } };
}

test("the second rater takes and brings the second ratings alone, and sees no first one", async ({ db }) => {
  const { people, second, key } = await scene(db, "SP1", "XPA");
  const ctx = contextOf(db, second);
  const { bytes } = await makePack(ctx, "en", key);
  const text = await allText(bytes);
  expect(text).toContain("G2.1");
  expect(text).not.toContain("CANARY-FIRST");
  expect(await codeOf(makePack(ctx, "en", { ...key, kind: "assessor" }))).toBe("NOT_FOUND");
  for (const person of [people.lead, people.reviewer]) {
    expect(await codeOf(makePack(contextOf(db, person), "en", key))).toBe("NOT_FOUND");
  }
  const run = await bringPack(
    ctx,
    key,
    await fillPack(bytes, { "G2.1": { level: 1, rationale: "Seen by the second rater." } }),
  );
  const read = await getPackRun(ctx, store, { ...key, run });
  if (read.status !== "compared") throw new Error(read.status);
  const { versions } = read.preview;
  expect(await applyPack(ctx, store, { ...key, run, versions, choices: {} })).toEqual({
    ok: true,
    value: { changed: 1 },
  });
  const own = await getRating(ctx, { ...key, indicator: "G2.1" });
  expect(own).toMatchObject({ level: 1, rationale: "Seen by the second rater." });
  const first = await getRating(contextOf(db, people.lead), { ...key, indicator: "G2.1", kind: "assessor" });
  expect(first).toMatchObject({ level: 3, rationale: FIRST_REASON });
  const done = await getPackRun(ctx, store, { ...key, run });
  if (done.status !== "applied" || done.batch === null) throw new Error(done.status);
  expect(await codeOf(undoBatch(contextOf(db, people.lead), done.batch))).toBe("NOT_FOUND");
  expect(await undoBatch(ctx, done.batch)).toMatchObject({ ok: true, value: { undone: 1 } });
  expect(await getRating(ctx, { ...key, indicator: "G2.1" })).toMatchObject({ level: null, rationale: null });
});
