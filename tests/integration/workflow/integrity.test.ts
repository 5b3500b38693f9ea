import { eq, sql } from "drizzle-orm";
import { describe, expect } from "vitest";
import type { Database } from "@/db/client";
import { assessmentDuties } from "@/db/schema/assessment";
import { erasures } from "@/db/schema/audit";
import { editionNodes, editionValidations, indicators } from "@/db/schema/instrument";
import { comments, commentThreads } from "@/db/schema/review";
import { userInterests } from "@/db/schema/user";
import { giveDuty } from "@/lib/assessments/duties";
import { constraintOf } from "@/lib/core/constraint";
import { newId } from "@/lib/core/ids";
import { addInterest } from "@/lib/users/mutations";
import { test } from "@/tests/support/database";
import { contextOf, makePerson, shippedEditionId, TEST_NOW } from "@/tests/support/programme";
import { makeScoredCountry } from "@/tests/support/scored-country";

type Tx = Parameters<Parameters<Database["transaction"]>[0]>[0];

/** The rule that refuses a write, or null where it is taken. */
function refusalOf(db: Database, work: (tx: Tx) => Promise<unknown>): Promise<string | null> {
  return db.transaction(work).then(
    () => null,
    (error: unknown) => constraintOf(error) ?? String(error),
  );
}

describe("a published edition", () => {
  test("takes no further indicator and no further node", async ({ db }) => {
    const editionId = await shippedEditionId(db);
    const indicator = { editionId, code: "Z9", domain: null, position: 99, notApplicableAllowed: false };
    expect(await refusalOf(db, (tx) => tx.insert(indicators).values(indicator))).toBe("indicators_immutable");
    const node = { editionId, key: "Z9", kind: "domain", position: 99 } as const;
    expect(await refusalOf(db, (tx) => tx.insert(editionNodes).values(node))).toBe("edition_nodes_immutable");
  });
});

describe("what only grows", () => {
  test.for([
    "indicators",
    "edition_nodes",
    "edition_crosswalks",
    "edition_crosswalk_rows",
    "edition_drafts",
    "assessment_transitions",
    "rating_revisions",
    "releases",
    "release_seals",
    "erasures",
    "edition_validations",
    "comments",
  ])("%s is never emptied", async (table, { db }) => {
    const rule = await refusalOf(db, (tx) => tx.execute(sql.raw(`truncate ${table} cascade`)));
    expect(rule).toMatch(/_immutable$/);
  });

  test("a comment is neither changed nor taken away", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const [threadId, id] = [newId(TEST_NOW), newId(TEST_NOW)];
    const { userId: authorId } = country.reviewer;
    const editionId = await shippedEditionId(db);
    await db.transaction(async (tx) => {
      await tx.insert(commentThreads).values({
        id: threadId,
        assessmentId: country.assessmentId,
        editionId,
        indicator: "G2.1",
        state: "open",
        openedBy: authorId,
        openedAt: TEST_NOW,
        version: 1,
      });
      const text = { body: "Why?", language: "en", writtenAt: TEST_NOW };
      await tx.insert(comments).values({ id, threadId, authorId, ...text });
    });
    const own = eq(comments.id, id);
    expect(await refusalOf(db, (tx) => tx.update(comments).set({ body: "So." }).where(own))).toBe(
      "comments_immutable",
    );
    expect(await refusalOf(db, (tx) => tx.delete(comments).where(own))).toBe("comments_immutable");
  });

  test("an erasure is confirmed once and says nothing else afterwards", async ({ db }) => {
    const [one, two] = [await makePerson(db, "One"), await makePerson(db, "Two")];
    const id = newId(TEST_NOW);
    const own = eq(erasures.id, id);
    const proposal = {
      id,
      entity: "rating",
      entityId: newId(TEST_NOW),
      passage: "A name of somebody",
      reason: "A name.",
      proposedAt: TEST_NOW,
    };
    await db.transaction((tx) => tx.insert(erasures).values({ ...proposal, proposedBy: one.userId }));
    const update = (values: Partial<typeof erasures.$inferInsert>) =>
      refusalOf(db, (tx) => tx.update(erasures).set(values).where(own));
    const confirmed = { confirmedBy: two.userId, confirmedAt: TEST_NOW };
    expect(await update({ reason: "Another." })).toBe("erasures_immutable");
    expect(await update({ ...confirmed, reason: "Another." })).toBe("erasures_immutable");
    expect(await update({ passage: null })).toBe("erasures_immutable");
    const forgotten = refusalOf(db, async (tx) => {
      await tx.update(erasures).set(confirmed).where(own);
      await tx.update(erasures).set({ passage: null }).where(own);
    });
    expect(await forgotten).toBeNull();
    expect(await update({ confirmedBy: null, confirmedAt: null })).toBe("erasures_immutable");
    expect(await refusalOf(db, (tx) => tx.delete(erasures).where(own))).toBe("erasures_immutable");
  });

  test("a validation of an edition stays as it was recorded", async ({ db }) => {
    const person = await makePerson(db, "Recorder");
    const id = newId(TEST_NOW);
    const editionId = await shippedEditionId(db);
    await db.transaction((tx) =>
      tx.insert(editionValidations).values({
        id,
        editionId,
        validatedBy: "A board",
        validatedOn: "2026-01-01",
        note: null,
        recordedBy: person.userId,
        recordedAt: TEST_NOW,
      }),
    );
    const change = (tx: Tx) => tx.update(editionValidations).set({ validatedBy: "Nobody" });
    expect(await refusalOf(db, change)).toBe("edition_validations_immutable");
  });
});

describe("distance from the own State", () => {
  test("leaves the focal point only, by the mutation and in the database", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    const { userId } = await makePerson(db, "National");
    const interest = { userId, countryId: country.countryId, kind: "nationality", note: null } as const;
    await db.transaction((tx) => tx.insert(userInterests).values(interest));
    const give = (duty: "contributor" | "focal_point") => giveDuty(manager, country, { userId, duty });
    expect(await give("contributor")).toEqual({ ok: false, reason: "own_state" });
    const row = { id: newId(TEST_NOW), assessmentId: country.assessmentId, userId, givenAt: TEST_NOW };
    const directly = (tx: Tx) =>
      tx.insert(assessmentDuties).values({ ...row, duty: "contributor", endedAt: null });
    expect(await refusalOf(db, directly)).toBe("assessment_duties_own_state");
    expect(await give("focal_point")).toMatchObject({ ok: true });
  });

  test("is kept by interests that come later", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const contributor = await makePerson(db, "Contributor");
    await country.giveDuty(contributor.userId, "contributor");
    const note = (userId: string) =>
      addInterest(admin, { userId, iso3: country.iso3, kind: "interest", note: null });
    for (const { userId } of [country.assessor, contributor]) {
      expect(await note(userId)).toEqual({ ok: false, reason: "holds_duty_there" });
      const interest = { userId, countryId: country.countryId, kind: "nationality", note: null } as const;
      expect(await refusalOf(db, (tx) => tx.insert(userInterests).values(interest))).toBe(
        "user_interests_duty_there",
      );
    }
  });

  test("holds when a duty and an interest are noted at the same moment", async ({ db }) => {
    const country = await makeScoredCountry(db);
    const admin = contextOf(db, await makePerson(db, "Admin", ["administrator"]));
    const manager = contextOf(db, await makePerson(db, "Manager", ["programme_manager"]));
    const people = await Promise.all(Array.from({ length: 8 }, () => makePerson(db, "Twice")));
    await Promise.all(
      people.flatMap(({ userId }) => [
        giveDuty(manager, country, { userId, duty: "contributor" }),
        addInterest(admin, { userId, iso3: country.iso3, kind: "interest", note: null }),
      ]),
    );
    const both = await db.read
      .select({ userId: assessmentDuties.userId })
      .from(assessmentDuties)
      .innerJoin(userInterests, eq(userInterests.userId, assessmentDuties.userId))
      .where(eq(assessmentDuties.assessmentId, country.assessmentId));
    expect(both).toEqual([]);
  });
});
