/** What an erasure must not do beside taking a passage away. */
import { randomUUID } from "node:crypto";
import { and, desc, eq, isNotNull } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { auditEvents, erasures, revisions } from "@/db/schema/audit";
import { ratings } from "@/db/schema/rating";
import { verifyChain } from "@/lib/audit/verify";
import { confirmErasure, proposeErasure } from "@/lib/erasures/mutations";
import { ERASED_MARK } from "@/lib/erasures/schema";
import { saveRating } from "@/lib/ratings/mutations";
import { addInterest, removeInterest } from "@/lib/users/mutations";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound } from "@/tests/support/released-country";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { newest, newPassage, saveRationale } from "@/tests/support/typed-texts";

/** Only ends what hangs. */
const HANGING_MS = 60_000;
const LATER = new Date(TEST_NOW.getTime() + 3_600_000);
const reason = "A person can be recognised.";
const manager = async (db: Database) =>
  contextOf(db, await makePerson(db, "Manager", ["programme_manager"]), LATER);

/** Proposed by one and confirmed by another. Throws where the proposal is refused. */
async function erase(db: Database, held: { entity: string; entityId: string; passage: string }) {
  const proposed = await proposeErasure(await manager(db), { ...held, reason });
  if (!proposed.ok) throw new Error(proposed.reason);
  return confirmErasure(await manager(db), proposed.value.erasureId);
}

const rowOf = async (db: Database, id: string) =>
  (await db.read.select().from(ratings).where(eq(ratings.id, id)))[0];
const textsGone = (db: Database) => db.read.$count(revisions, isNotNull(revisions.erasureId));

describe("a proposal", () => {
  test("tells nobody whether a text that is not open to them holds a word", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const note = { teamNote: `Told by ${newPassage()}` };
    const key = { round: country.round, iso3: country.iso3, indicator: "G2.1", kind: "assessor" } as const;
    await saveRating(country.as(country.lead), {
      ...key,
      baseVersion: 0,
      mutationId: randomUUID(),
      fields: note,
    });
    const entityId = await newest(db, "rating");
    const one = await manager(db);
    for (const guess of [
      { entityId, passage: "Told by" },
      { entityId, passage: "Heard from" },
      { entityId: randomUUID(), passage: "Told by" },
    ]) {
      expect(await proposeErasure(one, { entity: "rating", ...guess, reason })).toMatchObject({ ok: true });
    }
    expect(await db.read.$count(auditEvents, eq(auditEvents.action, "erasure.propose"))).toBe(3);
  });

  test("of what is not there is forgotten by its confirmation, and changes nothing else", async ({ db }) => {
    const country = await makeScoredCountry(db);
    await saveRationale(country, "What may be read.", 0);
    const entityId = await newest(db, "rating");
    const before = await textsGone(db);
    expect(await erase(db, { entity: "rating", entityId, passage: newPassage() })).toEqual({
      ok: true,
      value: { erased: 0, releases: [] },
    });
    expect(await textsGone(db)).toBe(before);
    expect(await rowOf(db, entityId)).toMatchObject({ version: 1, rationale: "What may be read." });
    expect(
      await db.read.$count(erasures, and(eq(erasures.entityId, entityId), isNotNull(erasures.passage))),
    ).toBe(0);
  });
});

describe("a passage", () => {
  test("that is also the name of a field takes no text away that does not hold it", async ({ db }) => {
    const country = await makeScoredCountry(db);
    await saveRationale(country, "What may be read.", 0);
    await saveRationale(country, "The rationale.", 1);
    const entityId = await newest(db, "rating");
    expect(await erase(db, { entity: "rating", entityId, passage: "rationale" })).toMatchObject({
      value: { erased: 2 },
    });
    const kept = await db.read
      .select({ version: revisions.version, content: revisions.content })
      .from(revisions)
      .where(eq(revisions.entityId, entityId))
      .orderBy(revisions.version);
    expect(kept.map(({ version, content }) => [version, content === null])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
  });

  test("that is also a code of the judgement leaves the judgement as it was confirmed", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const key = { round: country.round, iso3: country.iso3, indicator: "G2.1", kind: "assessor" } as const;
    const fields = { state: "rated", level: 2, rationale: "As rated." } as const;
    await saveRating(country.as(country.lead), { ...key, baseVersion: 0, mutationId: randomUUID(), fields });
    const entityId = await newest(db, "rating");
    await erase(db, { entity: "rating", entityId, passage: "rated" });
    expect(await rowOf(db, entityId)).toMatchObject({
      rationale: `As ${ERASED_MARK}.`,
      fieldVersions: { state: 1, level: 1, rationale: 2 },
    });
  });
});

test("an erasure leaves on record who got which right, and in which state an assessment was", async ({
  db,
}) => {
  const people = await makeProgramme(db);
  const round = "EL";
  await openRound(db, people, round, ["XYL"]);
  const administrator = contextOf(db, await makePerson(db, "Administrator", ["administrator"]));
  const { userId } = await makePerson(db, "Somebody", ["programme_manager"]);
  const key = { userId, iso3: "XYL" };
  await addInterest(administrator, { ...key, kind: "nationality", note: "Not a programme_manager yet." });
  await removeInterest(administrator, { ...key, kind: "nationality", reason: "Left." });
  const assessmentId = await newest(db, "assessment");
  for (const held of [
    { entity: "assessment", entityId: assessmentId, passage: "drafting" },
    { entity: "user", entityId: userId, passage: "programme_manager" },
  ]) {
    const whole = and(eq(revisions.entityId, held.entityId), isNotNull(revisions.content));
    const before = await db.read.$count(revisions, whole);
    await erase(db, held);
    const erased = held.entity === "user" ? 1 : 0;
    // What held the word in a note is gone, and what the noun holds without it was appended.
    expect(await db.read.$count(revisions, whole), held.entity).toBe(before);
    const gone = and(eq(revisions.entityId, held.entityId), isNotNull(revisions.erasureId));
    expect(await db.read.$count(revisions, gone), held.entity).toBe(erased);
  }
  const [last] = await db.read
    .select({ content: revisions.content })
    .from(revisions)
    .where(eq(revisions.entityId, userId))
    .orderBy(desc(revisions.version))
    .limit(1);
  expect(JSON.parse(last?.content ?? "")).toMatchObject({ roles: ["programme_manager"] });
});

test("an erasure that waits for a save tells of the noun as that save left it", async ({ db }) => {
  const passage = newPassage();
  const country = await makeScoredCountry(db);
  await saveRationale(country, passage, 0);
  await saveRationale(country, "What may be read.", 1);
  const entityId = await newest(db, "rating");
  const saving = await db.pool.connect();
  let outcome: unknown;
  try {
    await saving.query("begin");
    await saving.query("update ratings set team_note = 'Typed meanwhile.', version = 3 where id = $1", [
      entityId,
    ]);
    const erasing = erase(db, { entity: "rating", entityId, passage });
    const waiting =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await expect.poll(async () => (await db.pool.query(waiting)).rowCount, { timeout: HANGING_MS }).toBe(1);
    await saving.query("commit");
    outcome = await erasing;
  } finally {
    saving.release(true);
  }
  expect(outcome).toMatchObject({ ok: true });
  const [last] = await db.read
    .select({ content: revisions.content })
    .from(revisions)
    .where(eq(revisions.entityId, entityId))
    .orderBy(desc(revisions.version))
    .limit(1);
  expect(JSON.parse(last?.content ?? "")).toMatchObject({ teamNote: "Typed meanwhile." });
  expect(await verifyChain(db.read)).toMatchObject({ ok: true });
});
