import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { erasures, revisions } from "@/db/schema/audit";
import { ratings } from "@/db/schema/rating";
import { comments } from "@/db/schema/review";
import { historyOf } from "@/lib/audit/queries";
import { verifyChain } from "@/lib/audit/verify";
import { personOf } from "@/lib/core/acting-person";
import { constraintOf } from "@/lib/core/constraint";
import { confirmErasure, proposeErasure } from "@/lib/erasures/mutations";
import { ERASED_MARK } from "@/lib/erasures/schema";
import { saveRating } from "@/lib/ratings/mutations";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, TEST_NOW } from "@/tests/support/programme";
import { makeProgramme, openRound, publish, rateAll } from "@/tests/support/released-country";
import { makeScoredCountry } from "@/tests/support/scored-country";
import { proposeToErase, twoManagers } from "@/tests/support/two-people";
import {
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

describe("two people together erase", () => {
  test.for(Object.entries(KINDS_OF_TEXT))(
    "%s from every table, and the chain stays whole",
    async ([, write], { db }) => {
      const passage = newPassage();
      const held = { ...(await write(db, passage)), passage };
      const word = wordOf(passage);
      expect((await tablesHolding(db, word)).length).toBeGreaterThan(0);
      const { one, two } = await twoManagers(db, LATER);
      const id = await proposeToErase(one, held);
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
    const { one, two } = await twoManagers(db, LATER);
    const held = { entity: "rating", entityId: await newest(db, "rating"), passage, reason: "A name." };
    const refused = { ok: false, reason: "nothing_to_erase" };
    expect(await proposeErasure(one, { ...held, entity: "release" })).toEqual(refused);
    expect(await proposeErasure(one, { ...held, reason: `It names ${passage}` })).toEqual({
      ok: false,
      reason: "reason_repeats_passage",
    });
    // Another proposal of the same passage says nothing any more once the first one was confirmed.
    const [first, second] = [await proposeToErase(one, held), await proposeToErase(two, held)];
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
    const { one, two } = await twoManagers(db, LATER);
    await confirmErasure(two, await proposeToErase(one, { entity: "rating", entityId, passage }));
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
    const { one, two } = await twoManagers(db, LATER);
    const id = await proposeToErase(one, { entity: "rating", entityId: rating?.id ?? "", passage });
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
    const { one, two } = await twoManagers(db, LATER);
    const id = await proposeToErase(one, { entity: "comment", entityId, passage });
    const confirmed = { confirmedBy: personOf(two), confirmedAt: LATER };
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
    const { one, two } = await twoManagers(db, LATER);
    const erasureId = await proposeToErase(one, { entity: "rating", entityId, passage });
    const confirmed = { confirmedBy: personOf(two), confirmedAt: LATER };
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
      tx.insert(erasures).values({ ...row, proposedBy: personOf(one), ...confirmed }),
    );
    expect(atOnce).toBe("erasures_propose_first");
  });
});
