import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect } from "vitest";
import type { Database } from "@/db/client";
import { revisions } from "@/db/schema/audit";
import { ratings } from "@/db/schema/rating";
import { confirmErasure, proposeErasure } from "@/lib/audit/erasure";
import { verifyChain } from "@/lib/audit/verify";
import { saveRating } from "@/lib/ratings/mutations";
import { test } from "@/tests/support/database";
import { contextOf, makePerson } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

const CANARY = "the name of a witness";

/** A rating whose first text held what should never have been written, and whose present text does not. */
async function ratingWithPast(db: Database) {
  const country = await makeScoredCountry(db);
  const save = (rationale: string, baseVersion: number) =>
    saveRating(country.as(country.lead), {
      round: country.round,
      iso3: country.iso3,
      indicator: "G2.1",
      kind: "assessor",
      baseVersion,
      mutationId: randomUUID(),
      fields: { rationale },
    });
  await save(CANARY, 0);
  await save("What may be read.", 1);
  const [row] = await db.read.select().from(ratings).where(eq(ratings.assessmentId, country.assessmentId));
  return { entity: "rating", entityId: row?.id ?? "", reason: "A person can be recognised." };
}

test("two people together erase an earlier text with its salt, and the chain stays whole", async ({ db }) => {
  const proposal = await ratingWithPast(db);
  const [one, two] = [
    await makePerson(db, "one", ["programme_manager"]),
    await makePerson(db, "two", ["programme_manager"]),
  ];
  const proposed = await proposeErasure(contextOf(db, one), proposal);
  if (!proposed.ok) throw new Error(proposed.reason);
  expect(await confirmErasure(contextOf(db, one), proposed.value.erasureId)).toEqual({
    ok: false,
    reason: "same_person",
  });
  expect(await confirmErasure(contextOf(db, two), proposed.value.erasureId)).toEqual({
    ok: true,
    value: { erased: 1 },
  });
  const kept = await db.read.select().from(revisions);
  expect(JSON.stringify(kept)).not.toContain(CANARY);
  const own = kept.filter(({ entityId }) => entityId === proposal.entityId);
  expect(own.map(({ version, salt }) => [version, salt === null]).sort()).toEqual([
    [1, true],
    [2, false],
  ]);
  expect(await verifyChain(db.read)).toMatchObject({ ok: true });
});

test("nobody else proposes, nothing is erased twice, and a noun with one text has nothing to erase", async ({
  db,
}) => {
  const proposal = await ratingWithPast(db);
  const one = await makePerson(db, "one", ["programme_manager"]);
  const two = await makePerson(db, "two", ["programme_manager"]);
  const administrator = await makePerson(db, "administrator", ["administrator"]);
  await expect(proposeErasure(contextOf(db, administrator), proposal)).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  expect(await proposeErasure(contextOf(db, one), { ...proposal, entityId: randomUUID() })).toEqual({
    ok: false,
    reason: "nothing_to_erase",
  });
  const proposed = await proposeErasure(contextOf(db, one), proposal);
  if (!proposed.ok) throw new Error(proposed.reason);
  await confirmErasure(contextOf(db, two), proposed.value.erasureId);
  expect(await confirmErasure(contextOf(db, two), proposed.value.erasureId)).toEqual({
    ok: false,
    reason: "confirmed_already",
  });
});

test("a revision cannot be emptied without a confirmed erasure", async ({ db }) => {
  const { entityId } = await ratingWithPast(db);
  await expect(
    db.transaction(async (tx) => {
      await tx.update(revisions).set({ content: null }).where(eq(revisions.entityId, entityId));
    }),
  ).rejects.toThrow();
});
