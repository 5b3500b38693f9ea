import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { erasures, revisions } from "@/db/schema/audit";
import { ratings } from "@/db/schema/rating";
import { comments } from "@/db/schema/review";
import { historyOf } from "@/lib/audit/queries";
import { verifyChain } from "@/lib/audit/verify";
import { constraintOf } from "@/lib/core/constraint";
import type { Ctx } from "@/lib/core/context";
import { confirmErasure, declineErasure, proposeErasure } from "@/lib/erasures/mutations";
import { erasableNoun, erasuresToConfirm, getErasure, listErasures } from "@/lib/erasures/queries";
import { ERASED_MARK } from "@/lib/erasures/schema";
import { saveRating } from "@/lib/ratings/mutations";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll } from "@/tests/support/released-country";
import { makeScoredCountry } from "@/tests/support/scored-country";
import {
  type Held,
  KINDS_OF_TEXT,
  newest,
  newPassage,
  newRound,
  saveRationale,
  wordOf,
  writeComment,
} from "@/tests/support/typed-texts";
import { tablesHolding } from "@/tests/support/whole-database";

const LATER = new Date(TEST_NOW.getTime() + 3_600_000);

/** Two people who may erase. */
async function twoManagers(db: Database) {
  const manager = async (name: string) =>
    contextOf(db, await makePerson(db, name, ["programme_manager"]), LATER);
  return { one: await manager("One"), two: await manager("Two") };
}

const rowText = async (db: Database, id: string) =>
  (await db.read.select({ rationale: ratings.rationale }).from(ratings).where(eq(ratings.id, id)))[0];

const idOf = ({ actor }: Ctx) => (actor.kind === "user" ? actor.userId : "");

/** Proposes and gives the id of the erasure. Throws where it is refused. */
async function propose(ctx: Ctx, held: Held): Promise<string> {
  const proposed = await proposeErasure(ctx, { ...held, reason: "A person can be recognised." });
  if (!proposed.ok) throw new Error(proposed.reason);
  return proposed.value.erasureId;
}

describe("two people together erase", () => {
  test.for(Object.entries(KINDS_OF_TEXT))(
    "%s from every table, and the chain stays whole",
    async ([, write], { db }) => {
      const passage = newPassage();
      const held = { ...(await write(db, passage)), passage };
      const word = wordOf(passage);
      expect((await tablesHolding(db, word)).length).toBeGreaterThan(0);
      const { one, two } = await twoManagers(db);
      const id = await propose(one, held);
      expect(await confirmErasure(one, id)).toEqual({ ok: false, reason: "same_person" });
      for (const roles of [["administrator"], ["observer"], ["data_steward"], []] as const) {
        const other = contextOf(db, await makePerson(db, "Other", roles), LATER);
        await expect(confirmErasure(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
      }
      expect(await tablesHolding(db, word)).toContain("public.erasures");
      expect(await confirmErasure(two, id)).toMatchObject({ ok: true, value: { releases: [] } });
      expect(await tablesHolding(db, word)).toEqual([]);
      expect(await verifyChain(db.read)).toMatchObject({ ok: true });
      expect(await confirmErasure(two, id)).toEqual({ ok: false, reason: "confirmed_already" });
      const [last] = await historyOf(one, held.entity, held.entityId);
      expect(last).toMatchObject({ action: "erasure.confirm", reason: "A person can be recognised." });
    },
  );
});

describe("a proposal that is not confirmed", () => {
  test("is taken back or declined: it forgets its passage, the text stays, and it ends for good", async ({
    db,
  }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, passage, 0);
    const held = { entity: "rating", entityId: await newest(db, "rating"), passage };
    const { one, two } = await twoManagers(db);
    for (const by of [one, two]) {
      const id = await propose(one, held);
      await expect(
        declineErasure(contextOf(db, await makePerson(db, "Other", ["observer"]), LATER), id),
      ).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(await declineErasure(by, id)).toMatchObject({ ok: true });
      expect(await tablesHolding(db, wordOf(passage))).not.toContain("public.erasures");
      expect(await confirmErasure(two, id)).toEqual({ ok: false, reason: "declined" });
      expect(await declineErasure(two, id)).toEqual({ ok: false, reason: "declined" });
      const [row] = await db.read.select().from(erasures).where(eq(erasures.id, id));
      expect(row).toMatchObject({ passage: null, confirmedBy: null, declinedBy: idOf(by) });
    }
    expect((await rowText(db, held.entityId))?.rationale).toBe(passage);
    expect(await verifyChain(db.read)).toMatchObject({ ok: true });
  });

  test("waits for the other manager, is read by both, and is absent for everybody else", async ({ db }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, passage, 0);
    const held = { entity: "rating", entityId: await newest(db, "rating"), passage };
    const { one, two } = await twoManagers(db);
    const before = { one: await erasuresToConfirm(one), two: await erasuresToConfirm(two) };
    const id = await propose(one, held);
    expect(await erasuresToConfirm(one)).toBe(before.one);
    expect(await erasuresToConfirm(two)).toBe(before.two + 1);
    expect(await getErasure(two, id)).toMatchObject({ passage, isOwn: false, end: null });
    const { waiting } = await listErasures(two);
    expect(waiting.find((line) => line.id === id)).not.toHaveProperty("passage");
    await confirmErasure(two, id);
    expect(await getErasure(one, id)).toMatchObject({
      passage: null,
      end: { kind: "confirmed", by: "Two" },
    });
    const lead = contextOf(db, country.lead, LATER);
    await expect(listErasures(lead)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getErasure(lead, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await erasuresToConfirm(lead)).toBe(0);
    await expect(erasableNoun(lead, "rating", held.entityId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the rule of two people", () => {
  test("answers as if there were nothing to whoever may not erase", async ({ db }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, passage, 0);
    const held = { entity: "rating", entityId: await newest(db, "rating"), passage };
    for (const actor of [country.lead, await makePerson(db, "Administrator", ["administrator"])]) {
      const proposal = { ...held, reason: "A name." };
      await expect(proposeErasure(contextOf(db, actor), proposal)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
  });

  test("refuses a reason that says the passage again, and what is frozen", async ({ db }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, passage, 0);
    const { one, two } = await twoManagers(db);
    const held = { entity: "rating", entityId: await newest(db, "rating"), passage, reason: "A name." };
    const refused = { ok: false, reason: "nothing_to_erase" };
    expect(await proposeErasure(one, { ...held, entity: "release" })).toEqual(refused);
    expect(await proposeErasure(one, { ...held, reason: `It names ${passage}` })).toEqual({
      ok: false,
      reason: "reason_repeats_passage",
    });
    // Another proposal of the same passage says nothing any more once the first one was confirmed.
    const [first, second] = [await propose(one, held), await propose(two, held)];
    expect(await confirmErasure(two, first)).toMatchObject({ ok: true });
    expect(await confirmErasure(one, second)).toEqual(refused);
  });

  test("leaves the rest of the text, its author and its history, and asks who saves over it", async ({
    db,
  }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, "First.", 0);
    await saveRationale(country, `First. ${passage} Last.`, 1);
    const entityId = await newest(db, "rating");
    const { one, two } = await twoManagers(db);
    await confirmErasure(two, await propose(one, { entity: "rating", entityId, passage }));
    const [row] = await db.read.select().from(ratings).where(eq(ratings.id, entityId));
    expect(row).toMatchObject({
      rationale: `First. ${ERASED_MARK} Last.`,
      updatedBy: country.lead.userId,
      version: 3,
    });
    const kept = await db.read
      .select({ version: revisions.version, salt: revisions.salt })
      .from(revisions)
      .where(eq(revisions.entityId, entityId))
      .orderBy(revisions.version);
    expect(kept.map(({ version, salt }) => [version, salt === null])).toEqual([
      [1, false],
      [2, true],
      [3, false],
    ]);
    const late = saveRating(country.as(country.assessor), {
      round: country.round,
      iso3: country.iso3,
      indicator: "G2.1",
      kind: "assessor",
      baseVersion: 2,
      mutationId: randomUUID(),
      fields: { rationale: `First. ${passage} Last, and more.` },
    });
    expect(await late).toMatchObject({ status: "conflict" });
  });

  test("names the releases that hold the passage, which stay as they are", async ({ db }) => {
    const passage = newPassage();
    const people = await makeProgramme(db);
    const key = { round: newRound(), iso3: "XYD" };
    await openRound(db, people, key.round, [key.iso3]);
    await rateAll(db, people, key, { "G2.1": { rationale: passage } });
    await publish(db, people, key);
    const [rating] = await db.read
      .select({ id: ratings.id })
      .from(ratings)
      .where(eq(ratings.rationale, passage));
    const { one, two } = await twoManagers(db);
    const id = await propose(one, { entity: "rating", entityId: rating?.id ?? "", passage });
    const code = `${key.round}-${key.iso3}-1`;
    expect(await confirmErasure(two, id)).toMatchObject({ ok: true, value: { releases: [code] } });
    expect(await tablesHolding(db, wordOf(passage))).toEqual(["public.releases"]);
    expect(await verifyChain(db.read)).toMatchObject({ ok: true });
  });
});

describe("the database", () => {
  /** The rule that refuses a write, or null where it is taken. */
  const refusalOf = (db: Database, work: Parameters<Database["transaction"]>[0]) =>
    db.transaction(work).then(
      () => null,
      (error: unknown) => constraintOf(error) ?? String(error),
    );

  test("changes no step and takes none away without an erasure", async ({ db }) => {
    const people = await makeProgramme(db);
    await openRound(db, people, newRound(), ["XYF"]);
    for (const statement of [
      "update assessment_transitions set reason = 'Another.'",
      "update assessment_transitions set at = at",
      "delete from assessment_transitions",
    ]) {
      const rule = await refusalOf(db, (tx) => tx.execute(sql.raw(statement)));
      expect(rule, statement).toBe("assessment_transitions_immutable");
    }
  });

  test("takes a passage away in the transaction that confirms it, and nothing else", async ({ db }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    const entityId = await writeComment(db, country, `Said ${passage}.`);
    const { one, two } = await twoManagers(db);
    const id = await propose(one, { entity: "comment", entityId, passage });
    const confirmed = { confirmedBy: idOf(two), confirmedAt: LATER };
    const own = eq(comments.id, entityId);
    const erased = { body: `Said ${ERASED_MARK}.` };
    expect(await refusalOf(db, (tx) => tx.update(comments).set(erased).where(own))).toBe(
      "comments_immutable",
    );
    const inside = (values: Partial<typeof comments.$inferInsert>) =>
      refusalOf(db, async (tx) => {
        await tx.update(erasures).set(confirmed).where(eq(erasures.id, id));
        await tx.update(comments).set(values).where(own);
        await tx.update(erasures).set({ passage: null }).where(eq(erasures.id, id));
      });
    expect(await inside({ body: "Something else." })).toBe("comments_immutable");
    expect(await inside({ ...erased, writtenAt: LATER })).toBe("comments_immutable");
    expect(await inside(erased)).toBeNull();
    expect(await inside(erased)).toBe("erasures_immutable");
  });

  test("takes no revision away that does not hold the passage, and keeps no passage that was confirmed", async ({
    db,
  }) => {
    const passage = newPassage();
    const country = await makeScoredCountry(db);
    await saveRationale(country, "What may be read.", 0);
    await saveRationale(country, passage, 1);
    const entityId = await newest(db, "rating");
    const { one, two } = await twoManagers(db);
    const erasureId = await propose(one, { entity: "rating", entityId, passage });
    const confirmed = { confirmedBy: idOf(two), confirmedAt: LATER };
    const gone = { content: null, salt: null, reason: null, reasonSalt: null, erasureId };
    const own = eq(revisions.entityId, entityId);
    const outside = await refusalOf(db, (tx) => tx.update(revisions).set(gone).where(own));
    expect(outside).toBe("revisions_only_erase");
    const inside = await refusalOf(db, async (tx) => {
      await tx.update(erasures).set(confirmed).where(eq(erasures.id, erasureId));
      await tx.update(revisions).set(gone).where(own);
    });
    expect(inside).toBe("revisions_only_erase");
    const kept = await refusalOf(db, (tx) =>
      tx.update(erasures).set(confirmed).where(eq(erasures.id, erasureId)),
    );
    expect(kept).toBe("erasures_forgotten");
    const row = {
      id: randomUUID(),
      entity: "rating",
      entityId,
      passage,
      reason: "A name.",
      proposedAt: LATER,
    };
    const atOnce = await refusalOf(db, (tx) =>
      tx.insert(erasures).values({ ...row, proposedBy: idOf(one), ...confirmed }),
    );
    expect(atOnce).toBe("erasures_propose_first");
  });
});
